// Who is here: rings in the partners' colours. A click follows a person; the list shows everybody by partner.
import { Eye, Users } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '../ui/Button.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { useBoard, type PersonInfo } from './boardContext.ts'
import { AwayPeople } from './AwayPeople.tsx'
import { PeoplePopover } from '../people/PeoplePopover.tsx'
import { useCanvas } from './canvasContext.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { useConnection } from './connectionContext.ts'
import styles from './PeopleBar.module.css'

/** Rings shown before "+n". */
const SHOWN = 5

/** People with the board open now: facilitators first, then in the partners' order, then by name. */
export function usePeopleHere(): PersonInfo[] {
  const { people, board } = useBoard()
  const place = (person: PersonInfo) => {
    const index = board.partners.findIndex((partner) => partner.id === person.partnerId)
    return (person.role === 'facilitator' ? 0 : 1000) + (index < 0 ? 100 : index)
  }
  return people.filter((person) => person.isHere).sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
}

export function PeopleBar() {
  const { t } = useBoard()
  const here = usePeopleHere()
  const shown = here.length > SHOWN ? here.slice(0, SHOWN - 1) : here
  return (
    <div className={styles.pile}>
      <Followers />
      {shown.map((person) => (
        <PersonRing key={person.participantId} person={person} />
      ))}
      <PeoplePopover
        align="end"
        trigger={
          <button
            type="button"
            className={styles.more}
            aria-label={t('people.all', { count: here.length })}
            title={t('people.all', { count: here.length })}
          >
            {here.length > shown.length ? `+${here.length - shown.length}` : <Users size={14} aria-hidden />}
          </button>
        }
      >
        <PeopleList />
      </PeoplePopover>
    </div>
  )
}

/** How many people see what the person here sees. */
function Followers() {
  const { t, me } = useBoard()
  const { presence } = useConnection()
  const count = useSyncExternalStore(
    presence.subscribe,
    () => presence.peers().filter(({ following }) => following === me.participantId).length,
  )
  if (count === 0) return null
  const words = t('people.followers', { count })
  return (
    <span className={styles.followers} role="status" title={words}>
      <Eye size={14} aria-hidden />
      <span aria-hidden>{t('people.followers.short', { count })}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function useRing(person: PersonInfo) {
  const { t, board, looks, me } = useBoard()
  const { following } = useCanvas()
  const index = board.partners.findIndex((partner) => partner.id === person.partnerId)
  const partner = board.partners[index]
  const isMe = person.participantId === me.participantId
  const words = [
    isMe ? t('people.me', { name: person.name }) : person.name,
    ...(partner ? [partner.name] : []),
    ...(person.role === 'editor' ? [] : [t(`people.role.${person.role}`)]),
  ]
  return {
    look: looks[index] ?? null,
    partner,
    isMe,
    isFollowed: following === person.participantId,
    words: words.join(', '),
  }
}

function PersonRing({ person }: { person: PersonInfo }) {
  const { t } = useBoard()
  const { follow } = useCanvas()
  const { look, isMe, isFollowed, words } = useRing(person)
  return (
    <Avatar
      name={person.name}
      look={look}
      size={28}
      isFacilitator={person.role === 'facilitator'}
      isFollowed={isFollowed}
      label={isMe ? words : t(isFollowed ? 'people.unfollowLabel' : 'people.followLabel', { who: words })}
      {...(isMe ? {} : { onClick: () => follow(isFollowed ? null : person.participantId) })}
    />
  )
}

export function PeopleList() {
  const { t, canFacilitate } = useBoard()
  const here = usePeopleHere()
  return (
    <section className={styles.list}>
      <h2>{t('people.here', { count: here.length })}</h2>
      <ul>
        {here.map((person) => (
          <PersonRow key={person.participantId} person={person} />
        ))}
      </ul>
      {canFacilitate ? <AwayPeople /> : null}
    </section>
  )
}

function PersonRow({ person }: { person: PersonInfo }) {
  const { t, canFacilitate } = useBoard()
  const { follow } = useCanvas()
  const { look, partner, isMe, isFollowed } = useRing(person)
  return (
    <li className={styles.row}>
      <Avatar
        name={person.name}
        look={look}
        size={28}
        isFacilitator={person.role === 'facilitator'}
        isFollowed={isFollowed}
      />
      <span className={styles.words}>
        <span className={styles.name}>{isMe ? t('people.me', { name: person.name }) : person.name}</span>
        <span className={styles.partner}>
          {look && partner ? <PartnerName look={look} name={partner.name} size={13} /> : null}
          {person.role === 'editor' ? null : <span>{t(`people.role.${person.role}`)}</span>}
          {!partner && person.role === 'editor' ? t('people.noPartner') : null}
        </span>
      </span>
      {isMe ? null : (
        <Button size="small" isPressed={isFollowed} onClick={() => follow(isFollowed ? null : person.participantId)}>
          {t(isFollowed ? 'people.unfollow' : 'people.follow')}
        </Button>
      )}
      {canFacilitate && !isMe ? <PersonMenu person={person} /> : null}
    </li>
  )
}
