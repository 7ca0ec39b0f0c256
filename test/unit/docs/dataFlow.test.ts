// docs/data-flow.md: every arrow of domain 5.1, where it comes from and where it goes. Each is tried on a real board; no hole.
import { describe, expect, it } from 'vitest'
import { listSeedOf, templateOf, templateSeedOf, widgetSeedOf } from '../../../shared/catalog.ts'
import { FLOWS } from '../../../shared/templateSeries.ts'
import { FLOW_TRIALS, type How } from '../../support/dataFlows.ts'
import { docFile, tableHead, tableRow } from '../../support/docFile.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { ENGLISH } from '../pdf/examplePdf.ts'

/** The table of domain 5.1: from -> to. */
const TABLE: readonly (readonly [from: string[], to: string[]])[] = [
  [['T02'], ['T04']],
  [['T03'], ['T04']],
  [['T02'], ['T07', 'T13']],
  [['T15'], ['T07', 'T08']],
  [['T04'], ['T01', 'T05', 'T06', 'T09', 'T10', 'T11', 'T12', 'T13']],
  [['T05'], ['T11', 'T12']],
  [['T06'], ['T11']],
  [['T07'], ['T08', 'T13']],
  [['T08'], ['T09', 'T12']],
  [['T14'], ['T10']],
  [['T10'], ['T11', 'T12', 'T13']],
  [['T11'], ['T12']],
  [['T12'], ['T10', 'T16']],
  [['T11'], ['T16']],
  [['all'], ['T16']],
]
const arrows = (rows: readonly (readonly [string[], string[]])[]): string[] =>
  rows.flatMap(([from, to]) => from.flatMap((a) => to.map((b) => `${a} -> ${b}`))).sort()

const HOW: Record<How, string> = {
  live: 'live: there by itself and following its source',
  offered: 'offered in words, taken over by a press',
  picked: 'picked by hand from a list',
  values: 'choices of a field',
}

/** Whether a place such as `T10.actors.lastContact` is there; a panel without a widget of its own is one too. */
function isThere(place: string): boolean {
  const [template = '', name = '', field] = place.split('.')
  if (templateSeedOf(template)?.panels.some(({ id, widget }) => id === name && widget === undefined)) return true
  const seed = widgetSeedOf(`${template}.${name}`)
  return seed !== undefined && (field === undefined || ('fields' in seed && seed.fields.some(({ id }) => id === field)))
}

describe('the data flow between templates', () => {
  it('[W105] has every arrow of the table, in the gallery and in a trial, and no other', () => {
    expect(arrows(FLOWS.map(({ from, to }) => [from, to] as const))).toEqual(arrows(TABLE))
    expect(FLOW_TRIALS.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(arrows(TABLE))
    const isTold = ({ flow, from, to }: (typeof FLOW_TRIALS)[number]): boolean =>
      FLOWS.some((one) => one.id === flow && one.from.includes(from) && one.to.includes(to))
    expect(FLOW_TRIALS.filter((one) => !isTold(one))).toEqual([])
  })

  it('[W105] names only places that the seeds have, at the right template', () => {
    const places = FLOW_TRIALS.flatMap(({ source, target }) => [source, target])
    expect(places.filter((place) => !isThere(place))).toEqual([])
    const wrong = FLOW_TRIALS.filter(
      ({ from, to, source, target }) =>
        (from !== 'all' && templateOf(source.split('.')[0]!) !== from) || templateOf(target.split('.')[0]!) !== to,
    )
    expect(wrong.map(({ source, target }) => `${source} -> ${target}`)).toEqual([])
  })

  it('[W105] has a trial for every link of a list to another template', () => {
    const tried = new Set(FLOW_TRIALS.map(({ from, to }) => `${from} ${to}`))
    const untried = FLOWS.flatMap(({ to }) => to).flatMap((template) =>
      Object.keys(ENGLISH)
        .filter((key) => key.startsWith(`${template}.widget.`))
        .flatMap((key) => listSeedOf(key.replace('.widget.', '.'))?.links ?? [])
        .map(({ from }) => `${from.split('.')[0]} ${template}`)
        .filter((pair) => !tried.has(pair) && new Set(pair.split(' ')).size > 1),
    )
    expect(untried).toEqual([])
  })

  it.each(FLOW_TRIALS.map((trial) => [`${trial.from} -> ${trial.to}`, trial] as const))(
    '[W105] %s: an edit at the source is seen at the other end',
    (_, { show, change, expected }) => {
      const doc = fullBoard()
      expect(show(doc)).not.toEqual(expected)
      change(doc)
      expect(show(doc)).toEqual(expected)
    },
  )
})

describe('docs/data-flow.md', () => {
  it('[W105] tells the same', async () => {
    const name = (id: string): string => (id === 'all' ? 'all templates' : `${id} ${ENGLISH[`${id}.name`] ?? ''}`)
    const ordered = FLOWS.flatMap(({ id }) => FLOW_TRIALS.filter(({ flow }) => flow === id))
    const { is, wanted } = await docFile('data-flow.md', [
      '# What templates hand on',
      '',
      'Written by `test/unit/docs/dataFlow.test.ts`, which tries every line on a board: an edit at the source is seen at the',
      'other end. `UPDATE_DOCS=1 npx vitest run test/unit/docs` writes it again. Do not edit by hand.',
      '',
      'Items that come from another template name it, are edited there and follow it; a market that left is greyed wherever it',
      'stands and nothing about it is lost (`test/unit/links`, `test/unit/compute/links.test.ts`).',
      '',
      ...tableHead(['From', 'To', 'What', 'How', 'Source', 'Target']),
      ...ordered.map(({ from, to, what, how, source, target }) =>
        tableRow([name(from), name(to), what, HOW[how], from === 'all' ? '' : `\`${source}\``, `\`${target}\``]),
      ),
      '',
    ])
    expect(is).toBe(wanted)
  })
})
