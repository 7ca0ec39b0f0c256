// A market that is no longer chosen: nothing is asked about it any more, and nothing said about it is lost (domain 5.1).
import { describe, expect, it } from 'vitest'
import { ballotForm } from '../../../client/facilitation/ballotForm.ts'
import { readRound } from '../../../client/shapes/rounds/useRound.ts'
import { workingMarkets } from '../../../shared/board/axis.ts'
import { cellValue, listItems, readBoard } from '../../../shared/board/boardState.ts'
import { isLeftInstance } from '../../../shared/board/instances.ts'
import { fieldSeedOf as seedField } from '../../../shared/board/validateField.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { proposals } from '../../../shared/findings/proposals.ts'
import { overdueRows } from '../../../shared/findings/relationsFindings.ts'
import { spreadCounts } from '../../../shared/findings/roundFindings.ts'
import { chapterParts, chaptersOf, planOf } from '../../../shared/pdf/chapters/strategyChapters.ts'
import { gapSentences } from '../../../shared/pdf/generic/closingBlock.ts'
import { itemsTable } from '../../../shared/pdf/generic/itemBlocks.ts'
import { groupItems, leftItems } from '../../../shared/widgets/grouping.ts'
import { heatmap } from '../../../shared/widgets/heatmap.ts'
import { ballotMatrix } from '../../../shared/widgets/matrix.ts'
import { editsOf, FULL_PARTNERS, fullBoard } from '../../support/fullBoard.ts'
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

describe('a market that left', () => {
  /** The board has decided for China and Brazil; the United States were left out. */
  const usActor = { name: 'Boston Park', market: 'US', type: 'science_park', nextContact: '2027-01-01', owner: 'A' }

  it('[W41] greys its entries in every list, roadmap, calendar and map, and what is shared or not yet decided stays', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const us = edit.addItem('T10.actors', usActor)
    const cn = edit.addItem('T10.actors', { ...usActor, market: 'CN' })
    const all = edit.addItem('T13.services', { name: 'Desk', market: 'all' })
    const action = edit.addItem('T11.actions', { title: 'Visit', market: 'US', step: '2' })
    const board = () => readBoard(doc)
    const left = (widget: string) => leftItems(board(), widget)
    expect([left('T10.actors').has(us), left('T10.actors').has(cn)]).toEqual([true, false])
    expect([left('T11.actions').has(action), left('T13.services').has(all)]).toEqual([true, false])
    const lane = seedField('T11.actions', 'market')
    const groups = groupItems(board(), 'T11.actions', lane, t).groups
    expect(groups.filter(({ group }) => group.id === 'US')).toMatchObject([{ group: { isLeft: true }, items: [{}] }])
    const rows = overdueRows(computeBoard(board(), '2027-03-01').results.T10!, board(), '2027-03-01', t)
    expect(rows.filter(({ id }) => id === us || id === cn).map(({ id, isLeft }) => [id, isLeft])).toEqual(
      expect.arrayContaining([
        [us, true],
        [cn, false],
      ]),
    )
    doc.getMap('session').delete('values/T04.decisionVote/1')
    expect(left('T10.actors').size).toBe(0)
  })

  it('[W41] also when it was archived: pages, lists and matrices keep it greyed as long as they hold something', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    doc.getMap('session').delete('values/T04.decisionVote/1')
    edit.setField('T06~2.portrait', 'market', 'US')
    const us = edit.addItem('T10.actors', usActor)
    edit.setCell('T05.choices', 'ONC', 'US', 1)
    edit.setItemField('T11.support', 'T04-markets-US', 'supportProvider', 'An agency')
    const isLeft = () => {
      const board = readBoard(doc)
      return [
        isLeftInstance(board, 'T06~2'),
        leftItems(board, 'T10.actors').has(us),
        heatmap(board, 'T05.choices', t).columns.find(({ id }) => id === 'US')?.isLeft,
        workingMarkets(board).find(({ id }) => id === 'US')?.isLeft,
      ]
    }
    expect(isLeft()).toEqual([false, false, false, false])
    expect(edit.removeItem('T04.markets', 'US')).toBe('archived')
    expect(isLeft()).toEqual([true, true, true, true])
    const board = readBoard(doc)
    expect(heatmap(board, 'T13.offer', t).columns.map(({ id }) => id)).not.toContain('US')
    expect(cellValue(board, 'T05.choices', 'ONC', 'US')).toBe(1)
    expect(listItems(board, 'T11.support').find(({ fields }) => fields.market === 'US')).toMatchObject({
      fields: { supportProvider: 'An agency' },
      source: { isGone: true },
    })
  })

  it('[W41] is said on paper over its page and at its entries, and all it holds is printed', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    edit.setField('T06.portrait', 'market', 'CN')
    edit.setField('T06.portrait', 'payer', 'State fund')
    edit.setField('T06~2.portrait', 'market', 'US')
    edit.setField('T06~2.portrait', 'payer', 'Private insurers')
    edit.addItem('T10.actors', usActor)
    const context = reportOf(readBoard(doc))
    const chapter = (key: string) => {
      const of = chaptersOf(context).find((one) => one.key === key)!
      return JSON.stringify(chapterParts(context, of, planOf(context, of)))
    }
    const portraits = chapter('portraits')
    expect(portraits.split(t('report.leftPage'))).toHaveLength(2)
    expect(portraits.indexOf(t('report.leftPage'))).toBeGreaterThan(portraits.indexOf('State fund'))
    expect(portraits).toContain('Private insurers')
    expect(JSON.stringify(itemsTable(context, 'T10.actors', null))).toContain(t('report.leftMarket'))
  })

  it('[W41] asks for nothing: no page, no mission, no ways round', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    edit.setField('T06.portrait', 'market', 'US')
    const found = proposals(
      { board: readBoard(doc), results: computeBoard(readBoard(doc), '2027-03-01').results, t },
      'T06',
    )
    expect(found.map(({ id }) => id)).toEqual(['page/CN', 'page/BR'])
  })
})
