import { describe, expect, it } from 'vitest'
import {
  documentPath,
  onBoardPath,
  parsePlace,
  placeOf,
  placeOfDrawing,
  placeOfShape,
  shapeOfPlace,
} from '../../../client/document/documentPlace.ts'

describe('places of the document view', () => {
  it('[O6] are read as they are written', () => {
    expect(parsePlace('T04')).toEqual({ section: 'T04', widget: null, item: null })
    expect(parsePlace('T04.markets')).toEqual({ section: 'T04', widget: 'T04.markets', item: null })
    expect(parsePlace(placeOf('T06~2.barriers', 'a/b ~1'))).toEqual({
      section: 'T06~2',
      widget: 'T06~2.barriers',
      item: 'a/b ~1',
    })
    expect(parsePlace('coverage').section).toBe('coverage')
    for (const nonsense of [null, '', '/', '..', 'T04.', '<b>', 'T04 markets'])
      expect(parsePlace(nonsense), String(nonsense)).toEqual({ section: 'overview', widget: null, item: null })
  })

  it('[O6] stand in the query, never in the fragment', () => {
    expect(documentPath('a b', 'T04.markets/CN')).toBe('/b/a%20b/doc?at=T04.markets%2FCN')
    expect(documentPath('x')).toBe('/b/x/doc')
    expect(onBoardPath('x', 'T04#1')).toBe('/b/x?at=T04%231')
  })

  it('[O6] lead to the panel of the board and back, on every instance', () => {
    expect(placeOfShape(shapeOfPlace('T04.markets/CN')!)).toBe('T04.markets')
    expect(placeOfShape(shapeOfPlace('T06~2.barriers')!)).toBe('T06~2.barriers')
    expect(shapeOfPlace('overview')).toBeNull()
    expect(placeOfShape('shape:T04.nothing')).toBe('T04')
  })
  it('[O6] of drawings and frames stand under the notes of their page', () => {
    expect(placeOfDrawing('page:T06~2', 'shape:T06~2.frame.ways')).toBe('T06~2.notes/shape:T06~2.frame.ways')
    expect(placeOfDrawing('page:notes', 'shape:a')).toBe('notes/shape:a')
    for (const [page, section] of [
      ['page:T04', 'T04'],
      ['page:PwJ1', 'notes'],
    ] as const) {
      const at = placeOfDrawing(page, 'shape:a-_1')
      expect(parsePlace(at)).toMatchObject({ section, item: 'shape:a-_1' })
      expect(shapeOfPlace(at)).toBe('shape:a-_1')
    }
  })
})
