// How a round is called where people read it: by its number, or by the name of the survey its values came in from.
import type { BoardState } from '../board/boardState.ts'
import type { WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import { surveyOf } from './roundFindings.ts'

/** @param place `alone` where it stands by itself or begins a sentence, `within` in the middle of one */
export function roundName(
  board: BoardState,
  widget: WidgetId,
  number: number,
  t: Translate,
  place: 'alone' | 'within' = 'alone',
): string {
  const survey = surveyOf(board, widget, number)
  return survey === null ? t(`round.${place}`, { number }) : t(`round.survey.${place}`, { survey })
}
