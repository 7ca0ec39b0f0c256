// Rich text of a shape (ProseMirror JSON) as paragraphs of runs for paper: bold, italic, links, bullets and numbers.
import type { RichParagraph, RichRun } from '../../shared/pdf/frames.ts'

type Node = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** @param richText a TipTap document; plain text is taken as it is. */
export function richTextParagraphs(richText: unknown): RichParagraph[] {
  if (typeof richText === 'string')
    return richText === ''
      ? []
      : richText.split('\n').map((text) => ({ bullet: null, indent: 0, runs: [plainRun(text)] }))
  const paragraphs: RichParagraph[] = []
  for (const node of (richText as Node | null)?.content ?? []) addBlock(node, 0, null, paragraphs)
  const isEmpty = paragraphs.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))
  return isEmpty ? [] : paragraphs
}

const plainRun = (text: string): RichRun => ({ text, isBold: false, isItalic: false, link: null })

function addBlock(node: Node, indent: number, bullet: string | null, into: RichParagraph[]): void {
  if (node.type === 'bulletList' || node.type === 'orderedList') {
    const start = typeof node.attrs?.['start'] === 'number' ? node.attrs['start'] : 1
    node.content?.forEach((item, i) => {
      const sign = node.type === 'orderedList' ? `${start + i}.` : '•'
      item.content?.forEach((child, k) => addBlock(child, indent + 1, k === 0 ? sign : null, into))
    })
    return
  }
  if (node.content?.some((child) => child.type !== 'text' && child.type !== 'hardBreak')) {
    node.content.forEach((child, i) => addBlock(child, indent, i === 0 ? bullet : null, into))
    return
  }
  const isHeading = node.type === 'heading'
  into.push({ bullet, indent, runs: (node.content ?? []).map((child) => runOf(child, isHeading)) })
}

function runOf(node: Node, isHeading: boolean): RichRun {
  const mark = (type: string) => node.marks?.find((one) => one.type === type)
  const href = mark('link')?.attrs?.['href']
  return {
    text: node.type === 'hardBreak' ? '\n' : (node.text ?? ''),
    isBold: isHeading || mark('bold') !== undefined,
    isItalic: mark('italic') !== undefined,
    link: typeof href === 'string' ? href : null,
  }
}
