// The foot of a template's part (domain 4, "Every PDF page has"): how it was computed, gaps, sources, who took part, badges.
import { latestValues, listItems, singleField } from '../../board/boardState.ts'
import { listSeedOf, templateOf, templateSeedOf, widgetSeedOf, type TemplateId, type WidgetId } from '../../catalog.ts'
import { enumerate, itemLabel } from '../../charts/boardTexts.ts'
import { isFilled } from '../../compute/evidence.ts'
import { partnersVoting } from '../../findings/roundFindings.ts'
import { isOpenFact, isSuggestion } from '../../widgets/list.ts'
import type { Block } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { methodsOf } from '../methods.ts'
import { badgesOf, partnerName, sourceSentences, tookPart, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { ballotWidgets, revealedCells, statementsOf } from './fieldBlocks.ts'
import { fieldName, fieldsOf, widgetTitle } from './words.ts'

/** Widgets of an instance, in the order of its seed. */
const widgetsOf = (instance: TemplateId): WidgetId[] =>
  Object.keys(templateSeedOf(instance)?.widgets ?? {}).map((name) => `${instance}.${name}`)

/** Entries that lack something required, empty lists that need entries, source facts nobody confirmed. */
function listGaps(context: ReportContext, widget: WidgetId): string[] {
  const { t, board } = context
  const seed = listSeedOf(widget)
  if (!seed) return []
  const title = widgetTitle(context, widget)
  const items = listItems(board, widget)
  const labels = new Map(items.map((item) => [item.id, itemLabel(item, t)]))
  const facts = items.filter(isOpenFact)
  const suggestions = items.filter(isSuggestion)
  const unconfirmed = new Set([...facts, ...suggestions].map(({ id }) => id))
  const open = context.content.items(widget).filter(({ id, gaps }) => gaps.length > 0 && !unconfirmed.has(id))
  return [
    ...(items.length < seed.minItems ? [t('report.tooFew', { title, count: seed.minItems, have: items.length })] : []),
    ...open.map(({ id, gaps }) =>
      t('report.itemGap', {
        title,
        name: labels.get(id) ?? id,
        fields: enumerate(
          gaps.map((field) => fieldName(context, widget, field)),
          t,
        ),
      }),
    ),
    ...(facts.length > 0 ? [t('report.factsUnconfirmed', { title, count: facts.length })] : []),
    ...(suggestions.length > 0 ? [t('report.suggestionsUnconfirmed', { title, count: suggestions.length })] : []),
  ]
}

/** Required fields of a canvas or statement that are empty. */
function fieldGaps(context: ReportContext, widget: WidgetId): string[] {
  const { t, board } = context
  const kind = widgetSeedOf(widget)?.kind
  if (kind !== 'canvas' && kind !== 'statement') return []
  const empty = fieldsOf(widget).filter(
    (field) => field.required && !isFilled(field, singleField(board, widget, field.id) ?? field.default, () => true),
  )
  if (empty.length === 0) return []
  const fields = enumerate(
    empty.map((field) => fieldName(context, widget, field.id)),
    t,
  )
  return [t('report.gap', { name: widgetTitle(context, widget), note: t('report.missingFields', { fields }) })]
}

/** Scores that are missing: rounds not held, partners without a score, cells left out. */
function ballotGaps(context: ReportContext, widget: WidgetId): string[] {
  const { t, board } = context
  const name = widgetTitle(context, widget)
  const latest = latestValues(board, widget)
  if (!latest) return [t('report.gap', { name, note: t('report.noRoundYet') })]
  const voting = new Set(partnersVoting(latest.values, board.partners))
  const absent = board.partners.filter(({ id }) => !voting.has(id)).map(({ id }) => partnerName(context, id))
  const cells = revealedCells(context, widget)
  const empty = cells.filter((cell) => cell.values.length === 0).length
  const partial = cells.filter((cell) => cell.values.length > 0 && cell.missing.length > 0).length
  return [
    ...(absent.length > 0 ? [t('report.absentFrom', { name, partners: enumerate(absent, t) })] : []),
    ...(empty > 0 ? [t('report.emptyCells', { name, count: empty })] : []),
    ...(partial > 0 ? [t('report.partialCells', { name, count: partial })] : []),
  ]
}

/** Everything that is missing in an instance, in sentences; empty when nothing is. */
export function gapSentences(context: ReportContext, instance: TemplateId): string[] {
  return [
    ...statementsOf(context, instance).flatMap(({ widget, vote }) =>
      vote.isVoted
        ? []
        : [context.t('report.gap', { name: widgetTitle(context, widget), note: context.t('report.noVoteYet') })],
    ),
    ...ballotWidgets(instance).flatMap((widget) => ballotGaps(context, widget)),
    ...widgetsOf(instance).flatMap((widget) => [...fieldGaps(context, widget), ...listGaps(context, widget)]),
  ]
}

/** People whose ballots count, by partner, for each round that was revealed; else who is on the board. */
function participants(context: ReportContext, instance: TemplateId): Inline[][] {
  const { t, board, people } = context
  const held = widgetsOf(instance).filter((widget) => latestValues(board, widget) !== null)
  // Rounds in which the same people took part share their line.
  const rounds = new Map<string, { titles: string[]; people: Inline[] }>()
  for (const widget of held) {
    const people = tookPart(context, widget)
    const key = JSON.stringify(people)
    rounds.set(key, { people, titles: [...(rounds.get(key)?.titles ?? []), widgetTitle(context, widget)] })
  }
  if (held.length > 0)
    return [...rounds.values()].map(({ titles, people: own }) => [
      { text: `${enumerate(titles, t)}. `, weight: 600 },
      ...own,
    ])
  const counts = board.partners.flatMap(({ id }, index): Inline[] => {
    const count = people.filter((person) => person.partnerId === id).length
    return count === 0 ? [] : [{ keep: [{ sign: index }, partnerName(context, id), ` ${count}`] }]
  })
  return [counts.length === 0 ? [t('report.noRound')] : [`${t('report.peopleOnBoard')} `, ...counts]]
}

/** The formulas of a template in words: those of its own, and how ballots become one value. */
function methods({ t, hasMethodsAnnex }: ReportContext, instance: TemplateId): Block[] {
  const hasBallots = ballotWidgets(instance).length > 0
  const small = (content: Inline[]): Block => ({ kind: 'text', style: 'small', content })
  const keys = [
    ...(hasBallots && hasMethodsAnnex !== true ? ['one', 'disagreement'] : []),
    ...methodsOf(templateOf(instance)),
  ]
  const own = keys.map((key) =>
    small([{ text: `${t(`report.formula.${key}.name`)}: `, weight: 600 }, t(`report.formula.${key}.text`)]),
  )
  // What all templates share stands once in the whole document.
  const shared = hasBallots && hasMethodsAnnex === true ? [small([t('report.methodShared')])] : []
  return own.length + shared.length === 0 ? [small([t('report.methodPlain')])] : [...own, ...shared]
}

/** `closing`: added at the end of every template's part whose seed does not place it. */
export const closingBlock: TemplateBlock = (context, instance) => {
  const { t } = context
  const template = templateOf(instance)
  const gaps = gapSentences(context, instance)
  const lists = widgetsOf(instance).filter((widget) => listSeedOf(widget) !== undefined)
  const sources = sourceSentences(context, lists)
  const list = (items: readonly (Inline | Inline[])[]): Block => ({
    kind: 'list',
    items: items.map((item) => (Array.isArray(item) ? item : [item])),
  })
  return [
    {
      kind: 'columns',
      left: [
        { kind: 'heading', text: t('report.method') },
        ...methods(context, instance),
        { kind: 'heading', text: t('report.sources') },
        ...(sources.length === 0 ? [[t('report.noSources')]] : sources).map((content): Block => ({
          kind: 'text',
          style: 'small',
          content,
        })),
      ],
      right: [
        { kind: 'heading', text: t('report.whoTookPart') },
        ...participants(context, instance).map((content): Block => ({ kind: 'text', style: 'small', content })),
        { kind: 'heading', text: t('report.recommendations') },
        Object.keys(templateSeedOf(template)?.signals ?? {}).length === 0
          ? { kind: 'text', style: 'small', content: [t('report.noSignals')] }
          : badgesOf(context, template),
      ],
    },
    { kind: 'heading', text: t('report.gaps') },
    list(gaps.length === 0 ? [t('report.noGaps')] : gaps),
  ]
}
