// Rich text of a shape (ProseMirror JSON) as paragraphs of runs for paper: marks, links, lists, headings, quotes and code.
import type { RichParagraph, RichRun } from '../../shared/pdf/frames.ts'

type Node = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** The canvas's own colour of highlighted text. */
const HIGHLIGHT = '#FDDD00'
/** Sizes of a browser's headings, as shares of the text's. */
const HEADING_SCALES = [2, 1.5, 1.17, 1, 0.83, 0.67]
/** Only addresses that a reader may be sent to; never a script. */
const OPENABLE = /^(https?:|mailto:|tel:)/i

/** @param richText a TipTap document; plain text is taken as it is. */
export function richTextParagraphs(richText: unknown): RichParagraph[] {
  if (typeof richText === 'string')
    return richText === ''
      ? []
      : richText.split('\n').map((text) => ({ bullet: null, indent: 0, scale: 1, runs: [plainRun(text)] }))
  const paragraphs: RichParagraph[] = []
  for (const node of (richText as Node | null)?.content ?? []) addBlock(node, 0, null, paragraphs)
  const isEmpty = paragraphs.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))
  return isEmpty ? [] : paragraphs
}

/** An address as it may stand in a file; null for what must not be opened. */
export function openableLink(href: unknown): string | null {
  if (typeof href !== 'string' || href.trim() === '') return null
  const address = /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `https://${href}`
  return OPENABLE.test(address) ? encodeLetters(address) : null
}

/** PDF addresses are plain ASCII. Half a letter, which no address can hold, becomes the sign for one that is not known. */
const encodeLetters = (address: string): string =>
  address.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part))

const plainRun = (text: string): RichRun => ({ text, isBold: false, isItalic: false, isCode: false })

function addBlock(node: Node, indent: number, bullet: string | null, into: RichParagraph[]): void {
  if (node.type === 'bulletList' || node.type === 'orderedList') {
    const start = typeof node.attrs?.['start'] === 'number' ? node.attrs['start'] : 1
    node.content?.forEach((item, i) => {
      const sign = node.type === 'orderedList' ? `${start + i}.` : indent === 0 ? '•' : '◦'
      item.content?.forEach((child, k) => addBlock(child, indent + 1, k === 0 ? sign : null, into))
    })
    return
  }
  if (node.content?.some((child) => child.type !== 'text' && child.type !== 'hardBreak')) {
    const inner = node.type === 'blockquote' ? indent + 1 : indent
    node.content.forEach((child, i) => addBlock(child, inner, i === 0 ? bullet : null, into))
    return
  }
  const level = node.type === 'heading' && typeof node.attrs?.['level'] === 'number' ? node.attrs['level'] : null
  const scale = level === null ? 1 : (HEADING_SCALES[level - 1] ?? 1)
  const runs = (node.content ?? []).map((child) => runOf(child, level !== null, node.type === 'codeBlock'))
  into.push({ bullet, indent, scale, runs })
}

function runOf(node: Node, isHeading: boolean, isCode: boolean): RichRun {
  const has = (type: string) => node.marks?.some((one) => one.type === type) === true
  const link = openableLink(node.marks?.find((one) => one.type === 'link')?.attrs?.['href'])
  return {
    text: node.type === 'hardBreak' ? '\n' : (node.text ?? ''),
    isBold: isHeading || has('bold'),
    isItalic: has('italic'),
    isCode: isCode || has('code'),
    ...(has('underline') ? { isUnderlined: true } : {}),
    ...(has('strike') ? { isStruck: true } : {}),
    ...(has('highlight') ? { mark: HIGHLIGHT } : {}),
    ...(link === null ? {} : { link }),
  }
}
