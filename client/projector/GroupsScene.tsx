// Groups: who sits with whom and where they write. While everybody thinks alone: the question.
import type { Groups } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import scene from './scene.module.css'
import styles from './GroupsScene.module.css'
import { SceneHead } from './SceneHead.tsx'

export function GroupsScene({ groups }: { groups: Groups }) {
  const { board, looks, people, t } = useBoard()
  const personOf = new Map(people.map((person) => [person.participantId, person]))
  return (
    <>
      <SceneHead kicker={t(`projector.groups.${groups.stage}`)} title={groups.question} />
      {groups.groups.length === 0 ? (
        <p className={scene.text}>{t(`projector.groups.${groups.stage}.text`)}</p>
      ) : (
        <ol className={styles.groups} data-many={groups.groups.length > 8 || undefined}>
          {groups.groups.map((group, place) => (
            <li key={group.id}>
              <b>{t('projector.group', { number: place + 1 })}</b>
              <ul>
                {group.people.map((id) => {
                  const person = personOf.get(id)
                  const look = looks[board.partners.findIndex((partner) => partner.id === person?.partnerId)]
                  return (
                    <li key={id}>
                      {look ? <PartnerSign look={look} /> : null}
                      <span>{person?.name ?? t('person.former')}</span>
                    </li>
                  )
                })}
              </ul>
            </li>
          ))}
        </ol>
      )}
      {groups.groups.length > 0 ? <p className={scene.note}>{t('projector.groups.where')}</p> : null}
    </>
  )
}
