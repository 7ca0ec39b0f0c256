// Two people write in one drawing: one in the document view, one as the canvas does.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  closeWords,
  drawnWordsOf,
  plainWords,
  writeWords,
  type DrawnWords,
} from '../../../client/document/drawnWords.ts'
import { fragmentToJson } from '../../../shared/board/recordLayout.ts'

type Run = [text: string, marks?: object | undefined]

function paragraph(...runs: Run[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('dir', 'auto')
  if (runs.length > 0) {
    const text = new Y.XmlText()
    element.insert(0, [text])
    text.applyDelta(runs.map(([insert, attributes]) => ({ insert, ...(attributes && { attributes }) })))
  }
  return element
}

function noteOf(...content: Y.XmlElement[]): { doc: Y.Doc; words: Y.XmlFragment } {
  const doc = new Y.Doc()
  const entry = new Y.Map<unknown>()
  doc.getMap('records').set('shape:note', entry)
  const words = new Y.XmlFragment()
  entry.set('props.richText', words)
  words.insert(0, content)
  return { doc, words }
}

/** Edits as in a field: the words become `next`. */
const type = (doc: Y.Doc, words: DrawnWords, next: string, mayJoin = true) =>
  doc.transact(() => writeWords(words, next, mayJoin))

const texts = (words: Y.XmlFragment) =>
  (fragmentToJson(words) as { content: { content?: { text: string; marks?: object }[] }[] }).content.map((node) =>
    (node.content ?? []).map(({ text }) => text).join(''),
  )

describe('the words of a drawing', () => {
  it('[O8] are a line for each paragraph and item of a list', () => {
    const list = new Y.XmlElement('bulletList')
    const item = new Y.XmlElement('listItem')
    list.insert(0, [item])
    item.insert(0, [paragraph(['one'])])
    const { words } = noteOf(paragraph(['Hello ', { bold: {} }], ['you']), paragraph(), list)
    expect(plainWords(words)).toBe('Hello you\n\none')
  })

  it('[O8] change letter by letter: what another types in the same sentence stays, and so do marks', () => {
    const { doc, words } = noteOf(paragraph(['Ask ', undefined], ['Shanghai', { bold: {} }]))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const theirs = drawnWordsOf(other, 'shape:note')!
    type(doc, words, 'Ask first Shanghai')
    type(other, theirs, 'Ask Shanghai again')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(plainWords(words)).toBe('Ask first Shanghai again')
    expect(plainWords(theirs)).toBe('Ask first Shanghai again')
    expect(JSON.stringify(fragmentToJson(words))).toContain('bold')
  })

  it('[O8] begin in an empty note, and break into paragraphs when it is closed', () => {
    const { doc, words } = noteOf(paragraph())
    type(doc, words, 'first')
    type(doc, words, 'first\nsecond\n\nlast')
    expect(texts(words)).toEqual(['first\nsecond\n\nlast'])
    doc.transact(() => closeWords(words))
    expect(texts(words)).toEqual(['first', 'second', '', 'last'])
    expect(plainWords(words)).toBe('first\nsecond\n\nlast')
    expect((words.get(1) as Y.XmlElement).getAttribute('dir')).toBe('auto')
  })

  it('[O8] join two paragraphs, unless somebody else writes in them', () => {
    const { doc, words } = noteOf(paragraph(['one']), paragraph(['two']), paragraph(['three']))
    type(doc, words, 'onetwo\nthree', false)
    expect(plainWords(words)).toBe('one\ntwo\nthree')
    type(doc, words, 'one two\nthree')
    expect(texts(words)).toEqual(['one two', 'three'])
    type(doc, words, '')
    expect(plainWords(words)).toBe('')
    type(doc, words, 'anew')
    expect(plainWords(words)).toBe('anew')
  })

  it('[O8] of any shape can be any text afterwards', () => {
    const alphabet = ['a', 'b', '\n', 'ü', '😀', ' ']
    let state = 7
    const draw = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below
    const word = () => Array.from({ length: draw(7) }, () => alphabet[draw(alphabet.length)]).join('')
    for (let round = 0; round < 300; round++) {
      const { doc, words } = noteOf(
        ...Array.from({ length: 1 + draw(4) }, () => paragraph([word().replace(/\n/g, '')])),
      )
      for (let step = 0; step < 4; step++) {
        const next = word() + word()
        type(doc, words, next)
        expect(plainWords(words)).toBe(next)
        if (draw(2) === 0) doc.transact(() => closeWords(words))
        expect(plainWords(words)).toBe(next)
      }
    }
  })

  it('[O8] of a drawing without a text of its own cannot be changed here', () => {
    const doc = new Y.Doc()
    doc.getMap('records').set('shape:old', 'nonsense')
    expect(drawnWordsOf(doc, 'shape:old')).toBeNull()
    expect(drawnWordsOf(doc, 'shape:none')).toBeNull()
  })
})
