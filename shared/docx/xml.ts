// XML as text, built from the inside out. Knows nothing of documents.

/** Markup that is well-formed already, in contrast to a text that still has to be escaped. */
export type Xml = string & { readonly isMarkup: unique symbol }

type Attributes = Readonly<Record<string, string | number | undefined>>

/** Characters that XML 1.0 cannot hold, halves of surrogate pairs included. */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** A text as it stands between tags. Characters that XML cannot hold are left out. */
export function escaped(text: string): Xml {
  return text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') as Xml
}

const quoted = (value: string): string =>
  escaped(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\r', '&#13;').replaceAll('\n', '&#10;')

/** One element; attributes without a value are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Xml[]): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${quoted(String(value))}"`)
    .join('')
  const inside = children.join('')
  return (inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`) as Xml
}

/** A part of a package: the declaration and its root. */
export const xmlFile = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`

export const join = (parts: readonly Xml[]): Xml => parts.join('') as Xml
