// A new asset of one stage: whose it is and what it is. Enter adds it and waits for the next one.
import { useId, useState, type KeyboardEvent } from 'react'
import { fieldSeedOf } from '../../../shared/board/validateField.ts'
import type { Stage } from '../../../shared/compute/results.ts'
import { BoardError } from '../../../shared/errors.ts'
import { readFieldInput } from '../../../shared/widgets/fieldInput.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ValueChain.module.css'

const ASSETS = 'T08.assets'

export function NewAsset({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { board, me, edit, t } = useBoard()
  const reasonId = useId()
  const [partner, setPartner] = useState(me.partnerId ?? '')
  const [text, setText] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const add = () => {
    const input = readFieldInput(fieldSeedOf(ASSETS, 'label'), text)
    if ('refused' in input) return setReason(t(input.refused.key, input.refused.values))
    if (input.value === null) return setReason(t('brand.chain.needsText'))
    if (partner === '') return setReason(t('brand.chain.needsPartner'))
    try {
      edit.addItem(ASSETS, { partner, stage, label: input.value })
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      return setReason(error.message)
    }
    setText('')
    setReason(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
  }
  const described = reason === null ? undefined : reasonId
  return (
    <div
      className={styles.adding}
      role="group"
      aria-label={t('brand.chain.add', { stage: t(`T08.option.stage.${stage}`) })}
      onKeyDown={onKeyDown}
    >
      <select
        value={partner}
        aria-label={t('T08.field.assets.partner')}
        aria-invalid={reason !== null && partner === ''}
        aria-describedby={described}
        onChange={(event) => setPartner(event.target.value)}
      >
        <option value="">{t('brand.chain.choosePartner')}</option>
        {board.partners.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <input
        autoFocus
        value={text}
        placeholder={t('T08.field.assets.label')}
        aria-label={t('T08.field.assets.label')}
        aria-invalid={reason !== null && partner !== ''}
        aria-describedby={described}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
        }}
      />
      {reason !== null && (
        <p id={reasonId} className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="primary" onClick={add}>
          {t('brand.chain.addNow')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('brand.chain.done')}
        </Button>
      </div>
    </div>
  )
}
