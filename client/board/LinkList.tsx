// The links of a board as the server remembers them: who they let in, until when, how often they were used, and the way
// to take one back.
import { useCallback, useEffect, useState } from 'react'
import { api, type Invite } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Question } from '../ui/Question.tsx'
import { useBoard } from './boardContext.ts'
import styles from './AccessLists.module.css'

/** @param changes counts the links made here, so that a new one is listed at once */
export function LinkList({ changes }: { changes: number }) {
  const { t, boardId } = useBoard()
  const [invites, setInvites] = useState<Invite[]>([])
  const [asked, setAsked] = useState<Invite | null>(null)
  const read = useCallback(() => {
    api.invites(boardId).then(setInvites, (problem: unknown) => console.warn('links could not be read', problem))
  }, [boardId])
  useEffect(read, [read, changes])

  // A link out of use matters as long as somebody who came with it is on the board.
  const listed = invites.filter((invite) => isInUse(invite) || invite.people > 0)
  return (
    <section className={styles.section}>
      <h3>{t('access.links')}</h3>
      <ul>
        {listed.map((invite) => (
          <li key={invite.inviteId} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.name}>{t(invite.isRoom ? 'roomCode.section' : `share.${invite.role}`)}</span>
              <span className={styles.facts}>{factsOf(invite, t).join(' · ')}</span>
            </span>
            <Button size="small" onClick={() => setAsked(invite)}>
              {t('access.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {asked ? (
        <TakeBack
          invite={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            read()
          }}
        />
      ) : null}
    </section>
  )
}

const isInUse = ({ revokedAt, expiresAt, maxUses, uses }: Invite): boolean =>
  revokedAt === null &&
  (expiresAt === null || Date.parse(expiresAt) > Date.now()) &&
  (maxUses === null || uses < maxUses)

function factsOf(invite: Invite, t: (key: string, values?: Record<string, string | number>) => string): string[] {
  const { createdAt, expiresAt, maxUses, uses, revokedAt } = invite
  const day = (time: string) => `${formatDate(time)}, ${formatTime(time)}`
  return [
    t('access.made', { time: day(createdAt) }),
    maxUses === null ? t('access.used', { count: uses }) : t('access.usedOf', { uses, maxUses }),
    ...(revokedAt !== null ? [t('access.takenBack', { time: day(revokedAt) })] : []),
    ...(revokedAt === null && expiresAt !== null ? [t('access.until', { time: day(expiresAt) })] : []),
  ]
}

function TakeBack({ invite, onClose, onDone }: { invite: Invite; onClose: () => void; onDone: () => void }) {
  const { t, boardId } = useBoard()
  const [isForPeopleToo, setIsForPeopleToo] = useState(invite.revokedAt !== null)
  return (
    <Question
      title={t('access.takeBack.title', { role: t(`share.${invite.role}`) })}
      text={t('access.takeBack.text')}
      action={t('access.takeBack')}
      onYes={async () => {
        await api.revokeInvite(boardId, invite.inviteId, isForPeopleToo)
        onDone()
      }}
      onClose={onClose}
    >
      {invite.people > 0 ? (
        <Checkbox checked={isForPeopleToo} onChange={setIsForPeopleToo}>
          {t('access.takeBack.people', { count: invite.people })}
        </Checkbox>
      ) : null}
    </Question>
  )
}
