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

/** `5 of 6 stages filled · spread over partners 0.98 (1 = even)`; source facts that nobody confirmed come first. */
export function ValueChainCaption() {
  const { board, results, t } = useBoard()
  const assets = results.T08?.assets
  if (!assets) return null
  const open = Object.values(chainPlaces(board).byStage)
    .flat()
    .filter((asset) => asset.isUnconfirmed).length
  const filled = STAGES.length - assets.missingStages.length
  const parts = [
    open > 0 ? t('brand.chain.toConfirm', { count: open }) : '',
    t('brand.chain.filled', { filled, total: STAGES.length }),
    assets.balance === null ? '' : t('brand.chain.balance', { balance: printed(assets.balance, 2) }),
  ]
  return <>{parts.filter((part) => part !== '').join(' · ')}</>
}
