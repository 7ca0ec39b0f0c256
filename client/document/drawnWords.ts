// The words of one drawing as plain text that can be changed letter by letter, so that what others type in it at the same
// moment stays. Rich text keeps its paragraphs, lists and marks; a new line is a letter until the text is closed. Knows no
// canvas.
import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'
import { PLAIN_TEXT, RICH_TEXT } from '../../shared/board/recordKeys.ts'
import { writeSharedText } from '../../shared/board/sharedText.ts'

export type DrawnWords = Y.XmlFragment | Y.Text

/** Elements that hold a line of text. */
const LINES = ['paragraph', 'heading', 'codeBlock']

/** Null when the drawing has no text that could be changed here. */
export function drawnWordsOf(doc: Y.Doc, shapeId: string): DrawnWords | null {
  const entry: unknown = doc.getMap('records').get(shapeId)
  if (!(entry instanceof Y.Map)) return null
  const rich: unknown = entry.get(RICH_TEXT)
  if (rich instanceof Y.XmlFragment) return rich
  const plain: unknown = entry.get(PLAIN_TEXT)
  return plain instanceof Y.Text ? plain : null
}

/** A text node, or a line break inside a line; `at` is its place in the plain text. */
type Piece =
  { kind: 'text'; at: number; text: Y.XmlText; length: number } | { kind: 'break'; at: number; node: Y.XmlElement }
type Line = { at: number; end: number; element: Y.XmlElement; pieces: Piece[] }

function linesOf(fragment: Y.XmlFragment): Line[] {
  const lines: Line[] = []
  let at = 0
  const readLine = (element: Y.XmlElement) => {
    if (lines.length > 0) at++
    const line: Line = { at, end: at, element, pieces: [] }
    for (const child of element.toArray()) {
      if (child instanceof Y.XmlText) {
        line.pieces.push({ kind: 'text', at, text: child, length: child.length })
        at += child.length
      } else if (child instanceof Y.XmlElement) {
        line.pieces.push({ kind: 'break', at, node: child })
        at++
      }
    }
    line.end = at
    lines.push(line)
  }
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (LINES.includes(child.nodeName)) readLine(child)
      else walk(child)
    }
  }
  walk(fragment)
  return lines
}

const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')

/** The words with a line for each paragraph. */
export function plainWords(words: DrawnWords): string {
  if (!(words instanceof Y.XmlFragment)) return words.toString()
  return linesOf(words)
    .map(({ pieces }) => pieces.map((piece) => (piece.kind === 'text' ? lettersOf(piece.text) : '\n')).join(''))
    .join('\n')
}

/**
 * Makes the words read `next`, changing only what differs. To be called inside a transaction.
 * @param mayJoin false while others write in it: two paragraphs are not made one then, because what they type in the second
 *   would be lost
 */
export function writeWords(words: DrawnWords, next: string, mayJoin: boolean): void {
  if (!(words instanceof Y.XmlFragment)) {
    writeSharedText(words, next)
    return
  }
  const { index, remove, insert } = simpleDiffString(plainWords(words), next)
  if (remove > 0) removeLetters(words, index, index + remove, mayJoin)
  if (insert !== '') insertLetters(words, index, insert)
}

function insertLetters(fragment: Y.XmlFragment, index: number, insert: string): void {
  let line = linesOf(fragment).find(({ at, end }) => index >= at && index <= end)
  if (!line) {
    const element = new Y.XmlElement('paragraph')
    fragment.insert(fragment.length, [element])
    line = { at: index, end: index, element, pieces: [] }
  }
  // At the seam of two texts the letters join the one before, as when typing on.
  const piece = line.pieces.find((one) => one.kind === 'text' && index >= one.at && index <= one.at + one.length)
  if (piece?.kind === 'text') {
    piece.text.insert(index - piece.at, insert)
    return
  }
  const text = new Y.XmlText()
  const before = line.pieces.filter(({ at }) => at < index).length
  line.element.insert(before, [text])
  text.insert(0, insert)
}

