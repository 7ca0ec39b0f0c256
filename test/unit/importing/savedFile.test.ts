// What Home says about a file that is no saved board.
import { describe, expect, it } from 'vitest'
import { isTooLarge, readSavedFile } from '../../../client/home/savedFile.ts'
import { LIMITS } from '../../../shared/protocol.ts'

const saved = (more: object) =>
  JSON.stringify({ format: 'clusterboard', version: 1, board: { title: 'Ours' }, ...more })

describe('a file that is opened from Home', () => {
  it('[X24] is told apart: a board, another file, a broken download, a newer format, too much', () => {
    expect(readSavedFile(saved({}))).toEqual({ title: 'Ours' })
    for (const text of ['', 'Need,For\nA,B', '[]', 'null', '"text"', '{"format":"other"}'])
      expect(readSavedFile(text)).toEqual({ wrong: 'notOurs' })
    expect(readSavedFile(saved({}).slice(0, -5))).toEqual({ wrong: 'damaged' })
    expect(readSavedFile(saved({ board: null }))).toEqual({ wrong: 'damaged' })
    expect(readSavedFile(saved({ version: 2 }))).toEqual({ wrong: 'newer' })
    expect([isTooLarge(LIMITS.maxImportBytes), isTooLarge(LIMITS.maxImportBytes + 1)]).toEqual([false, true])
  })
})
