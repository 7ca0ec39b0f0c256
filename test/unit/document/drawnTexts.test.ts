import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { drawnPages } from '../../../client/document/drawnTexts.ts'

function recordsOf(given: Record<string, unknown>): Y.Map<unknown> {
  const records = new Y.Doc().getMap('records')
  for (const [id, base] of Object.entries(given)) {
    const entry = new Y.Map<unknown>()
    records.set(id, entry)
    entry.set('base', base)
  }
  return records
}

const rich = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const note = (parentId: string, x: number, y: number, text: string) => ({
  type: 'note',
  parentId,
  x,
  y,
  props: { richText: rich(text) },
})

describe('texts of drawings', () => {
  it('[O7] are read by page and frame, from top to bottom', () => {
    const pages = drawnPages(
      recordsOf({
        'page:b': { name: 'Second', index: 'a2' },
        'page:a': { name: 'First', index: 'a1' },
        'shape:frame': { type: 'frame', parentId: 'page:a', x: 100, y: 100, props: { name: 'Ideas' } },
        'shape:low': note('shape:frame', 0, 50, 'second'),
        'shape:high': note('shape:frame', 0, 10, 'first'),
        'shape:free': note('page:a', 0, 0, 'alone'),
        'shape:arrow': { type: 'arrow', parentId: 'page:a', x: 0, y: 90, props: { text: 'leads to' } },
        'shape:empty': { ...note('page:a', 0, 0, ' '), type: 'text' },
        'shape:waiting': note('page:a', 0, 200, ' '),
        'shape:bare': { type: 'frame', parentId: 'page:a', x: 0, y: 0, isLocked: true, props: { name: 'Parking' } },
        'shape:panel': { type: 'widget', parentId: 'page:a', x: 0, y: 0, props: { text: 'no drawing' } },
      }),
    )
    expect(pages.map(({ name }) => name)).toEqual(['First', 'Second'])
    expect(pages[0]!.frames.map(({ name, texts }) => [name, texts.map(({ text }) => text)])).toEqual([
      ['Ideas', ['first', 'second']],
      // A frame takes notes also before there are any; an empty note waits for words.
      ['Parking', []],
      ['', ['alone', 'leads to', '']],
    ])
    expect(pages[0]!.frames.map(({ isLocked }) => isLocked)).toEqual([false, true, false])
    expect(pages[1]!.frames).toEqual([])
  })

  it('[O7] of hostile records harm nothing', () => {
    const records = recordsOf({
      'page:a': { name: 7, index: null },
      'shape:one': note('shape:two', 0, 0, 'circle'),
      'shape:two': note('shape:one', 0, 0, 'circle'),
      'shape:lost': note('shape:gone', 0, 0, 'lost'),
      'shape:odd': { type: 5, parentId: 'page:a', x: 'x', y: null, props: 'none' },
    })
    records.set('shape:text', 'no record')
    expect(drawnPages(records)).toEqual([{ id: 'page:a', name: '', frames: [] }])
  })
})
