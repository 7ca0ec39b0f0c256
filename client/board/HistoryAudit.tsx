// What was done on the board, one sentence each, newest first: for the facilitator who asks who let whom in or took what away.
import { useCallback, useMemo, useState } from 'react'
import { api, type AuditEntry, type RestorePoint } from '../api.ts'
import { readerLocale } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { formatTime } from '../ui/format.ts'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useBoard } from './boardContext.ts'
import styles from './HistoryDialog.module.css'
import { auditSentence, byDay, dayWords, timeWords, type AuditNames } from './historyWords.ts'
import { useAnswer } from './useAnswer.ts'

const AT_ONCE = 100

export function HistoryAudit({ points }: { points: RestorePoint[] }) {
  const { t, boardId } = useBoard()
  const { answer, again } = useAnswer(useCallback(() => api.audit(boardId), [boardId]))
  switch (answer.state) {
    case 'loading':
      return <Skeleton lines={5} />
    case 'failed':
      return <RetryNotice title={t('history.failed')} message={answer.message} again={again} />
    case 'here':
      if (answer.value.length === 0) return <EmptyBox title={t('history.done.empty')} />
      return <Entries entries={answer.value} points={points} />
  }
}

function Entries({ entries, points }: { entries: AuditEntry[]; points: RestorePoint[] }) {
  const { t, people } = useBoard()
  const [shown, setShown] = useState(AT_ONCE)
  const locale = readerLocale()
  const names = useMemo<AuditNames>(() => {
    const persons = new Map([
      ...people.map(({ participantId, name }): [string, string] => [participantId, name]),
      // Everybody who ever joined, also those who were removed.
      ...entries.flatMap(({ participantId, name }): [string, string][] =>
        participantId !== null && name !== null ? [[participantId, name]] : [],
      ),
    ])
    const pointsById = new Map(points.map((point) => [point.id, point]))
    return {
      person: (id) => persons.get(id),
      point: (id) => pointsById.get(id),
      time: (at) => timeWords(at, new Date(), t, locale),
    }
  }, [entries, people, points, t, locale])
  const now = new Date()
  return (
    <div className={styles.scroll}>
      {byDay(entries.slice(0, shown), (at) => dayWords(at, now, t, locale)).map(({ day, entries: ofDay }) => (
        <section key={day}>
          <h3 className={styles.day}>{day}</h3>
          <ul>
            {ofDay.map((entry, index) => (
              <li key={`${entry.at} ${index}`} className={styles.done}>
                <time dateTime={entry.at}>{formatTime(entry.at, locale)}</time>
                <span>{auditSentence(entry, names, t)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {entries.length > shown ? (
        <Button className={styles.more} onClick={() => setShown(shown + AT_ONCE)}>
          {t('history.done.more')}
        </Button>
      ) : null}
    </div>
  )
}
