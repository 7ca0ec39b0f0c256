// Two choices and a button: a new link from a need to a market. Refusals stand under the choices.
import { useId, useState, type KeyboardEvent } from 'react'
import { BoardError } from '../../../shared/errors.ts'
import { hasLink, type LinkEnd } from '../../../shared/widgets/needLinks.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NeedLinks.module.css'

type Props = { needs: readonly (LinkEnd & { code: string })[]; targets: readonly LinkEnd[]; onClose: () => void }

export function NewLink({ needs, targets, onClose }: Props) {
  const { board, edit, t } = useBoard()
  const reasonId = useId()
  const [need, setNeed] = useState('')
  const [target, setTarget] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const add = () => {
    if (need === '' || target === '') return setReason(t('needs.links.chooseBoth'))
    if (hasLink(board, need, target)) return setReason(t('needs.links.twice'))
    try {
      edit.addItem('T02.needLinks', { need, target })
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      return setReason(error.message)
    }
    setNeed('')
    setTarget('')
    setReason(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
  }
  const described = reason === null ? undefined : reasonId
  return (
    <div className={styles.adding} role="group" aria-label={t('needs.links.add')} onKeyDown={onKeyDown}>
      <select
        autoFocus
        value={need}
        aria-label={t('T02.field.needLinks.need')}
        aria-invalid={reason !== null && need === ''}
        aria-describedby={described}
        onChange={(event) => setNeed(event.target.value)}
      >
        <option value="">{t('needs.links.chooseNeed')}</option>
        {needs.map((end) => (
          <option key={end.id} value={end.id}>
            {end.code} {end.label}
          </option>
        ))}
      </select>
      <select
        value={target}
        aria-label={t('T02.field.needLinks.target')}
        aria-invalid={reason !== null && target === ''}
        aria-describedby={described}
        onChange={(event) => setTarget(event.target.value)}
      >
        <option value="">{t('needs.links.chooseTarget')}</option>
        {targets.map((end) => (
          <option key={end.id} value={end.id}>
            {end.label}
          </option>
        ))}
      </select>
      <Button size="small" variant="primary" onClick={add}>
        {t('needs.links.addNow')}
      </Button>
      <Button size="small" onClick={onClose}>
        {t('needs.links.done')}
      </Button>
      {reason !== null && (
        <p id={reasonId} className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}
