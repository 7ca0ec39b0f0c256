// Where the weights of the matrix come from, in a few words.
import { fieldOrDefault, numberSetting } from '../../../shared/widgets/canvas.ts'
import { weightSource } from '../../../shared/widgets/marketMatrix.ts'
import { useBoard } from '../../board/boardContext.ts'

export function MatrixCaption() {
  const { board, results, t } = useBoard()
  const mode = fieldOrDefault(board, 'T04.settings', 'weightMode')
  const source = weightSource(String(mode), numberSetting(board, 'T04.settings', 'lambda'))
  const hasPoints = Object.keys(results.T04?.partnerWeights ?? {}).length > 0
  if (!hasPoints && mode === 'partners') return <>{t('markets.weightsFrom.equal')}</>
  return <>{t(source.key, source.values)}</>
}
