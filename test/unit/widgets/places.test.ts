// Where items stand in the drawings of groups, calendars and boxes, on a real document with the templates' own seeds.
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBoardEdit } from '../../../shared/board/boardEdit.ts'
import { readBoard, listItems } from '../../../shared/board/boardState.ts'
import { initialBoard } from '../../../shared/board/initialBoard.ts'
import { boxBeside, boxesOf, moveIntoBox } from '../../../shared/widgets/boxes.ts'
import { calendar, itemsByMonth } from '../../../shared/widgets/calendar.ts'
import { fieldNamed, groupItems, movedValue } from '../../../shared/widgets/grouping.ts'
import { isLabelTyped, isSuggestion, oddFields } from '../../../shared/widgets/list.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import { templateState } from '../../../shared/widgets/templateState.ts'

const t = (key: string) => key
const TODAY = '2027-01-11'
let doc: Y.Doc
let edit: ReturnType<typeof createBoardEdit>
let next: number

beforeEach(() => {
  doc = new Y.Doc()
  next = 0
  initialBoard(
    doc,
    {
      title: 'Alps',
      consortium: { name: 'Alps', strategyStart: '2027-01-01', strategyEnd: '2027-12-31' },
      partners: [
        { id: 'A', name: 'Tyrol', region: '', type: 'cluster' },
        { id: 'B', name: 'Ticino', region: '', type: 'cluster' },
      ],
      templates: ['T01', 'T03', 'T04', 'T07'],
      locale: 'en',
      today: TODAY,
    },
    () => undefined,
  )
  edit = createBoardEdit(doc, { participantId: 'p', partnerId: 'A', newId: () => `new${next++}`, now: () => TODAY })
})

const profiles = () => groupItems(readBoard(doc), 'T03.profiles', fieldNamed('T03.profiles', 'size')!, t)
const boxes = () => boxesOf(profiles(), fieldNamed('T03.profiles', 'size')!, 'none')

describe('boxes', () => {
  it('[W64] hold every item once for each of its values, in the order of the seed, the unsorted last', () => {
    const small = edit.addItem('T03.profiles', { code: 'F1', size: 'small' })
    const unsorted = edit.addItem('T03.profiles', { code: 'F2' })
    const options = fieldNamed('T03.profiles', 'size')!.options!
    expect(boxes().map(({ id }) => id)).toEqual([...options, null])
    expect(
      boxes()
        .find(({ id }) => id === 'small')!
        .items.map(({ id }) => id),
    ).toEqual([small])
    expect(
      boxes()
        .at(-1)!
        .items.map(({ id }) => id),
    ).toEqual([unsorted])
  })

  it('[W64] change the value of what is moved and leave everything else', () => {
    const id = edit.addItem('T03.profiles', { code: 'F1', size: 'small' })
    const item = listItems(readBoard(doc), 'T03.profiles').find((one) => one.id === id)!
    const beside = boxBeside(boxes(), 'small', 'right')!
    const move = moveIntoBox(item, fieldNamed('T03.profiles', 'size')!, 'small', beside, null)
    expect(move).toEqual({ value: 'medium', before: undefined })
    expect(boxBeside(boxes(), 'micro', 'left')).toBeNull()
    const several = fieldNamed('T03.profiles', 'route')!
    expect(movedValue({ fields: { route: ['funding', 'ma'] } }, several, 'funding', 'inward')).toEqual(['ma', 'inward'])
    expect(movedValue({ fields: { route: ['funding'] } }, several, 'funding', null)).toEqual([])
  })
})

describe('a calendar', () => {
  it('[W65] puts each item in its months, those without a date aside, and counts them month by month', () => {
    const early = edit.addItem('T01.representatives', {
      person: 'Ms Fabre',
      partner: 'A',
      start: '2027-02-10',
      end: '2027-04-01',
    })
    const undated = edit.addItem('T01.representatives', { person: 'Mr Huber', partner: 'B' })
    const plan = calendar(readBoard(doc), 'T01.representatives', TODAY, t, 'partner')
    expect(plan.groups.map(({ group, rows }) => [group?.id, rows.map(({ item }) => item.id)])).toEqual([['A', [early]]])
    expect(plan.undated.map(({ id }) => id)).toEqual([undated])
    expect(itemsByMonth(plan)).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('any list', () => {
  it('[W66] names the fields that disagree, and does not call them only empty', () => {
    const id = edit.addItem('T01.representatives', { person: 'X', partner: 'A', scope: 'all', start: '2027-05-01' })
    doc.getMap('items').set(`T01.representatives/${id}/end`, '2027-04-01')
    const item = listItems(readBoard(doc), 'T01.representatives').find((one) => one.id === id)!
    expect(oddFields(item, listSeedOf('T01.representatives')!)).toEqual([
      { field: fieldNamed('T01.representatives', 'end'), key: 'widgets.odd.after', other: 'start' },
    ])
  })

  it('[W66] marks suggestions nobody stands by, but not what is only rated or checked', () => {
    const board = readBoard(doc)
    const services = listItems(board, 'T07.services')
    expect(services.length).toBeGreaterThan(0)
    expect(services.filter(({ fact }) => fact === null).every(isSuggestion)).toBe(true)
    expect(listItems(board, 'T04.criteria').some(isSuggestion)).toBe(false)
    const suggested = services.find(isSuggestion)
    if (suggested) {
      edit.confirmItem('T07.services', suggested.id)
      const after = listItems(readBoard(doc), 'T07.services').find(({ id }) => id === suggested.id)!
      expect(isSuggestion(after)).toBe(false)
    }
  })

  it('begins a new item with its label only where that is typed', () => {
    expect(isLabelTyped(listSeedOf('T03.profiles')!)).toBe(true)
    expect(isLabelTyped(listSeedOf('T01.partners')!)).toBe(false)
  })

  it('[W67] copies an item with its fields right behind it; a suggestion stays one', () => {
    const first = edit.addItem('T03.profiles', { code: 'F1', size: 'small', route: ['ma'] })
    const last = edit.addItem('T03.profiles', { code: 'F2' })
    const copy = edit.duplicateItem('T03.profiles', first)
    const items = listItems(readBoard(doc), 'T03.profiles')
    expect(items.map(({ id }) => id)).toEqual([first, copy, last])
    expect(items[1]!.fields).toEqual(items[0]!.fields)
    const service = listItems(readBoard(doc), 'T07.services').find(({ origin }) => origin === 'prefill')!
    const twin = edit.duplicateItem('T07.services', service.id)
    expect(listItems(readBoard(doc), 'T07.services').find(({ id }) => id === twin)).toMatchObject({ confirmed: null })
  })
})

describe('the state of a template', () => {
  it('counts gaps, and knows whether it works by market', () => {
    const before = templateState(readBoard(doc), 'T03')
    edit.addItem('T03.profiles', { code: 'F1' })
    const after = templateState(readBoard(doc), 'T03')
    expect(after.gaps).toBe(before.gaps + 1)
    expect([after.markets, templateState(readBoard(doc), 'T04').markets]).toEqual([[], null])
    expect(after.scored).toBeNull()
  })
})
