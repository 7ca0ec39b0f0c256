// SVG as text: elements with their attributes, escaped. Knows nothing of what is drawn.

type Value = string | number | undefined

/** Numbers are written with three decimals at most; attributes without a value are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, inside = ''): string {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
  )
  return inside === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${inside}</${name}>`
}

export const number = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Letters that XML does not know at all are dropped. */
export const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** `undefined` for the matrix that changes nothing. */
export function transformOf([a, b, c, d, e, f]: readonly number[]): string | undefined {
  const values = [a, b, c, d, e, f].map((value) => Math.round((value ?? 0) * 100_000) / 100_000)
  return values.join(' ') === '1 0 0 1 0 0' ? undefined : `matrix(${values.join(' ')})`
}
