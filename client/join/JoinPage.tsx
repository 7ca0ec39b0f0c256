// Before the board: what it is, what the link allows, and who is coming.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { PartnerId } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import type { Invitation } from '../api.ts'
import { SitePage } from '../home/SitePage.tsx'
import { useTranslate } from '../i18n.ts'
import { rememberedPartner, rememberedPerson, rememberPerson } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './JoinPage.module.css'
import { PartnerChoice } from './PartnerChoice.tsx'

export type JoinPageProps = {
  invitation: Invitation
  /** Lets the person in; throws BoardError when the server refuses. */
  join: (name: string, partnerId: PartnerId | null) => Promise<void>
  onJoined: () => void
  /** The invitation no longer works; the page that says so is the caller's. */
  onRefused: (error: BoardError) => void
  /** Set when this browser is already on the board with another role. */
  already?: { role: Invitation['role']; name: string; onStay: () => void }
}

export function JoinPage({ invitation, join, onJoined, onRefused, already }: JoinPageProps) {
  const t = useTranslate()
  const { title, role, consortium, partners } = invitation
  const [name, setName] = useState(() => already?.name ?? rememberedPerson().name)
  const [partnerId, setPartnerId] = useState<PartnerId | null | undefined>(
    // Who leads or watches usually belongs to no partner; editors must choose, unless this browser knows.
    () => rememberedPartner(partners) ?? (role === 'editor' ? undefined : null),
  )
  const [wasTried, setWasTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    document.title = t('join.pageTitle', { title })
  }, [t, title])

  const nameError = wasTried && name.trim() === '' ? t('join.problem.name') : null
  const partnerError = wasTried && partnerId === undefined ? t('join.problem.partner') : null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setWasTried(true)
    if (name.trim() === '' || partnerId === undefined) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setIsBusy(true)
    setRefusal(null)
    try {
      await join(name.trim(), partnerId)
      rememberPerson(name.trim(), partners.find((partner) => partner.id === partnerId)?.name ?? null)
      onJoined()
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setIsBusy(false)
      if (error.code.startsWith('invitation_') || error.code === 'door_closed' || error.code.startsWith('board_'))
        onRefused(error)
      else setRefusal(error.message)
    }
  }

  return (
    <SitePage>
      <form className={styles.join} ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={styles.kicker}>{consortium.name}</p>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.role}>
          <strong>{t(`join.role.${role}`)}</strong> {t(`join.role.${role}.text`)}
        </p>
        {already ? (
          <Notice
            action={
              <Button size="small" onClick={already.onStay}>
                {t('join.already.stay')}
              </Button>
            }
          >
            {t(`join.already.${already.role}`, { name: already.name })}
          </Notice>
        ) : null}
        <div className={styles.panel}>
          <TextField
            label={t('join.name')}
            hint={t('join.name.hint')}
            value={name}
            error={nameError}
            maxLength={LIMITS.maxNameLength}
            autoComplete="name"
            autoFocus={name === ''}
            onChange={setName}
          />
          <PartnerChoice partners={partners} value={partnerId} error={partnerError} onChange={setPartnerId} />
          {refusal ? <Notice tone="red">{refusal}</Notice> : null}
          <div className={styles.end}>
            <Button type="submit" variant="primary" size="large" isBusy={isBusy}>
              {isBusy ? t('join.joining') : t(`join.go.${role}`)}
            </Button>
            <span>{t('join.noAccount')}</span>
          </div>
        </div>
      </form>
    </SitePage>
  )
}
