// What an import has done, in words.
import type { ImportTarget } from '../../shared/importing/importPlan.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { SURVEY_WIDGET } from '../../shared/importing/importKind.ts'
import { useBoard } from '../board/boardContext.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Done } from './useImport.ts'

export function ImportDone({ done, target }: { done: Done; target: ImportTarget | null }) {
  const { t, board } = useBoard()
  const { added, changed, leftOut, round } = done
  const parts = [
    ...(added > 0 ? [t('import.count.added', { count: added })] : []),
    ...(changed > 0 ? [t('import.count.changed', { count: changed })] : []),
    ...(leftOut > 0 ? [t('import.count.leftOut', { count: leftOut })] : []),
  ]
  return (
    <Notice tone="good" title={`${target?.title ?? ''}:`}>
      {round === null
        ? `${parts.join(', ')}. ${t('import.done.undo')}`
        : t('import.done.round', { round: roundName(board, SURVEY_WIDGET, round, t, 'within') })}
    </Notice>
  )
}
