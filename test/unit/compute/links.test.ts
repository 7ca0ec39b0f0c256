// Items that come from other templates: live, chosen, confirmed; read at their source, edited only there.
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardEdit, type ItemEdit } from '../../../shared/board/boardEdit.ts'
import { listItems, readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { addTemplate } from '../../../shared/board/initialBoard.ts'
import { offers } from '../../../shared/board/links.ts'
import { CATALOG, checkLinks } from '../../../shared/catalog.ts'
import { contentOf } from '../../../shared/boardContent.ts'
import { useLinkSeeds } from './linkSeeds.ts'

beforeAll(useLinkSeeds)

const noText = () => undefined

function editOf(doc: Y.Doc, name: string): ItemEdit {
  let id = 0
  return createBoardEdit(doc, {
    participantId: name,
    partnerId: 'A',
    newId: () => `${name}${++id}`,
    now: () => '2027-01-01T00:00:00Z',
  })
}

function newDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('meta').set('partners', [
    { id: 'A', name: 'Partner A', region: '', type: 'cluster' },
    { id: 'B', name: 'Partner B', region: '', type: 'cluster' },
    { id: 'C', name: 'Partner C', region: '', type: 'cluster' },
  ])
  for (const template of ['T90', 'T91']) addTemplate(doc, template, noText, { withPrefill: false })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function merge(a: Y.Doc, b: Y.Doc): BoardState {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  expect([...readBoard(a).items].sort()).toEqual([...readBoard(b).items].sort())
  return readBoard(a)
}

const fieldsOf = (board: BoardState, widget: string) =>
  Object.fromEntries(listItems(board, widget).map(({ id, fields }) => [id, fields]))

describe('a live link', () => {
  it('[W42] shows each fitting source by itself and follows its edits', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const open = edit.addItem('T90.pillars', { label: 'One door', isOpen: true })
    edit.addItem('T90.pillars', { label: 'Closed', isOpen: false })
    expect(fieldsOf(readBoard(doc), 'T91.live')).toEqual({
      [`T90-pillars-${open}`]: { label: 'One door', state: 'idea' },
    })
    edit.setItemField('T90.pillars', open, 'label', 'Open door')
    const [item] = listItems(readBoard(doc), 'T91.live')
    expect(item).toMatchObject({
      origin: 'link',
      fields: { label: 'Open door' },
      source: { widget: 'T90.pillars', item: open, fields: ['label'], isGone: false },
    })
    expect([...readBoard(doc).items.keys()].filter((key) => key.startsWith('T91'))).toEqual([])
  })

  it('[W42] keeps what two people write into its own fields at once, and refuses its mapped ones by their source', () => {
    const doc = newDoc()
    const open = editOf(doc, 'n').addItem('T90.pillars', { label: 'One door', isOpen: true })
    const id = `T90-pillars-${open}`
    const other = copyOf(doc)
    editOf(doc, 'n').setItemField('T91.live', id, 'own', 'ours')
    editOf(other, 'o').setItemField('T91.live', id, 'state', 'done')
    expect(fieldsOf(merge(doc, other), 'T91.live')).toEqual({ [id]: { label: 'One door', own: 'ours', state: 'done' } })
    const before = Y.encodeStateVector(doc)
    expect(() => editOf(doc, 'n').setItemField('T91.live', id, 'label', 'mine')).toThrow(
      'This comes from "One door" in T90. Change it there.',
    )
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('[W43] keeps, greyed and not counting, what was written about a source that is archived or no longer fits', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const [first, second, third] = ['1', '2', '3'].map((label) => edit.addItem('T90.pillars', { label, isOpen: true }))
    edit.setItemField('T91.live', `T90-pillars-${first}`, 'own', 'kept')
    edit.setItemField('T91.live', `T90-pillars-${second}`, 'own', 'kept too')
    expect(edit.removeItem('T90.pillars', first!)).toBe('archived')
    edit.setItemField('T90.pillars', second!, 'isOpen', false)
    expect(edit.removeItem('T90.pillars', third!)).toBe('deleted')
    const board = readBoard(doc)
    expect(
      listItems(board, 'T91.live').map(({ fields, source }) => [fields.label, fields.own, source!.isGone]),
    ).toEqual([
      ['1', 'kept', true],
      ['2', 'kept too', true],
    ])
    expect(
      contentOf(board)
        .items('T91.live')
        .map(({ counts }) => counts),
    ).toEqual([false, false])
  })

  it('[W43] loses nothing when the source is deleted while somebody writes about it', () => {
    const doc = newDoc()
    const open = editOf(doc, 'n').addItem('T90.pillars', { label: 'One door', isOpen: true })
    const other = copyOf(doc)
    editOf(doc, 'n').removeItem('T90.pillars', open)
    editOf(other, 'o').setItemField('T91.live', `T90-pillars-${open}`, 'own', 'kept')
    const [item] = listItems(merge(doc, other), 'T91.live')
    expect(item).toMatchObject({ fields: { own: 'kept' }, source: { isGone: true } })
  })

  it('[W42] is put aside, moved and shown for every instance of the source', () => {
    const doc = newDoc()
    addTemplate(doc, 'T90', noText)
    const edit = editOf(doc, 'n')
    const own = edit.addItem('T90.pillars', { label: 'a', isOpen: true })
    const ids = () => listItems(readBoard(doc), 'T91.live').map(({ id }) => id)
    expect(ids()).toEqual([`T90-pillars-${own}`, 'T90~2-pillars-fact'])
    edit.moveItem('T91.live', 'T90~2-pillars-fact', `T90-pillars-${own}`)
    expect(ids()).toEqual(['T90~2-pillars-fact', `T90-pillars-${own}`])
    expect(edit.removeItem('T91.live', `T90-pillars-${own}`)).toBe('archived')
    expect(ids()).toEqual(['T90~2-pillars-fact'])
  })

  it('[W44] counts when its source counts', () => {
    const doc = newDoc()
    addTemplate(doc, 'T90', noText)
    const edit = editOf(doc, 'n')
    const counts = () =>
      contentOf(readBoard(doc))
        .items('T91.live')
        .map((item) => item.counts)
    expect(counts()).toEqual([false])
    edit.confirmItem('T90~2.pillars', 'fact')
    expect(counts()).toEqual([true])
    edit.setItemField('T90~2.pillars', 'fact', 'label', '')
    expect(counts()).toEqual([false])
  })
})

describe('chosen and confirmed sources', () => {
  it('[W45] are offered until taken, once each, also when two people take the same at once', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const pillar = edit.addItem('T90.pillars', { label: 'One door', isOpen: true })
    const offered = (widget: string) => offers(readBoard(doc), widget).map(({ source }) => source.id)
    expect([offered('T91.picked'), offered('T91.confirmed')]).toEqual([[pillar], [`T90-pillars-${pillar}`]])
    const other = copyOf(doc)
    const from = { widget: 'T90.pillars', item: pillar }
    const id = edit.addLinkedItem('T91.picked', from)
    expect(editOf(other, 'o').addLinkedItem('T91.picked', from)).toBe(id)
    edit.setItemField('T91.picked', id, 'lane', 'CN')
    const board = merge(doc, other)
    expect(fieldsOf(board, 'T91.picked')).toEqual({ [id]: { label: 'One door', pillar, lane: 'CN' } })
    expect(offered('T91.picked')).toEqual([])
    edit.removeItem('T91.picked', id)
    expect(offered('T91.picked')).toEqual([pillar])
  })

  it('[W45] come through a chain of links, and a source nobody offers is refused', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const pillar = edit.addItem('T90.pillars', { label: 'One door', isOpen: true })
    const id = edit.addLinkedItem('T91.confirmed', { widget: 'T91.live', item: `T90-pillars-${pillar}` })
    edit.setItemField('T90.pillars', pillar, 'label', 'Open door')
    expect(fieldsOf(readBoard(doc), 'T91.confirmed')[id]).toMatchObject({ label: 'Open door' })
    edit.setItemField('T90.pillars', pillar, 'isOpen', false)
    expect(listItems(readBoard(doc), 'T91.confirmed')[0]!.source!.isGone).toBe(true)
    expect(() => edit.addLinkedItem('T91.confirmed', { widget: 'T90.pillars', item: pillar })).toThrow(
      'This can no longer be taken over.',
    )
  })

  it("[W45] are copied as one's own", () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const pillar = edit.addItem('T90.pillars', { label: 'One door', isOpen: true })
    const id = edit.addLinkedItem('T91.picked', { widget: 'T90.pillars', item: pillar })
    const copy = edit.duplicateItem('T91.picked', id)
    edit.setItemField('T91.picked', copy, 'label', 'Mine')
    expect(listItems(readBoard(doc), 'T91.picked').map(({ fields, origin }) => [fields.label, origin])).toEqual([
      ['One door', 'link'],
      ['Mine', 'participant'],
    ])
  })

  it('[W42] never go in a circle: the catalogue refuses such seeds', () => {
    const T90 = structuredClone(CATALOG.get('T90')!)
    const { pillars } = T90.widgets
    if (pillars?.kind !== 'list') throw new Error('no list')
    pillars.links = [{ from: 'T91.confirmed', rule: 'pick', fields: { label: 'label' } }]
    expect(() => checkLinks(CATALOG)).not.toThrow()
    expect(() => checkLinks(new Map([...CATALOG, ['T90', T90]]))).toThrow(
      'links go in a circle: T90.pillars <- T91.confirmed <- T91.live <- T90.pillars',
    )
  })
})

