// What an edit costs on a full board (every template, sixteen pages or more, 2,000 items): the edit itself, the board's state
// after it, and all results and evidence. Together at most 5 ms, so that nobody who types notices.
import { bench, describe } from 'vitest'
import type * as Y from 'yjs'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { createBoardReader } from '../../shared/board/boardReader.ts'
import { itemKey, listItems, readBoard } from '../../shared/board/boardState.ts'
import { addTemplate } from '../../shared/board/initialBoard.ts'
import { computeBoard, createLiveResults } from '../../shared/boardResults.ts'
import { listSeedOf } from '../../shared/catalog.ts'
import { seedTexts } from '../../server/board/seedTexts.ts'
import { fullBoard } from '../support/fullBoard.ts'
import { createDraw, randomEdit, randomItem, widgetsOn } from '../support/randomEdits.ts'

const ITEMS = 2000
const PAGES = 16
const TODAY = '2028-03-01'

/** Fills every list in turn up to its limit until the board has so many items. */
function largeBoard(): Y.Doc {
  const doc = fullBoard()
  while (readBoard(doc).templates.length < PAGES) addTemplate(doc, 'T06', seedTexts('en'))
  const draw = createDraw(1)
  const start = readBoard(doc)
  const lists = widgetsOn(start).filter((widget) => listSeedOf(widget))
  const items = doc.getMap('items')
  const counts = new Map(lists.map((widget) => [widget, listItems(start, widget).length]))
  let total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  doc.transact(() => {
    while (total < ITEMS) {
      for (const widget of lists) {
        const count = counts.get(widget)!
        if (count >= listSeedOf(widget)!.maxItems || total >= ITEMS) continue
        const fields = randomItem(start, widget, draw)
        items.set(itemKey(widget, `x${count}`), { fields, origin: 'participant', order: count + 1 })
        counts.set(widget, count + 1)
        total++
      }
    }
  })
  const edit = createBoardEdit(doc, context)
  for (let i = 0; i < 300; i++) randomEdit(doc, edit, draw)
  return doc
}

let id = 0
const context = { participantId: 'n', partnerId: 'A', newId: () => `n${++id}`, now: () => '2028-03-01T00:00:00Z' }
const doc = largeBoard()
const reader = createBoardReader(doc)
const edit = createBoardEdit(doc, context, reader.read)
const compute = createLiveResults()
compute(reader.read(), TODAY)
const board = readBoard(doc)
const first = (widget: string): string => listItems(board, widget)[0]!.id
const [survey, market, asset, need] = ['T02.surveys', 'T04.markets', 'T08.assets', 'T02.needs'].map(first) as [
  string,
  string,
  string,
  string,
]
const total = widgetsOn(board).reduce(
  (sum, widget) => sum + (listSeedOf(widget) ? listItems(board, widget).length : 0),
  0,
)
let turn = 0
const after = (change: () => void) => (): void => {
  turn++
  change()
  compute(reader.read(), TODAY)
}

/** Processor time in ms: on a busy machine the clock counts what others do. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

describe(`results and coverage check after one edit, a board of ${board.templates.length} pages, ${total} items and ${board.items.size} entries`, () => {
  bench(
    'a text of an item is changed',
    after(() => edit.setItemField('T04.markets', market, 'note', `Note ${turn}`)),
    { now },
  )
  bench(
    'a number that a signal counts is changed',
    after(() => edit.setItemField('T02.surveys', survey, 'companies', turn % 50)),
    { now },
  )
  bench(
    'an item that results and references name is renamed',
    after(() => edit.setItemField('T02.needs', need, 'label', `Need ${turn}`)),
    { now },
  )
  bench(
    'an asset moves to another stage',
    after(() => edit.setItemField('T08.assets', asset, 'stage', `S${1 + (turn % 6)}`)),
    { now },
  )
  bench(
    'a setting that turns every score is changed',
    after(() => edit.setField('T04.settings', 'lambda', (turn % 11) / 10)),
    { now },
  )
  bench(
    'an item is added and removed again',
    after(() => edit.removeItem('T02.parking', edit.addItem('T02.parking', { text: 'Later' }))),
    { now },
  )
  bench(
    'from scratch, for comparison: the board is read and all is computed',
    () => {
      computeBoard(readBoard(doc), TODAY)
    },
    { now },
  )
})
