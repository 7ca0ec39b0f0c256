// A market that is no longer chosen: nothing is asked about it any more, and nothing said about it is lost (domain 5.1).
import { describe, expect, it } from 'vitest'
import { ballotForm } from '../../../client/facilitation/ballotForm.ts'
import { readRound } from '../../../client/shapes/rounds/useRound.ts'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { spreadCounts } from '../../../shared/findings/roundFindings.ts'
import { gapSentences } from '../../../shared/pdf/generic/closingBlock.ts'
import { ballotMatrix } from '../../../shared/widgets/matrix.ts'
import { FULL_PARTNERS, fullBoard } from '../../support/fullBoard.ts'
import { reportOf } from '../../support/reportOf.ts'
import { t } from '../pdf/examplePdf.ts'

/** Every partner scored every subsector in these markets. The full board has decided for China and Brazil. */
function scored(markets: readonly string[]) {
  const doc = fullBoard()
  const rows = listItems(readBoard(doc), 'T05.subsectors').map(({ id }) => id)
  const cells = Object.fromEntries(rows.map((row) => [row, Object.fromEntries(markets.map((id) => [id, 4]))]))
  const values = Object.fromEntries(FULL_PARTNERS.map(({ id }) => [id, { people: 1, cells }]))
  doc.getMap('session').set('values/T05.pull/1', values)
  return readBoard(doc)
}

describe('a round by market', () => {
  it('[W48] misses nothing when all scored the markets still chosen', () => {
    const round = readRound(scored(['CN', 'BR']), 'T05.pull', t)
    expect(round.columns.map(({ id }) => id)).toEqual(['CN', 'BR'])
    expect(spreadCounts(round.cells)).toMatchObject({ missing: 0, aligned: round.rows.length * 2 })
    expect(spreadCounts(readRound(scored(['CN']), 'T05.pull', t).cells).missing).toBe(round.rows.length)
  })

  it('[W48] names on paper only gaps in markets still chosen', () => {
    const gaps = (markets: string[]) =>
      gapSentences(reportOf(scored(markets)), 'T05').filter((line) => /nobody scored/.test(line))
    expect(gaps(['CN', 'BR'])).toEqual([])
    expect(gaps(['CN'])).toHaveLength(1)
  })

  it('[W48] asks only for markets still chosen, and keeps the scores of the others in sight', () => {
    const board = scored(['CN', 'BR', 'US'])
    expect(ballotForm(board, 'T05.pull', t)?.columns.map(({ id }) => id)).toEqual(['CN', 'BR'])
    const { columns, rows } = ballotMatrix(board, 'T05.pull', t)
    expect(columns.map(({ id, isLeft }) => [id, isLeft])).toEqual([
      ['CN', false],
      ['BR', false],
      ['US', true],
    ])
    expect(rows[0]!.cells[2]).toMatchObject({ kind: 'value', mean: 4 })
  })
})
