// The order of the templates, what each hands on, and how far a board is: read from files and from the board alone.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seriesProgress, templateProgress } from '../../../shared/board/templateProgress.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import {
  FLOWS,
  flowsFrom,
  flowsInto,
  parseFlows,
  parseSeries,
  SERIES,
  SHORTEST_SERIES,
  templatesOf,
} from '../../../shared/templateSeries.ts'
import { editsOf, fullBoard } from '../../support/fullBoard.ts'

const folder = new URL('../../../seeds/locales/en/', import.meta.url)
const texts = Object.assign(
  {},
  ...readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object),
) as Record<string, string>

const SIXTEEN = Array.from({ length: 16 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`)

describe('the order of templates', () => {
  it('[W90] has a shortest series of three workshops and a full one with each of the sixteen once', () => {
    expect(SHORTEST_SERIES.stages.flat()).toEqual(['T02', 'T04', 'T08'])
    const full = SERIES.find(({ id }) => id === 'full')!
    expect([...full.stages.flat()].sort()).toEqual(SIXTEEN)
    expect(templatesOf(SHORTEST_SERIES)).toEqual(['T02', 'T04', 'T08'])
  })

  it('[W90] names known templates in every flow, and each flow of needs and markets is told at both ends', () => {
    for (const { from, to } of FLOWS) for (const id of [...from, ...to]) expect([...SIXTEEN, 'all'], id).toContain(id)
    expect(flowsInto('T04').map(({ id }) => id)).toEqual(['needsToWeights', 'interestToMarkets'])
    expect(flowsFrom('T04').flatMap(({ to }) => to)).toEqual(['T05', 'T06', 'T09', 'T10', 'T11', 'T12', 'T13', 'T01'])
  })

  it('[W90] every link of a template file is told by a flow between the same templates', () => {
    const links = [...CATALOG.values()].flatMap(({ id, widgets }) =>
      Object.values(widgets).flatMap((widget) =>
        'links' in widget ? widget.links.map((link) => [link.from.split('.')[0]!, id] as const) : [],
      ),
    )
    expect(links.length).toBeGreaterThan(0)
    const isTold = ([from, to]: readonly [string, string]): boolean =>
      from === to || FLOWS.some((flow) => flow.from.includes(from) && flow.to.includes(to))
    expect(links.filter((link) => !isTold(link))).toEqual([])
  })

  it('[W90] has the words of the gallery for every template, flow and series', () => {
    const keys = [
      ...[...CATALOG.keys()].flatMap((id) =>
        ['name', 'question', 'purpose', 'when', 'who', 'output'].map((part) => `${id}.${part}`),
      ),
      ...FLOWS.map(({ id }) => `flow.${id}`),
      ...SERIES.flatMap(({ id }) => [
        `gallery.series.${id}`,
        `gallery.series.${id}.text`,
        `gallery.choose.series.${id}`,
      ]),
    ]
    expect(keys.filter((key) => !(key in texts))).toEqual([])
  })

  it('[W91] refuses a bad file with its name, the place and the reason', () => {
    expect(() => parseFlows([{ id: 'needs', from: ['T2'], to: ['T04'] }])).toThrow(/^seeds\/flows\.json: 0\.from\.0: /)
    expect(() => parseSeries([{ id: 'short', stages: [[]] }])).toThrow(/^seeds\/series\.json: 0\.stages\.0: /)
  })
})

describe('how far a board is', () => {
  it('[W92] tells untouched, begun and decided templates apart and names the next of a series', () => {
    const doc = fullBoard()
    const short = SHORTEST_SERIES
    expect(seriesProgress(readBoard(doc), short)).toMatchObject({ decided: 1, next: 'T02' })
    expect(seriesProgress(readBoard(doc), short).steps.map(({ progress }) => progress)).toEqual([
      'empty',
      'decided',
      'empty',
    ])
    editsOf(doc, 'nita').addItem('T02.needs', { label: 'A need of our own', segment: 'sme' })
    expect(templateProgress(readBoard(doc), 'T02')).toBe('begun')
  })

  it('[W92] takes no statement as decided without the partners, and none of them without a statement', () => {
    const doc = fullBoard()
    editsOf(doc, 'nita').setField('T02.statement', 'statement', 'Help with contacts first.')
    expect(templateProgress(readBoard(doc), 'T02')).toBe('begun')
    const approve = { people: 1, cells: { statement: { vote: 'approve' } } }
    doc.getMap('session').set('values/T02.statementVote/1', { A: approve, B: approve, C: approve })
    expect(templateProgress(readBoard(doc), 'T02')).toBe('decided')
    doc.getMap('items').set('T02.statement/statement', ' ')
    expect(templateProgress(readBoard(doc), 'T02')).toBe('begun')
  })

  it('[W92] a market that left counts no longer; a template that is not there is missing', () => {
    const doc = fullBoard()
    const items = doc.getMap('items')
    items.set('T06.portrait/market', 'CN')
    items.set('T06~2.portrait/market', 'US')
    items.set('T06.statement/statement', 'The same faces for two years.')
    const approve = { people: 1, cells: { statement: { vote: 'approve' } } }
    doc.getMap('session').set('values/T06.statementVote/1', { A: approve, B: approve, C: approve })
    expect(templateProgress(readBoard(doc), 'T06')).toBe('decided')
    items.set('T04.decision/markets', ['CN', 'US'])
    expect(templateProgress(readBoard(doc), 'T06')).toBe('begun')
    doc.getMap('meta').set('templates', ['T04'])
    expect(templateProgress(readBoard(doc), 'T06')).toBe('missing')
  })
})
