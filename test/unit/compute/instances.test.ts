// A template that repeats stands on a board several times, each with its own page, widgets and subject.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/boardState.ts'
import { createBoardEdit } from '../../../shared/board/boardEdit.ts'
import { addTemplate, initialBoard } from '../../../shared/board/initialBoard.ts'
import { instanceName, isLeftInstance, marketOf, widgetName } from '../../../shared/board/instances.ts'
import { instanceSeedOf } from '../../../shared/catalog.ts'
import { contentOf } from '../../../shared/boardContent.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'
import { PARTNERS } from '../http/testApp.ts'

const texts = seedTexts('en')
const t = (key: string, values: Record<string, unknown> = {}): string =>
  (texts(key) ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))

function newDoc(): Y.Doc {
  const doc = new Y.Doc()
  initialBoard(
    doc,
    {
      title: 'Spring workshop',
      consortium: { name: 'Three regions', strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
      partners: PARTNERS.map((partner) => ({ ...partner })),
      templates: ['T04'],
      locale: 'en',
    },
    texts,
  )
  return doc
}

/** Adopts the decision on these markets. */
function decide(doc: Y.Doc, markets: string[]): void {
  doc.getMap('items').set('T04.decision/statement', 'These.')
  doc.getMap('items').set('T04.decision/markets', markets)
  const approve = { people: 1, cells: { decision: { vote: 'approve' } } }
  const values = Object.fromEntries(PARTNERS.map(({ id }) => [id, approve]))
  doc.getMap('session').set('values/T04.decisionVote/1', values)
}

describe('instances of a template that repeats', () => {
  it('[W40] are added for a market each, with a page of their own', () => {
    const doc = newDoc()
    expect(addTemplate(doc, 'T06', texts, { market: 'CN' })).toBe('T06')
    expect(addTemplate(doc, 'T06', texts, { market: 'BR' })).toBe('T06~2')
    expect(addTemplate(doc, 'T06', texts)).toBe('T06~3')
    const board = readBoard(doc)
    expect(board.templates).toEqual(['T04', 'T06', 'T06~2', 'T06~3'])
    expect(['T06', 'T06~2', 'T06~3'].map((instance) => marketOf(board, instance))).toEqual(['CN', 'BR', null])
    expect(['T06', 'T06~2', 'T06~3'].map((instance) => instanceName(board, instance, t))).toEqual([
      'T06 Market portrait: China',
      'T06 Market portrait: Brazil',
      'T06 Market portrait: 3',
    ])
    expect(widgetName(board, 'T06~2.severity', t)).toBe(`${texts('T06.widget.severity')}: Brazil`)
    const page = doc.getMap<Y.Map<{ name: string }>>('records').get('page:T06~2')!.get('base')!
    expect(page.name).toBe('T06 Market portrait: Brazil')
    const panel = doc.getMap<Y.Map<unknown>>('records').get('shape:T06~2.brief')!.get('base')
    expect(panel).toMatchObject({ parentId: 'page:T06~2', props: { template: 'T06~2', panel: 'brief' } })
    expect(contentOf(board).instances('T06')).toEqual(['T06', 'T06~2', 'T06~3'])
  })

  it('[W40] are refused where the template is used once, for a market twice, and for what is no market', () => {
    const doc = newDoc()
    addTemplate(doc, 'T06', texts, { market: 'CN' })
    const before = Y.encodeStateVector(doc)
    const refusals: [string, string | null, string][] = [
      ['T04', null, 'The board already has T04. It is used once on a board.'],
      ['T06', 'CN', 'There is a page of T06 for this market already.'],
      ['T06', 'XX', 'Choose a market that is on the board.'],
      ['T02', 'CN', 'T02 is not made for a single market.'],
    ]
    for (const [template, market, message] of refusals)
      expect(() => addTemplate(doc, template, texts, { market })).toThrow(message)
    expect(() => addTemplate(doc, 'T06~2', texts)).toThrow(expect.objectContaining({ code: 'unknown_template' }))
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('[W40] have lists, references and archives of their own', () => {
    const doc = newDoc()
    addTemplate(doc, 'T06', texts)
    addTemplate(doc, 'T06', texts)
    let id = 0
    const context = { participantId: 'u1', partnerId: null, newId: () => `i${++id}`, now: () => '2027-01-01T00:00:00Z' }
    const edit = createBoardEdit(doc, context)
    const first = edit.addItem('T06.barriers', { label: 'Paper' })
    const second = edit.addItem('T06~2.barriers', { label: 'Language' })
    const cells = (row: string) => ({ A: { people: 1, cells: { [row]: { severity: 4 } } } })
    doc.getMap('session').set('values/T06~2.severity/1', cells(second))
    expect(edit.removeItem('T06~2.barriers', second)).toBe('archived')
    expect(edit.removeItem('T06.barriers', first)).toBe('deleted')
    expect(() => edit.setItemField('T06.barriers', second, 'label', 'x')).toThrow('Somebody removed this item.')
  })

  it('[W41] about a market that is no longer chosen are marked as left and keep all they hold', () => {
    const doc = newDoc()
    addTemplate(doc, 'T06', texts, { market: 'CN' })
    addTemplate(doc, 'T06', texts, { market: 'BR' })
    const left = () => ['T06', 'T06~2'].map((instance) => isLeftInstance(readBoard(doc), instance))
    expect(left()).toEqual([false, false])
    decide(doc, ['BR', 'US'])
    expect(left()).toEqual([true, false])
    expect(contentOf(readBoard(doc)).items('T06.barriers').length).toBeGreaterThan(0)
    decide(doc, ['CN'])
    expect(left()).toEqual([false, true])
  })

  it('[W40] have the seed of their template with their own widgets', () => {
    const seed = instanceSeedOf('T06~2')!
    expect(seed.id).toBe('T06~2')
    expect(seed.agenda.flatMap(({ rounds }) => rounds).every((widget) => widget.startsWith('T06~2.'))).toBe(true)
    expect(seed.panels.find(({ id }) => id === 'culture')!.widget).toBe('T06~2.culture')
    expect(instanceSeedOf('T06')!.id).toBe('T06')
    expect(instanceSeedOf('T99~2')).toBeUndefined()
  })
})
