import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardEdit, type EditContext } from '../../shared/board/boardEdit.ts'
import { cellValue, itemKey, listItems, readBoard, singleField } from '../../shared/board/boardState.ts'
import { orderBetween } from '../../shared/board/order.ts'
import { BoardError } from '../../shared/errors.ts'

const PARTNERS = [
  { id: 'BIOCAT', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
  { id: 'BIOM', name: 'BioM', region: 'Bavaria', type: 'cluster' },
]

function newDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    doc.getMap('meta').set('partners', PARTNERS)
    const items = doc.getMap('items')
    const market = (id: string, order: number) => ({
      fields: { name: id, maturity: 'growing' },
      origin: 'prefill',
      order,
    })
    for (const [index, id] of ['BR', 'CN', 'US'].entries()) items.set(itemKey('T04.markets', id), market(id, index + 1))
    items.set(itemKey('T04.criteria', 'C10'), {
      fields: { name: 'Interest', axis: 'fit', direction: 'benefit', kind: 'measured' },
      origin: 'prefill',
      order: 1,
    })
    items.set(itemKey('T08.channels', 'B1'), { fields: { label: 'Leaflet' }, origin: 'prefill', order: 1 })
  })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
}

let nextId = 0
const as = (participantId: string, partnerId: string | null = 'BIOCAT'): EditContext => ({
  participantId,
  partnerId,
  newId: () => `i${++nextId}`,
  now: () => '2026-11-22T10:00:00.000Z',
})

function refusal(change: () => unknown): BoardError {
  try {
    change()
  } catch (error) {
    if (error instanceof BoardError) return error
    throw error
  }
  throw new Error('it was accepted')
}

const names = (doc: Y.Doc) => listItems(readBoard(doc), 'T04.markets').map((item) => item.id)

describe('[D14] values are checked against the seed and refused in words that say what to enter', () => {
  const doc = newDoc()
  const edit = createBoardEdit(doc, as('Nita'))
  const cases: [string, () => unknown, RegExp, string][] = [
    ['a text that is too long', () => edit.setItemField('T04.markets', 'BR', 'name', 'x'.repeat(61)), /60/, 'name'],
    ['a number outside its range', () => edit.setField('T04.settings', 'lambda', 1.2), /from 0 to 1/, 'lambda'],
    ['a broken number', () => edit.setField('T04.settings', 'maxTargets', 2.5), /whole number/, 'maxTargets'],
    ['no number at all', () => edit.setField('T04.settings', 'lambda', NaN), /number/, 'lambda'],
    ['an unknown choice', () => edit.setField('T04.settings', 'weightMode', 'mine'), /partners/, 'weightMode'],
    ['a reference to nothing', () => edit.setField('T04.decision', 'markets', ['XX']), /on the board/, 'markets'],
    ['the same item twice', () => edit.setField('T04.decision', 'markets', ['BR', 'BR']), /once/, 'markets'],
    ['a text where a list belongs', () => edit.setField('T04.decision', 'markets', 'BR'), /items/, 'markets'],
    ['a cell that is no state', () => edit.setCell('T08.channelState', 'B1', 'BIOM', 3), /one of/, 'B1.BIOM'],
    ['a text in a measured cell', () => edit.setCell('T04.measured', 'C10', 'BR', '12'), /number/, 'C10.BR'],
  ]
  for (const [name, change, words, field] of cases) {
    it(name, () => {
      const before = Y.encodeStateVector(doc)
      const { code, message, field: named } = refusal(change)
      expect({ code, field: named }).toEqual({ code: 'invalid_value', field })
      expect(message).toMatch(words)
      expect(Y.encodeStateVector(doc)).toEqual(before)
    })
  }

  it('unknown fields, widgets, rows and partners are refused', () => {
    expect(refusal(() => edit.setField('T04.settings', 'nonsense', 1)).code).toBe('unknown_field')
    expect(refusal(() => edit.setField('T99.x', 'y', 1)).code).toBe('not_found')
    expect(refusal(() => edit.setItemField('T04.markets', 'XX', 'name', 'a')).code).toBe('not_found')
    expect(refusal(() => edit.setCell('T04.measured', 'C10', 'XX', 1)).code).toBe('not_found')
    expect(refusal(() => edit.setCell('T08.channelState', 'B1', 'NOBODY', 1)).code).toBe('not_found')
    expect(refusal(() => edit.setCell('T04.scores', 'C1', 'BR', 3)).code).toBe('not_found')
  })
})

