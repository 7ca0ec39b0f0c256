// Who was taken off the board or left it, and the way to erase the name as well.
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api, type KnownPerson } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './PeopleDialog.module.css'

export function RemovedPeople({ people, onChanged }: { people: readonly KnownPerson[]; onChanged: () => void }) {
  const { t, board } = useBoard()
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
        <EraseName
          person={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            onChanged()
          }}
        />
      ) : null}
    </section>
  )
}

function EraseName({ person, onClose, onDone }: { person: KnownPerson; onClose: () => void; onDone: () => void }) {
  const { t, boardId } = useBoard()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const erase = async () => {
    setIsBusy(true)
    setError(null)
    try {
      await api.eraseName(boardId, person.participantId)
      onDone()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
      setIsBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('access.erase.title', { name: person.name })}
      description={t('access.erase.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => void erase()}>
            {t('access.erase.do')}
          </Button>
        </>
      }
    >
      {error ? <Notice tone="red">{error}</Notice> : null}
    </Dialog>
  )
}
