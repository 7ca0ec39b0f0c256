// The form that sets up a workshop. Problems are told at their field, and the first of them takes the focus.
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { SHORTEST_SERIES, templatesOf } from '../../shared/templateSeries.ts'
import { api, type CreatedBoard } from '../api.ts'
import { i18n, useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { PartnersField } from './PartnersField.tsx'
import { PeriodField } from './PeriodField.tsx'
import { TemplateCards } from './TemplateCards.tsx'
import styles from './WorkshopForm.module.css'
import {
  defaultPeriod,
  problemsOf,
  shownField,
  toNewBoard,
  type PartnerDraft,
  type WorkshopDraft,
} from './workshopDraft.ts'

let rows = 0
/** Row keys only tell rows of this page apart; crypto.randomUUID is missing on plain http addresses. */
const newPartner = (): PartnerDraft => ({ key: `row${++rows}`, name: '', region: '', type: 'cluster' })

function emptyDraft(): WorkshopDraft {
  return {
    title: '',
    consortium: '',
    ...defaultPeriod(new Date()),
    partners: [newPartner(), newPartner(), newPartner()],
    templates: templatesOf(SHORTEST_SERIES),
  }
}

export type WorkshopFormProps = {
  adminToken: string
  onCreated: (created: CreatedBoard, title: string) => void
  /** A refusal that is about no field of the form, such as a wrong admin token. */
  onRefused: (error: BoardError) => boolean
}

export function WorkshopForm({ adminToken, onCreated, onRefused }: WorkshopFormProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState(emptyDraft)
  const [wasTried, setWasTried] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<{ field: string | null; message: string } | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const errors = useMemo(() => {
    const found = new Map<string, string>()
    if (wasTried) for (const { field, text, values } of problemsOf(draft)) found.set(field, t(text, values))
    if (refusal?.field) found.set(refusal.field, refusal.message)
    return found
  }, [draft, wasTried, refusal, t])

  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus()
  }, [attempt])

  const change = (part: Partial<WorkshopDraft>) => {
    setRefusal(null)
    setDraft((before) => ({ ...before, ...part }))
  }

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setWasTried(true)
    setAttempt((count) => count + 1)
    if (problemsOf(draft).length > 0) return
    setIsBusy(true)
    setRefusal(null)
    try {
      const newBoard = toNewBoard(draft, i18n.language)
      onCreated(await api.createBoard(newBoard, adminToken || undefined), newBoard.title)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      if (!onRefused(error)) setRefusal({ field: shownField(draft, error.field), message: error.message })
      setAttempt((count) => count + 1)
    } finally {
      setIsBusy(false)
    }
  }

  const thisYear = new Date().getFullYear()
  return (
    <form className={styles.form} ref={form} onSubmit={(event) => void create(event)} noValidate>
      <TextField
        label={t('home.title')}
        placeholder={t('home.title.placeholder')}
        value={draft.title}
        maxLength={LIMITS.maxTitleLength}
        error={errors.get('title')}
        autoComplete="off"
        onChange={(title) => change({ title })}
      />
      <div className={styles.two}>
        <TextField
          label={t('home.consortium')}
          placeholder={t('home.consortium.placeholder')}
          value={draft.consortium}
          maxLength={LIMITS.maxNameLength}
          error={errors.get('consortium')}
          autoComplete="off"
          onChange={(consortium) => change({ consortium })}
        />
        <PeriodField
          start={draft.start}
          end={draft.end}
          years={[thisYear - 5, thisYear + 15]}
          error={errors.get('period') ?? null}
          onChange={(start, end) => change({ start, end })}
        />
      </div>
      <PartnersField
        partners={draft.partners}
        newPartner={newPartner}
        errors={errors}
        onChange={(partners) => change({ partners })}
      />
      <TemplateCards
        chosen={draft.templates}
        error={errors.get('templates') ?? null}
        onChange={(templates) => change({ templates })}
      />
      {refusal && refusal.field === null ? <Notice tone="red">{refusal.message}</Notice> : null}
      <div className={styles.end}>
        <Button type="submit" variant="primary" size="large" isBusy={isBusy}>
          {isBusy ? t('home.creating') : t('home.create')}
        </Button>
        <span className={styles.next}>{t('home.create.next')}</span>
      </div>
    </form>
  )
}
