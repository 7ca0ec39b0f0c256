// What a market's portrait says in plain sentences: how heavy its barriers are and what it still lacks (domain 4.T06).
import { listItems, type BoardState } from '../board/boardState.ts'
import type { TemplateId } from '../catalog.ts'
import { enumerate, itemLabels, textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { NEEDED_NOTES, type PortraitResults } from '../compute/portraits.ts'
import type { Translate } from '../drawing.ts'

export type PortraitFindings = {
  /** Which barriers are hot and how many of them have a way round. */
  barriers: string
  /** What is missing for a complete portrait; null when it is complete. */
  missing: string | null
}

export function portraitFindings(
  results: PortraitResults,
  board: BoardState,
  instance: TemplateId,
  t: Translate,
): PortraitFindings {
  return { barriers: barrierSentence(results, board, instance, t), missing: missingSentence(results, t) }
}

function barrierSentence(results: PortraitResults, board: BoardState, instance: TemplateId, t: Translate): string {
  if (results.barrierIndex === null) return t('T06.say.unscored')
  const index = printed(results.barrierIndex, 1)
  if (results.hot.length === 0) return t('T06.say.noneHot', { index })
  const names = itemLabels(board, `${instance}.barriers`, t)
  const hot = results.hot.map((id) => names.get(id) ?? id)
  const solved = results.hot.filter((id) => results.barriers[id]!.mitigated).length
  return [
    t('T06.say.hot', { count: hot.length, barriers: enumerate(hot, t), index }),
    t('T06.say.wayRound', { count: solved, hot: hot.length }),
  ].join(' ')
}

function missingSentence(results: PortraitResults, t: Translate): string | null {
  if (results.complete) return null
  const fields = results.gaps.map((field) => t(`T06.field.portrait.${field}`))
  const notes = Math.max(NEEDED_NOTES - results.notes, NEEDED_NOTES - results.dimensions.length, 0)
  return t('T06.say.missing', {
    parts: enumerate([...fields, ...(notes > 0 ? [t('T06.say.notes', { count: notes })] : [])], t),
  })
}

export type CultureLine = { id: string; dimension: string; observation: string; text: string }

/** What to do and what to avoid, in the order of the notes; empty entries are left out. */
export function doAvoid(
  board: BoardState,
  instance: TemplateId,
  t: Translate,
): { do: CultureLine[]; avoid: CultureLine[] } {
  const notes = listItems(board, `${instance}.culture`)
  const lines = (field: 'whatWeDo' | 'avoid'): CultureLine[] =>
    notes.flatMap(({ id, fields }) => {
      const text = textOf(fields[field], t).trim()
      const dimension = fields.dimension
      return text === ''
        ? []
        : [
            {
              id,
              dimension: typeof dimension === 'string' ? t(`T06.option.dimension.${dimension}`) : '',
              observation: textOf(fields.observation, t).trim(),
              text,
            },
          ]
    })
  return { do: lines('whatWeDo'), avoid: lines('avoid') }
}
