// One stage of the value chain: its arrow, its assets, and the line in which a new one is typed. The support across all
// stages is the same thing laid flat.
import { useRef } from 'react'
import { Plus } from 'lucide-react'
import type { Stage } from '../../../shared/compute/results.ts'
import type { ChainAsset } from '../../../shared/widgets/valueChain.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { AssetLine } from './AssetLine.tsx'
import { NewAsset } from './NewAsset.tsx'
import styles from './ValueChain.module.css'

type Props = {
  stage: Stage
  assets: readonly ChainAsset[]
  /** No asset that counts (domain 3.2), although unconfirmed ones may stand here. */
  isMissing: boolean
  isAdding: boolean
  onAdd: () => void
  onClose: () => void
}

export function ChainStage({ stage, assets, isMissing, isAdding, onAdd, onClose }: Props) {
  const { canEdit, t } = useBoard()
  const plus = useRef<HTMLButtonElement>(null)
  const name = t(`T08.option.stage.${stage}`)
  const isFlat = stage === 'SX'
  const isOpen = isAdding && canEdit
  const close = () => {
    onClose()
    plus.current?.focus()
  }
  return (
    <section
      className={classes(isFlat ? styles.support : styles.stage, isMissing && styles.isMissing)}
      aria-label={name}
    >
      <div className={isFlat ? styles.supportHead : styles.arrow}>
        <h3>{name}</h3>
        {canEdit && (
          <button
            ref={plus}
            type="button"
            className={styles.add}
            aria-label={t('brand.chain.add', { stage: name })}
            title={t('brand.chain.add', { stage: name })}
            onClick={onAdd}
          >
            <Plus size={13} aria-hidden />
          </button>
        )}
      </div>
      {isOpen && <NewAsset stage={stage} onClose={close} />}
      {assets.length === 0 && !isOpen ? (
        <p className={classes(styles.nothing, isFlat && styles.flatNothing)}>
          <span>{t('brand.chain.nothing')}</span>
        </p>
      ) : (
        <ul className={isFlat ? styles.flatAssets : styles.assets}>
          {assets.map((asset) => (
            <AssetLine key={asset.item.id} asset={asset} />
          ))}
        </ul>
      )}
    </section>
  )
}
