// With whom one works now (1-2-4-all): the people of the own group, how long, and where their note is.
import { UsersRound } from 'lucide-react'
import type { GroupStage } from '../../shared/session/workshop.ts'
import { ownGroup } from '../attention/attentionState.ts'
import { useBoard } from '../board/boardContext.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './NowTab.module.css'

export function GroupCard() {
  const { board, looks, me, people, t } = useBoard()
  const { groups } = board.workshop
  if (!groups) return null
  const own = ownGroup(groups, me.participantId)
  const others = (own?.people ?? []).filter((id) => id !== me.participantId)
  const number = own ? groups.groups.indexOf(own) + 1 : 0
  return (
    <section className={styles.card} aria-live="polite">
      <h2 className={styles.cardTitle}>
        <UsersRound size={18} aria-hidden />
        {t(`room.groups.${stageWord(groups.stage, own !== null)}`)}
      </h2>
      <p className={styles.question}>{groups.question}</p>
      {own && (
        <>
          <ul className={styles.people}>
            {others.map((id) => {
              const person = people.find(({ participantId }) => participantId === id)
              const place = board.partners.findIndex((partner) => partner.id === person?.partnerId)
              const look = looks[place]
              return (
                <li key={id}>
                  {look && <PartnerSign look={look} size={18} />}
                  <span>
                    <b>{person?.name ?? t('attention.somebody')}</b>
                    {look && <small>{board.partners[place]!.name}</small>}
                  </span>
                </li>
              )
            })}
          </ul>
          <p className={styles.where}>{t(`room.groups.where.${groups.stage}`, { number })}</p>
        </>
      )}
    </section>
  )
}

/** Somebody who came after the groups were made may be in none yet. */
const stageWord = (stage: GroupStage, hasGroup: boolean): string =>
  stage === 'alone' || stage === 'all' || hasGroup ? stage : 'none'
