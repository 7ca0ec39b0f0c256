// More evidence never takes a signal away, except where the signal is about a limit, a share or an order by its definition.
import { describe, expect, it } from 'vitest'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { listSeedOf, seedWidgetId } from '../../../shared/catalog.ts'
import { SIGNALS } from '../../../shared/compute/coverage/judge.ts'
import { copyOf, editsOf, fullBoard } from '../../support/fullBoard.ts'
import { prepareExampleDocument } from '../pdf/exampleState.ts'
import { createDraw, pick, randomEdit, randomItem, tried, widgetsOn } from '../../support/randomEdits.ts'

const TODAY = '2028-03-01'

/** Signals that one more item may rightly take away (domain 2). */
const NOT_MONOTONE: Readonly<Record<string, string>> = {
  'R1.4.b': 'a limit: at most so many markets',
  'R1.6.b': 'a share: half of the contacts were seen lately',
  'R1.10.b': 'an order: an earlier action of a later step breaks it',
  'R1.11.a': 'a limit: at most four subsectors a market',
  'R2.1.b': 'a share: four of five actions have a goal',
  'R2.2.a': 'a choice: two names alike adopt none',
  'R2.2.b': 'a share: a channel not started counts as nothing',
}
/** What is rated or decided on: one more row asks for more ratings and is no evidence. */
const RATED = ['T02.needs', 'T04.criteria', 'T04.markets', 'T08.attributes', 'T08.names', 'T08.channels']

describe('coverage', () => {
  it.each([1, 2, 3])('[C63] never drops when an item is added that counts (%i)', (seed) => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const draw = createDraw(300 + seed)
    for (let i = 0; i < 200; i++) randomEdit(doc, edit, draw)
    doc.getMap('items').set('T04.decision/statement', 'These two.')
    doc.getMap('items').set('T04.decision/markets', ['CN', 'BR'])
    const vote = { people: 1, cells: { decision: { vote: 'approve' } } }
    const partners = readBoard(doc).partners.map(({ id }) => [id, vote])
    doc.getMap('session').set('values/T04.decisionVote/1', Object.fromEntries(partners))
    const evidence = widgetsOn(readBoard(doc)).filter(
      (widget) => listSeedOf(widget) && !RATED.includes(seedWidgetId(widget)),
    )
    const judged = () => computeBoard(readBoard(doc), TODAY).evidence
    let before = judged()
    let kept = 0
    for (let i = 0; i < 60; i++) {
      const board = readBoard(doc)
      const widget = pick(draw, evidence)!
      if (!tried(() => edit.addItem(widget, randomItem(board, widget, draw)))) continue
      const after = judged()
      for (const { recommendation, id } of SIGNALS) {
        const name = `${recommendation}.${id}`
        const find = (all: typeof before) => all[recommendation]!.find(({ signal }) => signal === id)!
        if (!find(before).holds || NOT_MONOTONE[name] !== undefined) continue
        kept++
        expect(find(after).holds, `${name} after one more of ${widget}`).toBe(true)
      }
      before = after
    }
    expect(kept).toBeGreaterThan(30)
  })

  it(
    '[C63] never drops on a whole strategy when any of its items is there once more',
    { timeout: 120_000 },
    async () => {
      const start = await prepareExampleDocument(undefined, 'full')
      const board = readBoard(start)
      const before = computeBoard(board, TODAY).evidence
      let kept = 0
      const evidence = widgetsOn(board).filter((widget) => listSeedOf(widget) && !RATED.includes(seedWidgetId(widget)))
      for (const widget of evidence) {
        const doc = copyOf(start)
        const edit = editsOf(doc, 'n')
        for (const { id } of listItems(board, widget)) tried(() => edit.duplicateItem(widget, id))
        const after = computeBoard(readBoard(doc), TODAY).evidence
        for (const { recommendation, id } of SIGNALS) {
          if (NOT_MONOTONE[`${recommendation}.${id}`] !== undefined) continue
          const holds = (all: typeof before) => all[recommendation]!.find(({ signal }) => signal === id)!.holds
          if (!holds(before)) continue
          kept++
          expect(holds(after), `${recommendation}.${id} after ${widget} twice`).toBe(true)
        }
      }
      expect(kept).toBeGreaterThan(20 * evidence.length)
    },
  )

  it('[C63] names the signals that are about limits, shares and orders', () => {
    const known = SIGNALS.map(({ recommendation, id }) => `${recommendation}.${id}`)
    expect(Object.keys(NOT_MONOTONE).filter((name) => !known.includes(name))).toEqual([])
  })
})
