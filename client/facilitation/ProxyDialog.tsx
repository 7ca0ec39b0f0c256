// Ballots that a facilitator enters for people without a device: the list of those entered here, and the form of one.
import { useCallback, useState } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { api, type ProxyBallot } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { useAnswer } from '../board/useAnswer.ts'
import { newItemId } from '../newItemId.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ProxyForm } from './ProxyForm.tsx'
import styles from './Rounds.module.css'

export function ProxyDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { board, boardId, t } = useBoard()
  const ask = useCallback(() => api.proxies(boardId, round.id), [boardId, round.id])
  const { answer, again } = useAnswer(ask)
  const [edited, setEdited] = useState<ProxyBallot | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const entered = answer.state === 'here' ? answer.value : []
  const back = () => {
    setEdited(null)
    again()
  }
  const remove = async (proxy: ProxyBallot) => {
    try {
      await api.deleteProxy(boardId, round.id, proxy.id)
      setRefusal(null)
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
    }
    again()
  }
  if (edited) return <ProxyForm round={round} proxy={edited} onBack={back} onClose={onClose} />
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rounds.proxy.title')}
      description={t('rounds.proxy.text')}
      footer={
        <Button
          variant="primary"
          onClick={() =>
            setEdited({
              id: newItemId(),
              partnerId: board.partners[0]?.id ?? '',
              label: t('rounds.proxy.table', { number: entered.length + 1 }),
              values: {},
              finished: false,
            })
          }
        >
          {t('rounds.proxy.add')}
        </Button>
      }
    >
      {answer.state === 'loading' && <Skeleton lines={3} />}
      {answer.state === 'failed' && (
        <Notice
          tone="red"
          title={t('rounds.proxy.failed')}
          action={<Button onClick={again}>{t('rounds.proxy.retry')}</Button>}
        >
          {answer.message}
        </Notice>
      )}
      {refusal && <Notice tone="red" title={refusal} />}
      {answer.state === 'here' && entered.length === 0 && (
        <EmptyBox title={t('rounds.proxy.none')}>{t('rounds.proxy.none.text')}</EmptyBox>
      )}
      <ul className={styles.proxies}>
        {entered.map((proxy) => (
          <ProxyLine
            key={proxy.id}
            proxy={proxy}
            onChange={() => setEdited(proxy)}
            onRemove={() => void remove(proxy)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

type LineProps = { proxy: ProxyBallot; onChange: () => void; onRemove: () => void }

function ProxyLine({ proxy: { label, partnerId, finished }, onChange, onRemove }: LineProps) {
  const { board, looks, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === partnerId)
  const look = looks[place]
  return (
    <li>
      <b>{label}</b>
      {look && <PartnerName look={look} name={board.partners[place]?.name ?? ''} size={13} />}
      <Badge tone={finished ? 'good' : 'neutral'}>
        {t(finished ? 'rounds.proxy.finished' : 'rounds.proxy.open.state')}
      </Badge>
      <Button size="small" aria-label={t('rounds.proxy.changeLabel', { label })} onClick={onChange}>
        {t('rounds.proxy.change')}
      </Button>
      <Button size="small" variant="quiet" aria-label={t('rounds.proxy.deleteLabel', { label })} onClick={onRemove}>
        {t('rounds.proxy.delete')}
      </Button>
    </li>
  )
}
