// What the charter and its representatives say, in plain sentences (domain 4.T01).
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, textOf } from '../charts/boardTexts.ts'
import { METHOD_FIELDS, type CharterResults } from '../compute/charter.ts'
import type { Translate } from '../drawing.ts'
import { fieldOrDefault } from '../widgets/canvas.ts'
import { rotaLanes, runsOf } from '../widgets/rota.ts'

export type CharterFindings = {
  /** One sentence a market with gaps, or that there is none, or why nothing can be said. */
  gaps: string[]
  hasGap: boolean
  /** Partners of the consortium nobody wrote a mandate for; null when there is none. */
  withoutMandate: string | null
}

/** `Mar 2026` in the reader's language; read as a calendar month, so that no time zone moves it. */
function monthWords(month: string, language: string | undefined): string {
  const [year, number] = month.split('-').map(Number)
  const date = new Date(Date.UTC(year!, number! - 1, 15))
  return new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date)
}

/** @param language of the months' names; undefined for the reader's own */
export function charterFindings(
  results: CharterResults,
  board: BoardState,
  language: string | undefined,
  t: Translate,
): CharterFindings {
  return {
    gaps: gapSentences(results, board, language, t),
    hasGap: results.gapShare !== null && results.gapShare > 0,
    withoutMandate: withoutMandate(board, t),
  }
}

function gapSentences(
  results: CharterResults,
  board: BoardState,
  language: string | undefined,
  t: Translate,
): string[] {
  if (results.gapShare === null) return [t('T01.say.noPeriod')]
  const open = rotaLanes(board, results, t).filter((lane) => lane.isAsked && lane.gaps.length > 0)
  if (open.length === 0) return [t('T01.say.noGap')]
  return open.map((lane) => {
    const months = runsOf(lane.gaps).map(([from, to]) => {
      const first = monthWords(results.months[from]!, language)
      return from === to ? first : t('T01.say.months', { first, last: monthWords(results.months[to]!, language) })
    })
    return t('T01.say.gap', { lane: lane.label, months: enumerate(months, t) })
  })
}

function withoutMandate(board: BoardState, t: Translate): string | null {
  const named = new Set(listItems(board, 'T01.partners').map(({ fields }) => fields.name))
  const missing = board.partners.filter(({ id }) => !named.has(id)).map(({ name }) => name)
  return missing.length === 0 ? null : t('T01.say.noMandate', { partners: enumerate(missing, t) })
}

/** The charter as people read it: the fields of the method that have words, and those that still need some. */
export function charterText(
  board: BoardState,
  results: CharterResults,
  t: Translate,
): { field: string; head: string; text: string; isMissing: boolean }[] {
  return METHOD_FIELDS.map((field) => ({
    field,
    head: t(`T01.field.method.${field}`),
    text: textOf(fieldOrDefault(board, 'T01.method', field), t).trim(),
    isMissing: results.methodGaps.includes(field),
  })).filter(({ text, isMissing }) => text !== '' || isMissing)
}
