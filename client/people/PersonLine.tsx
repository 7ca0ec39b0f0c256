// One person in the list of people: who it is, what they may do, how they are doing, and what can be done about it.
import { Hand, Mic, TriangleAlert } from 'lucide-react'
import { useBoard, type PersonInfo } from '../board/boardContext.ts'
import { PersonMenu } from '../board/PersonMenu.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Badge } from '../ui/Badge.tsx'
import { classes } from '../ui/classes.ts'
import styles from './PeopleDialog.module.css'

export type PersonLineProps = { person: PersonInfo; hasUnsaved: boolean; onChanged: () => void }

export function PersonLine({ person, hasUnsaved, onChanged }: PersonLineProps) {
  const { t, board, looks, me, canFacilitate } = useBoard()
  const { name, participantId, partnerId, role, isHere } = person
  const isMe = participantId === me.participantId
  const { deputies, standIn, hands, casters } = board.workshop
  const hand = hands.find((one) => one.participantId === participantId)
  const isCaster = partnerId !== null && casters[partnerId]?.includes(participantId) === true
  return (
    <li className={classes(styles.person, !isHere && styles.away)}>
      <Avatar
        name={name}
        look={looks[board.partners.findIndex(({ id }) => id === partnerId)] ?? null}
        size={30}
        isFacilitator={role === 'facilitator'}
      />
      <span className={styles.words}>
        <span className={styles.name}>{isMe ? t('people.me', { name }) : name}</span>
        <span className={styles.facts}>
          {t(`people.role.${role}`)} · {t(isHere ? 'people.isHere' : 'people.isAway')}
        </span>
      </span>
      <span className={styles.marks}>
        {hasUnsaved ? (
          <Badge tone="discuss" icon={<TriangleAlert size={12} aria-hidden />}>
            {t('people.unsaved')}
          </Badge>
        ) : null}
        {hand ? (
          <Badge tone="action" icon={hand.speaking ? <Mic size={12} aria-hidden /> : <Hand size={12} aria-hidden />}>
            {t(hand.speaking ? 'people.speaks' : 'people.hand')}
          </Badge>
        ) : null}
        {isCaster ? <Badge>{t('people.casts')}</Badge> : null}
        {standIn?.participantId === participantId ? (
          <Badge tone="action">{t('people.standsIn')}</Badge>
        ) : deputies.includes(participantId) ? (
          <Badge>{t('people.deputy')}</Badge>
        ) : null}
      </span>
      {canFacilitate ? isMe ? <span /> : <PersonMenu person={person} onChanged={onChanged} /> : null}
    </li>
  )
}
