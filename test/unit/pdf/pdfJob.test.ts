// What the page sends to the worker arrives whole: the items of a board keep an index that cannot be sent.
import { describe, expect, it } from 'vitest'
import { jobOf } from '../../../client/export/exportPdf.ts'
import { makePdf } from '../../../client/export/makePdf.ts'
import { createBoardReader } from '../../../shared/board/boardReader.ts'
import { WHOLE_BOARD } from '../../../shared/pdf/printChoice.ts'
import { t } from './examplePdf.ts'
import { prepareExampleDocument } from './exampleState.ts'
import { readPdf } from './readPdf.ts'

describe('the job of the PDF worker', () => {
  it('[P85] comes through the border between threads whole', async () => {
    // As the page holds it: read once, then read again after a change.
    const doc = await prepareExampleDocument()
    const reader = createBoardReader(doc)
    reader.read()
    doc.getMap('items').set('T02.sources/seen', 'seen by the reader')
    const board = reader.read()
    reader.close()
    const context = { boardId: 'b', board, people: [], canFacilitate: false, t, clockOffsetMs: 0 }
    const job = structuredClone(jobOf(context, WHOLE_BOARD, { frames: [], pictures: {}, notices: [] }))
    expect(job.board.items).toEqual(new Map(board.items))
    expect(job.board.items.get('T02.sources/seen')).toBe('seen by the reader')
    expect(Object.getPrototypeOf(job.board.items)).toBe(Map.prototype)
    const { bytes } = await makePdf(job)
    expect(readPdf(bytes).text).toContain('78.5')
  }, 60_000)
})