function removeLetters(fragment: Y.XmlFragment, from: number, to: number, mayJoin: boolean): void {
  const touched = linesOf(fragment).filter(({ at, end }) => at <= to && end >= from)
  for (const { element, pieces } of touched) {
    for (const piece of [...pieces].reverse()) {
      if (piece.kind === 'break') {
        if (piece.at >= from && piece.at < to) element.delete(element.toArray().indexOf(piece.node), 1)
        continue
      }
      const start = Math.max(from, piece.at)
      const count = Math.min(to, piece.at + piece.length) - start
      if (count > 0) piece.text.delete(start - piece.at, count)
    }
  }
  const [first, ...others] = touched
  if (!first || !mayJoin) return
  for (const { element } of others) {
    appendLine(first.element, element)
    removeElement(fragment, element)
  }
}

/** Puts the words of a line, with their marks, behind those of another one. */
function appendLine(target: Y.XmlElement, source: Y.XmlElement): void {
  for (const child of source.toArray()) {
    if (child instanceof Y.XmlText) {
      if (child.length === 0) continue
      const last = target.length > 0 ? target.get(target.length - 1) : undefined
      const delta: { insert: string; attributes?: object }[] = child.toDelta()
      const text = last instanceof Y.XmlText ? last : new Y.XmlText()
      if (text !== last) target.insert(target.length, [text])
      for (const { insert, attributes } of delta) text.insert(text.length, insert, attributes ?? {})
    } else if (child instanceof Y.XmlElement) {
      target.insert(target.length, [child.clone()])
    }
  }
}

/** An element, and the list around it when nothing else is left in it. */
function removeElement(fragment: Y.XmlFragment, element: Y.XmlElement): void {
  const parent = element.parent
  if (!(parent instanceof Y.XmlFragment)) return
  if (parent !== fragment && parent instanceof Y.XmlElement && parent.length === 1) {
    removeElement(fragment, parent)
    return
  }
  parent.delete(parent.toArray().indexOf(element), 1)
}

/** Makes paragraphs of the lines that were broken by a letter; only when nobody else writes in it. */
export function closeWords(words: DrawnWords): void {
  if (!(words instanceof Y.XmlFragment)) return
  for (const { element, pieces } of linesOf(words)) {
    if (element.nodeName === 'paragraph') splitLine(element, pieces)
  }
}

function splitLine(element: Y.XmlElement, pieces: readonly Piece[]): void {
  const parent = element.parent
  const last = pieces.at(-1)
  // A line of several texts or with breaks of its own is left as it is: it reads the same.
  if (!(parent instanceof Y.XmlFragment) || pieces.length !== 1 || last?.kind !== 'text') return
  for (;;) {
    const letters = lettersOf(last.text)
    const at = letters.lastIndexOf('\n')
    if (at < 0) return
    const next = new Y.XmlElement('paragraph')
    for (const [name, value] of Object.entries(element.getAttributes())) {
      if (value !== undefined) next.setAttribute(name, value)
    }
    parent.insert(parent.toArray().indexOf(element) + 1, [next])
    const rest = tailOf(last.text, at + 1)
    if (rest.length > 0) {
      const text = new Y.XmlText()
      next.insert(0, [text])
      for (const { insert, attributes } of rest) text.insert(text.length, insert, attributes ?? {})
    }
    last.text.delete(at, letters.length - at)
  }
}

/** What stands behind a place of a text, with its marks. */
function tailOf(text: Y.XmlText, from: number): { insert: string; attributes?: object }[] {
  let at = 0
  return (text.toDelta() as { insert: string; attributes?: object }[]).flatMap((run) => {
    const start = Math.max(0, from - at)
    at += run.insert.length
    return start < run.insert.length ? [{ ...run, insert: run.insert.slice(start) }] : []
  })
}

/** Where a letter of the plain text stands, in a form that stays right while others type; null for nowhere. */
export function caretPlace(words: DrawnWords, index: number): string | null {
  const place = (text: Y.Text, at: number) => JSON.stringify(Y.createRelativePositionFromTypeIndex(text, at))
  if (!(words instanceof Y.XmlFragment)) return place(words, index)
  for (const { at, end, pieces } of linesOf(words)) {
    if (index < at || index > end) continue
    const piece = pieces.find((one) => one.kind === 'text' && index >= one.at && index <= one.at + one.length)
    if (piece?.kind === 'text') return place(piece.text, index - piece.at)
  }
  return null
}