describe('[D15] one edit is one transaction, and a value that is there already writes nothing', () => {
  it('counts updates', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    let updates = 0
    doc.on('update', () => updates++)
    edit.setItemField('T04.markets', 'BR', 'name', 'Brasil')
    edit.setItemField('T04.markets', 'BR', 'name', 'Brasil')
    edit.setField('T04.settings', 'lambda', 0.4)
    edit.setField('T04.settings', 'lambda', 0.4)
    edit.setCell('T04.measured', 'C10', 'BR', 12)
    edit.setCell('T04.measured', 'C10', 'BR', 12)
    edit.setCell('T04.measured', 'C10', 'CN', null)
    edit.setField('T04.decision', 'markets', ['BR'])
    edit.setField('T04.decision', 'markets', ['BR'])
    expect(updates).toBe(4)
  })

  it('null empties a field and a cell, so that the default holds again', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    edit.setField('T04.settings', 'lambda', 0.4)
    edit.setCell('T08.channelState', 'B1', 'common', 'na')
    edit.setField('T04.settings', 'lambda', null)
    expect(singleField(readBoard(doc), 'T04.settings', 'lambda')).toBeUndefined()
    expect(cellValue(readBoard(doc), 'T08.channelState', 'B1', 'common')).toBe('na')
    edit.setCell('T08.channelState', 'B1', 'common', null)
    expect(cellValue(readBoard(doc), 'T08.channelState', 'B1', 'common')).toBeUndefined()
  })
})

describe('[D16] a prefilled item says who took responsibility for it', () => {
  it('confirmed as it stands, then edited', () => {
    const doc = newDoc()
    createBoardEdit(doc, as('Nita')).confirmItem('T04.markets', 'BR')
    const confirmed = () => listItems(readBoard(doc), 'T04.markets')[0]!.confirmed
    expect(confirmed()).toEqual({ by: 'Nita', partner: 'BIOCAT', at: '2026-11-22T10:00:00.000Z', edited: false })
    createBoardEdit(doc, as('Omar', 'BIOM')).setItemField('T04.markets', 'BR', 'name', 'Brasil')
    expect(confirmed()).toMatchObject({ by: 'Omar', partner: 'BIOM', edited: true })
  })

  it('an item that a person added needs no confirmation', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    const id = edit.addItem('T04.markets', { name: 'Japan', maturity: 'mature' })
    edit.setItemField('T04.markets', id, 'name', 'Nippon')
    expect(listItems(readBoard(doc), 'T04.markets').at(-1)).toMatchObject({
      id,
      origin: 'participant',
      confirmed: null,
    })
  })
})

describe('[D17] an item that something names is archived, any other is deleted with all its keys', () => {
  it('unnamed: nothing is left of it', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    edit.setItemField('T04.markets', 'CN', 'name', 'PRC')
    expect(edit.removeItem('T04.markets', 'CN')).toBe('deleted')
    expect([...doc.getMap('items').keys()].filter((key) => key.startsWith('T04.markets/CN'))).toEqual([])
  })

  it.each([
    ['a decision', (edit: ReturnType<typeof createBoardEdit>) => edit.setField('T04.decision', 'markets', ['CN'])],
    ['a cell', (edit: ReturnType<typeof createBoardEdit>) => edit.setCell('T04.measured', 'C10', 'CN', 7)],
  ])('named by %s', (_what, name) => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    name(edit)
    expect(edit.removeItem('T04.markets', 'CN')).toBe('archived')
    expect(names(doc)).toEqual(['BR', 'US'])
    expect(listItems(readBoard(doc), 'T04.markets', { archived: true }).map((item) => item.id)).toContain('CN')
  })

  it('named by revealed scores or a round that is open', () => {
    const doc = newDoc()
    const cells = { C1: { CN: 4 } }
    doc.getMap('session').set('values/T04.scores/1', { BIOM: { people: 1, cells } })
    expect(createBoardEdit(doc, as('Nita')).removeItem('T04.markets', 'CN')).toBe('archived')
  })

  it('a list keeps its least number of items and takes no more than its most', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    edit.removeItem('T04.markets', 'CN')
    expect(refusal(() => edit.removeItem('T04.markets', 'BR')).message).toMatch(/At least 2/)
    while (names(doc).length < 12) edit.addItem('T04.markets', { name: 'x', maturity: 'mature' })
    expect(refusal(() => edit.addItem('T04.markets', { name: 'y' })).message).toMatch(/12/)
  })
})

