// For facilitators: who may come back to the board but is not here now, asked from the server when the list opens.
import { useCallback, useEffect, useState } from 'react'
import { api, type Person } from '../api.ts'
import { useBoard } from './boardContext.ts'
import { PersonMenu } from './PersonMenu.tsx'
import styles from './AccessLists.module.css'

export function AwayPeople() {
  const { t, boardId, people, board } = useBoard()
  const [all, setAll] = useState<Person[]>([])
  const read = useCallback(() => {
    api.board(boardId).then(
      (info) => setAll(info.participants),
      (problem: unknown) => console.warn('people of the board could not be read', problem),
    )
  }, [boardId])
  useEffect(read, [read, people])

  const here = new Set(people.filter((person) => person.isHere).map((person) => person.participantId))
  const away = all.filter((person) => !here.has(person.participantId)).sort((a, b) => a.name.localeCompare(b.name))
  if (away.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{t('access.away', { count: away.length })}</h3>
      <ul>
        {away.map((person) => (
          <li key={person.participantId} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.name}>{person.name}</span>
              <span className={styles.facts}>
                {[
                  board.partners.find((partner) => partner.id === person.partnerId)?.name,
                  person.role === 'editor' ? null : t(`people.role.${person.role}`),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <PersonMenu person={{ ...person, isHere: false }} onChanged={read} />
          </li>
        ))}
      </ul>
    </section>
  )
}