describe('fields that are tied to each other', () => {
  it('[W46] dates out of order are refused at the field that is changed, both at once are taken', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const id = edit.addItem('T91.picked', { label: 'a', start: '2027-03-01', end: '2027-04-01' })
    const set = (fields: Record<string, string>) => () => edit.setItemFields('T91.picked', id, fields)
    expect(set({ end: '2027-03-01' })).toThrow('Choose a date after 2027-03-01.')
    expect(set({ start: '2027-04-02' })).toThrow('Choose a date before 2027-04-01, or change that date first.')
    expect(() => edit.addItem('T91.picked', { start: '2027-03-02', end: '2027-03-01' })).toThrow('Choose a date after')
    set({ start: '2027-05-01', end: '2027-06-01' })()
    expect(fieldsOf(readBoard(doc), 'T91.picked')[id]).toMatchObject({ start: '2027-05-01', end: '2027-06-01' })
  })

  it('[W46] the named partner is always in the list, also when both are changed at the same moment', () => {
    const doc = newDoc()
    const edit = editOf(doc, 'n')
    const id = edit.addItem('T91.picked', { label: 'a', lead: 'A' })
    expect(fieldsOf(readBoard(doc), 'T91.picked')[id]!.team).toEqual(['A'])
    expect(() => edit.setItemField('T91.picked', id, 'team', ['B'])).toThrow(
      'Partner A stays in this list while it is named above.',
    )
    const other = copyOf(doc)
    edit.setItemField('T91.picked', id, 'lead', 'B')
    editOf(other, 'o').setItemField('T91.picked', id, 'team', ['A', 'C'])
    expect(fieldsOf(merge(doc, other), 'T91.picked')[id]).toMatchObject({ lead: 'B', team: ['B', 'A', 'C'] })
  })

  it('[W46] a new item has the defaults of its fields', () => {
    const doc = newDoc()
    const id = editOf(doc, 'n').addItem('T91.live', { label: 'Own' })
    expect(fieldsOf(readBoard(doc), 'T91.live')[id]).toEqual({ label: 'Own', state: 'idea' })
  })
})
