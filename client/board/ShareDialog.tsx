// The board's three links. The server keeps only their hashes, so a browser that did not make one can only make another.
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { api } from '../api.ts'
import { LinkCard } from '../join/LinkCard.tsx'
import { knownLinks, rememberLinks } from '../recentBoards.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { RoomCodeSection } from '../people/RoomCodeSection.tsx'
import { useBoard } from './boardContext.ts'
import { LimitedLink } from './LimitedLink.tsx'
import { LinkList } from './LinkList.tsx'
import styles from './ShareDialog.module.css'

export function ShareDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, canFacilitate } = useBoard()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('share.title')} description={t('share.text')} size="wide">
      {canFacilitate ? <Links /> : <NotHere />}
    </Dialog>
  )
}

function Links() {
  const { t, boardId } = useBoard()
  const [links, setLinks] = useState(() => knownLinks(boardId))
  const [changes, setChanges] = useState(0)
  const changed = () => setChanges((count) => count + 1)
  const [making, setMaking] = useState<Role | null>(null)
  const [error, setError] = useState<{ role: Role; message: string } | null>(null)

  const make = async (role: Role) => {
    setMaking(role)
    setError(null)
    try {
      const { invite } = await api.makeInvite(boardId, role)
      rememberLinks(boardId, { [role]: invite })
      setLinks(knownLinks(boardId))
      changed()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError({ role, message: failure.message })
    } finally {
      setMaking(null)
    }
  }

  return (
    <>
      <RoomCodeSection onChanged={changed} />
      <ul className={styles.links}>
        {ROLES.map((role) => (
          <li key={role}>
            <LinkCard
              role={role}
              link={links[role]}
              onMake={() => void make(role)}
              isMaking={making === role}
              error={error?.role === role ? error.message : null}
            />
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('share.once')}</p>
      <LimitedLink onMade={changed} />
      <LinkList changes={changes} />
    </>
  )
}

function NotHere() {
  const { t, people } = useBoard()
  const names = people.filter((person) => person.role === 'facilitator' && person.isHere).map((person) => person.name)
  return <p>{names.length > 0 ? t('share.notFacilitator', { names: names.join(', ') }) : t('share.noFacilitator')}</p>
}
