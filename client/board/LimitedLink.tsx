// A link for a certain time or a certain number of people, for those who come as guests.
import { useState, type FormEvent } from 'react'
import { ROLES, type Role } from '../../shared/roles.ts'
import { api } from '../api.ts'
import { LinkCard } from '../join/LinkCard.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { useBoard } from './boardContext.ts'
import styles from './AccessLists.module.css'

const HOURS = { none: null, day: 24, week: 7 * 24, month: 30 * 24 } as const
type Span = keyof typeof HOURS
const SPANS = Object.keys(HOURS) as Span[]

export function LimitedLink({ onMade }: { onMade: () => void }) {
  const { t, boardId, clockOffsetMs } = useBoard()
  const [role, setRole] = useState<Role>('editor')
  const [span, setSpan] = useState<Span>('week')
  const [people, setPeople] = useState('')
  const [made, setMade] = useState<{ role: Role; link: string } | null>(null)
  const { run, isBusy, refusal } = useRequest()
  const maxUses = /^[1-9]\d{0,4}$/.test(people.trim()) ? Number(people) : null
  const isWrong = people.trim() !== '' && maxUses === null

  const make = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong) return
    const hours = HOURS[span]
    void run(async () => {
      const { invite } = await api.makeInvite(boardId, role, {
        ...(maxUses === null ? {} : { maxUses }),
        ...(hours === null
          ? {}
          : { expiresAt: new Date(Date.now() + clockOffsetMs + hours * 3_600_000).toISOString() }),
      })
      setMade({ role, link: invite })
      onMade()
    })
  }

  return (
    <section className={styles.section}>
      <h3>{t('access.limited')}</h3>
      <form className={styles.form} onSubmit={make} noValidate>
        <SelectField
          label={t('access.limited.role')}
          value={role}
          options={ROLES.map((one) => ({ value: one, label: t(`share.${one}`) }))}
          onChange={setRole}
        />
        <SelectField
          label={t('access.limited.until')}
          value={span}
          options={SPANS.map((one) => ({ value: one, label: t(`access.span.${one}`) }))}
          onChange={setSpan}
        />
        <TextField
          label={t('access.limited.people')}
          value={people}
          inputMode="numeric"
          placeholder={t('access.limited.anyNumber')}
          error={isWrong ? t('access.limited.wrong') : refusal}
          onChange={setPeople}
        />
        <Button type="submit" isBusy={isBusy}>
          {t('share.make')}
        </Button>
      </form>
      {made ? <LinkCard role={made.role} link={made.link} /> : null}
    </section>
  )
}
