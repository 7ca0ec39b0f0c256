// Why a board does not open, in plain words, with what to do next.
import { useEffect } from 'react'
import { JoinWithLink } from '../home/JoinWithLink.tsx'
import type { BoardError, RefusalCode } from '../../shared/errors.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { DeadEnd } from './DeadEnd.tsx'

/** Refusals with words of their own; any other shows the server's sentence. */
const KNOWN: Partial<Record<RefusalCode, string>> = {
  not_signed_in: 'needsLink',
  invitation_unknown: 'unknownLink',
  invitation_used_up: 'usedUp',
  invitation_expired: 'expired',
  board_deleted: 'deleted',
  board_unknown: 'unknownBoard',
  board_unreadable: 'unreadable',
  not_allowed: 'removed',
  door_closed: 'doorClosed',
  too_fast: 'tooFast',
}

export function RefusedPage({ error, onRetry }: { error: BoardError; onRetry: () => void }) {
  const t = useTranslate()
  const known = KNOWN[error.code]
  const title = known ? t(`refused.${known}`) : t('refused.other')
  useEffect(() => {
    document.title = title
  }, [title])
  const canRetry = known === undefined || known === 'unreadable' || known === 'tooFast' || known === 'doorClosed'
  const needsLink = ['needsLink', 'unknownLink', 'usedUp', 'expired', 'removed', 'unknownBoard'].includes(known ?? '')
  return (
    <DeadEnd
      title={title}
      text={known ? t(`refused.${known}.text`) : error.message}
      action={
        canRetry ? (
          <Button variant="primary" size="large" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        ) : needsLink ? (
          <JoinWithLink variant="primary" />
        ) : undefined
      }
    />
  )
}
