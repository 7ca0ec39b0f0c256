// Who was taken off the board or left it, and the way to erase the name as well.
import { useState } from 'react'
import { api, type KnownPerson } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Question } from '../ui/Question.tsx'
import styles from './PeopleDialog.module.css'

export function RemovedPeople({ people, onChanged }: { people: readonly KnownPerson[]; onChanged: () => void }) {
  const { t, board, boardId } = useBoard()
  const [asked, setAsked] = useState<KnownPerson | null>(null)
  const removed = people.filter(({ removedAt }) => removedAt !== null)
  if (removed.length === 0) return null
  return (
    <section className={styles.partner}>
      <header>
        <h3>{t('people.removed')}</h3>
      </header>
      <ul>
        {removed.map((person) => {
          const partner = board.partners.find(({ id }) => id === person.partnerId)?.name
          const at = person.removedAt ?? ''
          return (
            <li key={person.participantId} className={styles.person}>
              <span className={styles.words}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.facts}>
                  {[partner, t('people.removed.at', { time: `${formatDate(at)}, ${formatTime(at)}` })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button size="small" onClick={() => setAsked(person)}>
                {t('access.person.erase')}
              </Button>
            </li>
          )
        })}
      </ul>
      {asked ? (
        <Question
          title={t('access.erase.title', { name: asked.name })}
          text={t('access.erase.text')}
          action={t('access.erase.do')}
          onYes={async () => {
            await api.eraseName(boardId, asked.participantId)
            setAsked(null)
            onChanged()
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  )
}
