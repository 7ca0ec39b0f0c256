// Annexes A to C: coverage with evidence, methods and all values, source facts and their age.
import facts from '../../../seeds/facts.json'
import { itemLabel } from '../../charts/boardTexts.ts'
import { listItems, type Item } from '../../board/boardState.ts'
import { templateOf, templateSeedOf, type TemplateId } from '../../catalog.ts'
import type { SignalEvidence } from '../../compute/coverage/judge.ts'
import { RECOMMENDATIONS } from '../../compute/recommendations.ts'
import { COLOR, type Translate } from '../../drawing.ts'
import type { Block, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { printedDate } from '../generic/words.ts'
import { methodsOf, SHARED_METHODS } from '../methods.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import { coverageRows, type CoverageLine } from '../../findings/coverageBoard.ts'
import { signalWords } from '../../findings/coverageWords.ts'
import { valueBlocks } from './valuesAnnex.ts'

/** Annex A: all 19 recommendations, their signals, and what proves them or where to go on. */
export function coverageAnnex(context: ReportContext): Block[] {
  const { t, board, results, evidence } = context
  const places = new Map(
    coverageRows(board, evidence, results.coverage, t).map(({ id, lines }) => [id, placesOf(lines)]),
  )
  const list = (prefix: string): Row[] =>
    RECOMMENDATIONS.filter(({ id }) => id.startsWith(prefix)).map(({ id }): Row => {
      const status = results.coverage.status[id] ?? 'missing'
      const signals = evidence[id] ?? []
      return {
        kind: 'cells',
        cells: [
          textCell(id.slice(1), { weight: 600 }),
          textCell(t(`${id}.title`)),
          { content: [t(`report.status.${status}`)], status: { status, text: t(`report.status.${status}`) } },
          { content: signals.map(signalMark) },
          {
            content: [reasonText(context, id, signals, places.get(id) ?? '')],
            color: status === 'missing' ? COLOR.ink2 : COLOR.ink,
          },
        ],
      }
    })
  return [
    {
      kind: 'badges',
      isStrip: true,
      badges: RECOMMENDATIONS.map(({ id }) => {
        const status = results.coverage.status[id] ?? 'missing'
        return { code: id.slice(1), status, text: t(`report.status.${status}`) }
      }),
    },
    {
      kind: 'table',
      size: 8.8,
      padding: 3,
      columns: [
        { head: '', width: 27 },
        { head: t('report.column.recommendation'), width: 137 },
        { head: t('report.column.status'), width: 63 },
        { head: t('report.column.signals'), width: 74 },
        { head: t('report.column.evidence'), share: 1 },
      ],
      rows: [
        { kind: 'group', text: t('recommendations.list1') },
        ...list('R1.'),
        { kind: 'group', text: t('recommendations.list2') },
        ...list('R2.'),
      ],
      caption: [t('report.coverageRule')],
    },
  ]
}

function signalMark(signal: SignalEvidence): Inline {
  const color = signal.holds ? COLOR.ink : COLOR.ink3
  return {
    keep: [
      { text: signal.signal, color, weight: signal.holds ? 600 : 400 },
      { icon: signal.holds ? 'tick' : 'dash', color },
    ],
  }
}

/** Panels and fields that would supply what is missing. */
const placesOf = (lines: readonly CoverageLine[]): string =>
  [...new Set(lines.flatMap(({ missing }) => missing.map(({ label }) => label)))].join('; ')

/** What holds and what is open, in the words of the board's strip; then where the rest is filled in. */
function reasonText(context: ReportContext, id: string, signals: readonly SignalEvidence[], where: string): string {
  const { t, board } = context
  const holding = signals.filter((signal) => signal.holds)
  const open = signals.filter((signal) => !signal.holds)
  const words = (some: readonly SignalEvidence[]) => some.map((one) => signalWords(board, id, one, t).text).join('; ')
  const held = words(holding)
  const missing = words(open)
  if (open.length === 0) return `${held}.`
  if (holding.length === 0) return t('report.nextTemplates', { templates: where })
  return `${held}. ${t('report.openSignals', { signals: missing, templates: where })}`
}

/** Annex B: the formulas in words, then every computed value with four decimals. */
export function methodsAnnex(context: ReportContext): Block[] {
  const { t } = context
  return [
    methodTable(context),
    { kind: 'heading', text: t('report.allValues') },
    { kind: 'text', style: 'small', content: [t('report.allValuesText')] },
    ...valueBlocks(context),
  ]
}

/** The formulas that every template shares, then those of each template on the board. */
function methodTable({ t, board }: ReportContext): Block {
  const words = (keys: readonly string[]): Inline[] =>
    keys.flatMap((key, i): Inline[] => [
      { text: `${i === 0 ? '' : '\n'}${t(`report.formula.${key}.name`)}: `, weight: 600 },
      t(`report.formula.${key}.text`),
    ])
  const row = (name: string, keys: readonly string[]): Row => ({
    kind: 'cells',
    cells: [textCell(name, { weight: 600 }), { content: words(keys) }],
  })
  const templates = [...new Set(board.templates.map(templateOf))].filter((id) => methodsOf(id).length > 0).sort()
  return {
    kind: 'table',
    size: 8.2,
    columns: [
      { head: t('report.column.template'), width: 92 },
      { head: t('report.method'), share: 1 },
    ],
    rows: [
      row(t('report.allTemplates'), SHARED_METHODS),
      ...templates.map((id) => row(`${id} ${t(`${id}.name`)}`, methodsOf(id))),
      row(t('report.recommendations'), ['coverage']),
    ],
  }
}

/** Annex C: every source fact on the board with where it is used, its age, and whether a partner has confirmed it. */
export function factsAnnex(context: ReportContext): Block[] {
  const { t, board } = context
  const sources = new Map(facts.map((fact) => [fact.id, fact]))
  const partners = new Map(board.partners.map(({ id, name }) => [id, name]))
  const uses = board.templates.flatMap((instance) =>
    Object.entries(templateSeedOf(instance)?.widgets ?? {}).flatMap(([name, widget]) =>
      'prefill' in widget
        ? listItems(board, `${instance}.${name}`).flatMap((item): Use[] =>
            item.fact === null ? [] : [{ fact: item.fact, template: templateOf(instance), item }],
          )
        : [],
    ),
  )
  if (uses.length === 0) return [{ kind: 'text', content: [t('report.noFacts')] }]
  // One row for each fact in one state; it may stand behind many entries.
  const rows = grouped(uses, (use) => `${use.fact} ${stateOf(use)}`)
  return [
    {
      kind: 'table',
      size: 8.2,
      padding: 2,
      columns: [
        { head: t('report.column.fact'), width: 32 },
        { head: t('report.column.usedIn'), share: 1 },
        { head: t('report.column.source'), width: 96 },
        { head: t('report.column.age'), width: 46 },
        { head: t('report.column.state'), width: 106 },
      ],
      rows: rows.map((same): Row => {
        const [first] = same
        const source = sources.get(first.fact)
        const state = stateOf(first)
        const words =
          state === OPEN
            ? textCell(t('report.toUpdate'), { color: COLOR.factText, tint: COLOR.factTint })
            : textCell(
                state === ''
                  ? t('report.takenOver')
                  : t('report.confirmedAt', { date: printedDate(state, context.language) }),
              )
        return {
          kind: 'cells',
          cells: [
            textCell(first.fact, { weight: 600 }),
            textCell(usedIn(same, partners, t)),
            textCell(source?.source ?? '–'),
            textCell(source?.asOf ?? '–'),
            words,
          ],
        }
      }),
      caption: [t('report.factsCaption')],
    },
  ]
}

type Use = { fact: string; template: TemplateId; item: Item }
const OPEN = 'open'

/** The day it was confirmed; empty for what a partner wrote or edited. */
function stateOf({ item }: Use): string {
  if (item.confirmed) return item.confirmed.at.slice(0, 10)
  return item.origin === 'prefill' ? OPEN : ''
}

/** Entries by template, each named once. */
function usedIn(uses: readonly Use[], partners: ReadonlyMap<string, string>, t: Translate): string {
  return grouped(uses, ({ template }) => template)
    .map((own) => {
      const labels = own.map(({ item }) => partners.get(item.id) ?? itemLabel(item, t).replace(/\.$/, ''))
      return `${own[0].template} ${[...new Set(labels)].join('; ')}`
    })
    .join(' · ')
}

/** In the order in which each key comes first. */
function grouped(uses: readonly Use[], keyOf: (use: Use) => string): [Use, ...Use[]][] {
  const groups = new Map<string, [Use, ...Use[]]>()
  for (const use of uses) {
    const group = groups.get(keyOf(use))
    if (group) group.push(use)
    else groups.set(keyOf(use), [use])
  }
  return [...groups.values()]
}
