// What a reader gets from a Word file: its parts, each checked to be well-formed XML, and the text in reading order.
import { strFromU8, unzipSync } from 'fflate'

export type XmlNode = { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] }
export type ReadDocx = {
  files: Record<string, Uint8Array>
  parts: Record<string, XmlNode>
  /** A line a paragraph. */
  text: string
  paragraphs: { style: string; text: string }[]
}

export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes)
  const parts = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, file]) => [name, parseXml(strFromU8(file), name)]),
  )
  const paragraphs = ['word/document.xml', 'word/header1.xml', 'word/footer1.xml', 'word/footer2.xml'].flatMap((name) =>
    all(parts[name]!, 'w:p').map((node) => ({
      style: all(node, 'w:pStyle')[0]?.attributes['w:val'] ?? 'Normal',
      text: textOf(node),
    })),
  )
  return { files, parts, paragraphs, text: paragraphs.map(({ text }) => text).join('\n') }
}

/** Every element of this name below a node, in document order. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  )
}

export const childrenOf = (node: XmlNode): XmlNode[] =>
  node.children.filter((child): child is XmlNode => typeof child !== 'string')

function textOf(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return ''
      if (child.name === 'w:t') return child.children.join('')
      if (child.name === 'w:tab' || child.name === 'w:br') return ' '
      return child.name === 'w:instrText' ? '' : textOf(child)
    })
    .join('')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#9': '\t', '#10': '\n', '#13': '\r' }

/** @throws Error at the first thing that is not well-formed. */
function parseXml(text: string, name: string): XmlNode {
  const fail = (why: string, at: number): never => {
    throw new Error(`${name} at ${at}: ${why}: ${text.slice(at, at + 60)}`)
  }
  const plain = (raw: string, at: number): string =>
    raw.replace(/&([^;&\s]*);?/g, (all, entity: string) =>
      all.endsWith(';') && entity in ENTITIES ? ENTITIES[entity]! : fail(`entity ${all}`, at),
    )
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const open = [root]
  const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y
  let at = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : fail('no declaration', 0)
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const words = text.slice(at, next === -1 ? undefined : next)
    if (words.trim() !== '' && open.length === 1) fail('text outside', at)
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F>]/.test(words)) fail('a letter that must not be there', at)
    if (words !== '' && open.length > 1) open.at(-1)!.children.push(plain(words, at))
    if (next === -1) break
    tag.lastIndex = next
    const [whole, close, element, attributes, empty] = tag.exec(text) ?? fail('no tag', next)
    if (close) {
      if (open.length < 2 || open.pop()!.name !== element) fail('closes what is not open', next)
    } else {
      const pairs = [...attributes!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        plain(value!, next),
      ])
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) fail('an attribute twice', next)
      const node: XmlNode = { name: element!, attributes: Object.fromEntries(pairs), children: [] }
      open.at(-1)!.children.push(node)
      if (!empty) open.push(node)
    }
    at = next + whole.length
  }
  if (open.length > 1 || root.children.length !== 1) fail('not one whole element', at)
  return root.children[0] as XmlNode
}
