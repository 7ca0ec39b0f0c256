// What the partners have at each stage of the value chain, and where nothing is yet. A stage takes new assets by its plus.
import { useState } from 'react'
import { printed } from '../../../shared/charts/printed.ts'
import { VALUE_CHAIN_STAGES, type Stage } from '../../../shared/compute/results.ts'
import { chainPlaces } from '../../../shared/widgets/valueChain.ts'
import { useBoard } from '../../board/boardContext.ts'
import { ChainStage } from './ChainStage.tsx'
import styles from './ValueChain.module.css'

const STAGES = VALUE_CHAIN_STAGES.filter((stage) => stage !== 'SX')

export function ValueChain() {
  const { board, results, t } = useBoard()
  const [adding, setAdding] = useState<Stage | null>(null)
  const { byStage, unplaced } = chainPlaces(board)
  const missing = results.T08?.assets.missingStages ?? []
  const stage = (id: Stage) => (
    <ChainStage
      key={id}
      stage={id}
      assets={byStage[id]}
      isMissing={missing.includes(id)}
      isAdding={adding === id}
      onAdd={() => setAdding(id)}
      onClose={() => setAdding(null)}
    />
  )
  return (
    <div className={styles.chain}>
      <div className={styles.stages}>{STAGES.map(stage)}</div>
      {stage('SX')}
      {unplaced.length > 0 && (
        <p className={styles.unplaced}>{t('brand.chain.unplaced', { count: unplaced.length })}</p>
      )}
    </div>
  )
}

/** `5 of 6 stages filled · spread over partners 0.98 (1 = even)`. */
export function ValueChainCaption() {
  const { results, t } = useBoard()
  const assets = results.T08?.assets
  if (!assets) return null
  const filled = STAGES.length - assets.missingStages.length
  const stages = t('brand.chain.filled', { filled, total: STAGES.length })
  return (
    <>{assets.balance === null ? stages : t('brand.chain.caption', { stages, balance: printed(assets.balance, 2) })}</>
  )
}
