// The kept states of the board by day, newest first, and the field that keeps the present one under a name.
import { useState, type FormEvent } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import { api, type RestorePoint } from '../api.ts'
import { readerLocale } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { formatTime } from '../ui/format.ts'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { useBoard } from './boardContext.ts'
import styles from './HistoryDialog.module.css'
import { byDay, dayWords, pointBy, pointTitle } from './historyWords.ts'
import type { Answer } from './useAnswer.ts'

export type HistoryPointsProps = {
  points: { answer: Answer<RestorePoint[]>; again: () => void }
  onLook: (point: RestorePoint) => void
}

export function HistoryPoints({ points: { answer, again }, onLook }: HistoryPointsProps) {
  const { t } = useBoard()
  return (
    <>
      <NameState onNamed={again} />
      {answer.state === 'loading' ? (
        <Skeleton lines={4} />
      ) : answer.state === 'failed' ? (
        <RetryNotice title={t('history.failed')} message={answer.message} again={again} />
      ) : answer.value.length === 0 ? (
        <EmptyBox title={t('history.empty')}>{t('history.empty.text')}</EmptyBox>
      ) : (
        <PointList points={answer.value} onLook={onLook} />
      )}
    </>
  )
}

function NameState({ onNamed }: { onNamed: () => void }) {
  const { t, boardId } = useBoard()
  const [name, setName] = useState('')
  const [kept, setKept] = useState<string | null>(null)
  const { run, isBusy, refusal, setRefusal } = useRequest()

  const keep = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    setKept(null)
    if (wanted === '') return setRefusal(t('history.name.missing'))
    void run(async () => {
      await api.nameState(boardId, wanted)
      setKept(wanted)
      setName('')
      onNamed()
    })
  }

  return (
    <form className={styles.naming} onSubmit={keep} noValidate>
      <TextField
        label={t('history.name')}
        hint={kept === null ? t('history.name.hint') : undefined}
        value={name}
        error={refusal}
        maxLength={LIMITS.maxTitleLength}
        autoComplete="off"
        onChange={(value) => {
          setRefusal(null)
          setName(value)
        }}
      />
      <Button type="submit" variant="primary" className={styles.nameButton} isBusy={isBusy}>
        {t('history.name.do')}
      </Button>
      <p role="status" className={styles.kept}>
        {kept === null ? null : t('history.name.kept', { name: kept })}
      </p>
    </form>
  )
}

function PointList({ points, onLook }: { points: RestorePoint[]; onLook: (point: RestorePoint) => void }) {
  const { t } = useBoard()
  const locale = readerLocale()
  const now = new Date()
  return (
    <div className={styles.scroll}>
      {byDay(points, (at) => dayWords(at, now, t, locale)).map(({ day, entries }) => (
        <section key={day}>
          <h3 className={styles.day}>{day}</h3>
          <ul>
            {entries.map((point) => {
              const title = pointTitle(point, t)
              const by = pointBy(point, t)
              const time = formatTime(point.at, locale)
              return (
                <li key={point.id} className={styles.point}>
                  <time dateTime={point.at}>{time}</time>
                  <p className={styles.what}>
                    <span className={point.kind === 'named' ? styles.name : undefined}>{title}</span>
                    {by === null ? null : <small>{by}</small>}
                  </p>
                  <Button
                    size="small"
                    aria-label={t('history.look.label', { name: title, day, time })}
                    onClick={() => onLook(point)}
                  >
                    {t('history.look')}
                  </Button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