describe('[D18] items keep the order that people give them', () => {
  it('moves before another and to the end', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    edit.moveItem('T04.markets', 'US', 'BR')
    expect(names(doc)).toEqual(['US', 'BR', 'CN'])
    edit.moveItem('T04.markets', 'US', null)
    expect(names(doc)).toEqual(['BR', 'CN', 'US'])
  })

  it('stays right after more moves into one gap than numbers have room for', () => {
    const doc = newDoc()
    const edit = createBoardEdit(doc, as('Nita'))
    for (let i = 0; i < 120; i++) {
      edit.moveItem('T04.markets', 'US', 'CN')
      edit.moveItem('T04.markets', 'CN', 'US')
    }
    expect(names(doc)).toEqual(['BR', 'CN', 'US'])
  })

  it('finds a number between any two, or says that there is none', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const middle = orderBetween(low, high)
        return middle === null || (middle > low && middle < high)
      }),
    )
    expect(orderBetween(1, 1)).toBeNull()
  })
})

describe('[D19] edits of different fields, cells and rows at the same moment lose nothing', () => {
  type Edit = ReturnType<typeof createBoardEdit>
  // Each key of the map may be changed by one side only; everything else is up to the run.
  const targets: Record<string, (edit: Edit, n: number) => void> = {
    'BR name': (edit, n) => edit.setItemField('T04.markets', 'BR', 'name', `n${n}`),
    'BR note': (edit, n) => edit.setItemField('T04.markets', 'BR', 'note', `n${n}`),
    'CN name': (edit, n) => edit.setItemField('T04.markets', 'CN', 'name', `n${n}`),
    lambda: (edit, n) => edit.setField('T04.settings', 'lambda', n / 1000),
    maxTargets: (edit, n) => edit.setField('T04.settings', 'maxTargets', 1 + (n % 12)),
    'C10 BR': (edit, n) => edit.setCell('T04.measured', 'C10', 'BR', n),
    'C10 US': (edit, n) => edit.setCell('T04.measured', 'C10', 'US', n),
    'B1 BIOM': (edit, n) => edit.setCell('T08.channelState', 'B1', 'BIOM', n % 3),
  }
  const read = (doc: Y.Doc): Record<string, unknown> => {
    const board = readBoard(doc)
    const item = (id: string) => listItems(board, 'T04.markets').find((candidate) => candidate.id === id)!
    return {
      'BR name': item('BR').fields.name,
      'BR note': item('BR').fields.note,
      'CN name': item('CN').fields.name,
      lambda: singleField(board, 'T04.settings', 'lambda'),
      maxTargets: singleField(board, 'T04.settings', 'maxTargets'),
      'C10 BR': cellValue(board, 'T04.measured', 'C10', 'BR'),
      'C10 US': cellValue(board, 'T04.measured', 'C10', 'US'),
      'B1 BIOM': cellValue(board, 'T08.channelState', 'B1', 'BIOM'),
    }
  }

  it('any split of the targets between two people', () => {
    const step = fc.record({ target: fc.constantFrom(...Object.keys(targets)), n: fc.integer({ min: 1, max: 999 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 255 }), (steps, split) => {
        const a = newDoc()
        const b = copyOf(a)
        const [editA, editB] = [createBoardEdit(a, as('Nita')), createBoardEdit(b, as('Omar'))]
        const place = Object.keys(targets)
        const isA = (target: string) => ((split >> place.indexOf(target)) & 1) === 1
        for (const { target, n } of steps) targets[target]!(isA(target) ? editA : editB, n)
        const wanted = Object.fromEntries(place.map((target) => [target, read(isA(target) ? a : b)[target]]))
        exchange(a, b)
        expect(read(a)).toEqual(wanted)
        expect(read(b)).toEqual(wanted)
      }),
    )
  })

  it('items added by two people at once are both there, in the same order for both', () => {
    const a = newDoc()
    const b = copyOf(a)
    createBoardEdit(a, as('Nita')).addItem('T04.markets', { name: 'Japan' })
    createBoardEdit(b, as('Omar')).addItem('T04.markets', { name: 'Australia' })
    exchange(a, b)
    expect(names(a)).toEqual(names(b))
    expect(names(a)).toHaveLength(5)
  })
})
