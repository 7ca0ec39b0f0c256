// Order keys of tldraw's records ("a1" < "a2" < ... < "az" < "b00" < ...), for records the server makes in one go.
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
