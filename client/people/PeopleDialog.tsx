// Everybody of the board, by partner: who is here, who may do what, who votes. Facilitators change it here, close the door
// and see who was there when.
import { useEffect, useState } from 'react'
import type { KnownPerson } from '../api.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { Attendance } from './Attendance.tsx'
import { CastersChoice } from './CastersChoice.tsx'
import { DoorSwitch } from './DoorSwitch.tsx'
import styles from './PeopleDialog.module.css'
import { peopleByPartner } from './peopleByPartner.ts'
import { PersonLine } from './PersonLine.tsx'
import { RemovedPeople } from './RemovedPeople.tsx'
import { useUnsavedPeople } from './unsavedPeople.ts'

export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const { t, people, canFacilitate } = useBoard()
  const [isAttendance, setAttendance] = useState(false)
  const here = people.filter(({ isHere }) => isHere).length
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={t(isAttendance ? 'attendance.title' : 'people.title')}
      description={
        isAttendance ? t('attendance.text') : t('people.count', { here, away: Math.max(0, people.length - here) })
      }
    >
      {isAttendance ? (
        <Attendance onBack={() => setAttendance(false)} />
      ) : (
        <>
          {canFacilitate ? (
            <div className={styles.bar}>
              <DoorSwitch />
              <Button onClick={() => setAttendance(true)}>{t('attendance.open')}</Button>
            </div>
          ) : null}
          <Partners />
        </>
      )}
    </Dialog>
  )
}

function Partners() {
  const { t, board, boardId, looks, people, canFacilitate } = useBoard()
  const unsaved = useUnsavedPeople()
  const [known, setKnown] = useState<readonly KnownPerson[]>([])
  const [asked, setAsked] = useState(0)
  const again = () => setAsked((count) => count + 1)
  useEffect(() => {
    if (!canFacilitate) return
    let isCurrent = true
    api.everybody(boardId).then(
      (all) => isCurrent && setKnown(all),
      (problem: unknown) => console.warn('people of the board could not be read', problem),
    )
    return () => {
      isCurrent = false
    }
  }, [boardId, canFacilitate, people, asked])
  // The list of the page itself is read anew only when somebody comes or goes; facilitators see each change at once.
  const fresh = new Map(known.map((person) => [person.participantId, person]))
  const listed = people.flatMap((person) => {
    const now = fresh.get(person.participantId)
    if (known.length === 0) return [person]
    return now && now.removedAt === null ? [{ ...person, role: now.role, partnerId: now.partnerId }] : []
  })
  return (
    <>
      {peopleByPartner(board.partners, listed).map(({ partner, place, people: own }) => (
        <section key={partner?.id ?? ''} className={styles.partner}>
          <header>
            <h3>
              {partner && looks[place] ? <PartnerName look={looks[place]} name={partner.name} /> : t('people.others')}
            </h3>
            {partner ? <CastersChoice partner={partner} people={own} /> : null}
          </header>
          {own.length === 0 ? (
            <p className={styles.none}>{t('people.nobodyYet')}</p>
          ) : (
            <ul>
              {own.map((person) => (
                <PersonLine
                  key={person.participantId}
                  person={person}
                  hasUnsaved={unsaved.has(person.participantId)}
                  onChanged={again}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
      {canFacilitate ? <RemovedPeople people={known} onChanged={again} /> : null}
    </>
  )
}
