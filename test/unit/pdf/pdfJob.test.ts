// What the page sends to the worker arrives whole: the items of a board keep an index that cannot be sent.
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { jobOf } from '../../../client/export/exportPdf.ts'
import { makePdf } from '../../../client/export/makePdf.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { createBoardReader } from '../../../shared/board/boardReader.ts'
import { WHOLE_BOARD } from '../../../shared/pdf/printChoice.ts'
import { ENGLISH, t } from './examplePdf.ts'
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

  it('[P83] names a font for single letters only where one of its letters is printed', async () => {
    const doc = await prepareExampleDocument()
    const board = readBoard(doc)
    const jobWith = (name: string, onScreen: string) => {
      const named = { ...board, consortium: { ...board.consortium, name } }
      const context = {
        boardId: 'b',
        board: named,
        people: [],
        canFacilitate: false,
        t,
        clockOffsetMs: 0,
      }
      const job = jobOf(context, WHOLE_BOARD, { frames: [], pictures: {}, notices: [] })
      return { ...job, texts: { ...ENGLISH, 'test.screen': onScreen } }
    }
    // What the paper needs is there; then the connection is gone.
    await makePdf(jobWith('Plain', ''))
    const fetched = vi.fn(() => Promise.reject(new TypeError('no connection')))
    vi.stubGlobal('fetch', fetched)
    onTestFinished(() => void vi.unstubAllGlobals())
    expect((await makePdf(jobWith('Plain', '中'))).notices).toEqual([])
    expect(fetched).toHaveBeenCalled()
    const { notices, bytes } = await makePdf(jobWith('Plan 中', ''))
    expect(notices).toHaveLength(2)
    expect(notices[0]).toContain('中')
    expect(notices[1]).toContain('noto-sans-sc')
    expect(readPdf(bytes).text).toContain('Plan')
  }, 60_000)
})
