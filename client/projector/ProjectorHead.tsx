// The top line of the wall: whose workshop it is, and who is here by partner.
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useBoard } from '../board/boardContext.ts'
import { useSavedState } from '../board/connectionContext.ts'
import styles from './ProjectorHead.module.css'

export function ProjectorHead() {
  const { board, looks, people, t } = useBoard()
  const saved = useSavedState()
  const isAway = saved.kind === 'offline' || saved.kind === 'problem'
  return (
    <header className={styles.head}>
      <span className={styles.boardTitle}>{board.title}</span>
      <span role="status">{isAway ? <b className={styles.away}>{t('projector.away')}</b> : null}</span>
      <ul className={styles.crowd} aria-label={t('people.title')}>
        {board.partners.map((partner, place) => {
          const here = people.filter((person) => person.isHere && person.partnerId === partner.id).length
          const look = looks[place]
          return look ? (
            <li key={partner.id} aria-label={`${partner.name}: ${here}`} data-none={here === 0 || undefined}>
              <PartnerSign look={look} />
              {here}
            </li>
          ) : null
        })}
      </ul>
    </header>
  )
}
