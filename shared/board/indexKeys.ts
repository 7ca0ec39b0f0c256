// Order keys of tldraw's records ("a1" < "a2" < ... < "az" < "b00" < ...), for records that are made without a canvas.
// Knows only how to count; inserting between two keys is the canvas's business.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The key of the n-th record among its siblings.
 * @param n whole number from 1 to 3905 (61 keys of one digit, then two digits).
 * @throws Error outside that range.
 */
export function indexKey(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 61 + 62 * 62) throw new Error(`indexKey: ${n} is not from 1 to 3905`)
  if (n <= 61) return `a${DIGITS[n]!}`
  const rest = n - 62
  return `b${DIGITS[Math.floor(rest / 62)]!}${DIGITS[rest % 62]!}`
}

/** The whole part of a key: its head says how many digits follow (a one, b two ...). What is behind it is a fraction. */
const WHOLE = /^([a-z])([0-9A-Za-z]+)/

/**
 * A key behind all of these; what is no key counts for nothing.
 * @param keys of the siblings, as the canvas or this file made them
 */
export function indexAbove(keys: Iterable<string>): string {
  let last = 'a0'
  for (const key of keys) if (WHOLE.test(key) && key > last) last = key
  const [, head = 'a', rest = ''] = WHOLE.exec(last) ?? []
  const count = head.charCodeAt(0) - 'a'.charCodeAt(0) + 1
  const digits = [...rest.slice(0, count).padEnd(count, DIGITS[0])]
  for (let place = count - 1; place >= 0; place--) {
    const digit = DIGITS.indexOf(digits[place]!) + 1
    if (digit < DIGITS.length)
      return `${head}${digits.slice(0, place).join('')}${DIGITS[digit]!}${DIGITS[0]!.repeat(count - 1 - place)}`
  }
  return `${String.fromCharCode(head.charCodeAt(0) + 1)}${DIGITS[0]!.repeat(count + 1)}`
}
