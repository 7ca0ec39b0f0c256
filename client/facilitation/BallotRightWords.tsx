// One sentence on what a person can do in a round: score in private, or why not.
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { enumerate } from '../../shared/charts/boardTexts.ts'
import { useBoard } from '../board/boardContext.ts'
import { ballotRight } from './ballotRight.ts'

export function BallotRightWords({ widget }: { widget: WidgetId }) {
  const { board, me, people, t } = useBoard()
  const right = ballotRight(board, widget, me)
  const isVote = widgetSeedOf(widget)?.kind === 'partnerVote'
  if (right.state !== 'notCaster') return t(`${isVote ? 'rounds' : 'facilitation'}.private.${right.state}`)
  const names = right.by.flatMap((id) => people.find(({ participantId }) => participantId === id)?.name ?? [])
  return names.length === 0
    ? t('rounds.notCaster.nobody')
    : t('rounds.notCaster', { count: names.length, people: enumerate(names, t) })
}
