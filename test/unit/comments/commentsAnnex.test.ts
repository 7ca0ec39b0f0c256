// Comments on paper: every thread with its place, who wrote it, and names instead of ids.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createCommentEdit } from '../../../shared/comments/comments.ts'
import { withMentions } from '../../../shared/comments/mentions.ts'
import type { BoardState } from '../../../shared/board/boardState.ts'
import type { FramePage } from '../../../shared/pdf/frames.ts'
import { NITA, OMAR } from '../../support/people.ts'
import { renderBoard } from '../pdf/examplePdf.ts'
import { emptyBoard } from '../pdf/exampleState.ts'
import { outlineTitles, readPdf } from '../pdf/readPdf.ts'

const PARTNERS = [{ id: 'BC', name: 'Biocat', region: 'Catalonia', type: 'cluster' as const }]
const FRAMES: FramePage[] = [{ title: 'Notes', pageName: 'On page Notes', width: 300, height: 300, marks: [] }]

function commentedBoard(): BoardState {
  const doc = new Y.Doc()
  let count = 0
  const author = ({ participantId, partnerId }: typeof NITA) =>
    createCommentEdit(doc, {
      participantId,
      partnerId,
      newId: () => `id${++count}`,
      now: () => `2026-11-22T10:0${count}:00.000Z`,
    })
  const anchor = { page: 'page:T04', x: 0, y: 0, shape: 'shape:T04.matrix', fx: 0, fy: 0 }
  const first = author(NITA).open(
    anchor,
    withMentions('Ask @Omar', [{ name: 'Omar', mention: { kind: 'person', id: OMAR.participantId } }]),
  )
  author(OMAR).reply(first, 'Asked and answered')
  author(NITA).setResolved(first, true)
  author({ ...NITA, participantId: 'p-gone' }).open({ page: 'page:own', x: 0, y: 0 }, 'Still open')
  const board = emptyBoard(['T04'], PARTNERS)
  return { ...board, items: new Map([...board.items, ...doc.getMap('items').entries()]) }
}

describe('the comments annex', () => {
  it('[M7] prints each thread with place, author and time, open ones first, names instead of ids', async () => {
    const { bytes } = await renderBoard(commentedBoard(), { people: [NITA, OMAR], frames: FRAMES })
    const { pages } = readPdf(bytes)
    const text = pages.find((page) => page.includes('Annex E Comments') && page.includes('Still open'))!
    const words = text.replace(/\s+/g, ' ')
    expect(words).toContain('2 threads, 1 resolved')
    expect(words).toContain('Ask @Omar')
    expect(words).toContain('Asked and answered')
    expect(words).toContain('Biocat')
    expect(words).toContain('Former participant')
    expect(words).toContain('T04 Target markets')
    expect(words).toContain('(resolved)')
    expect(words).not.toMatch(/p-omar|p-nita|p-gone/)
    expect(words.indexOf('Still open')).toBeLessThan(words.indexOf('Asked and answered'))
    expect(outlineTitles(bytes)).toContain('Annex F Drawings and notes')
  })

  it('is not there on a board without comments; the drawings keep their letter', async () => {
    const { bytes } = await renderBoard(emptyBoard(['T04'], PARTNERS), { frames: FRAMES })
    const titles = outlineTitles(bytes)
    expect(titles).toContain('Annex E Drawings and notes')
    expect(titles.some((title) => title.includes('Comments'))).toBe(false)
  })
})
