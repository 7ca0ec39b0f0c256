// What the page sends to the worker arrives whole: the items of a board keep an index that cannot be sent.
import { describe, expect, it } from 'vitest'
import { jobOf } from '../../../client/export/exportPdf.ts'
import { makePdf } from '../../../client/export/makePdf.ts'
import { WHOLE_BOARD } from '../../../shared/pdf/printChoice.ts'
import { t } from './examplePdf.ts'
import { prepareExample } from './exampleState.ts'
import { readPdf } from './readPdf.ts'

describe('the job of the PDF worker', () => {
  it('[P85] comes through the border between threads whole', async () => {
    const board = await prepareExample()
    const context = { boardId: 'b', board, people: [], canFacilitate: false, t, clockOffsetMs: 0 }
    const job = structuredClone(jobOf(context, WHOLE_BOARD, { frames: [], pictures: {}, notices: [] }))
    expect(job.board.items.size).toBe(board.items.size)
    const { bytes } = await makePdf(job)
    expect(readPdf(bytes).text).toContain('78.5')
  }, 60_000)
})
