// Chooses whose screen everybody should follow; the person is asked first.
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { usePeopleHere } from '../board/PeopleBar.tsx'
import type { CommandSender } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './SpotlightDialog.module.css'

type Props = { send: CommandSender['send']; onClose: () => void }

export function SpotlightDialog({ send, onClose }: Props) {
  const { board, looks, me, t } = useBoard()
  const here = usePeopleHere().filter(({ participantId }) => participantId !== me.participantId)
  const [chosen, setChosen] = useState<string | null>(null)
  const ask = () => {
    if (chosen === null) return
    send({ command: 'askSpotlight', participantId: chosen })
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('attention.spotlight.choose')}
      description={t(here.length === 0 ? 'attention.spotlight.alone' : 'attention.spotlight.choose.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isDisabled={chosen === null} onClick={ask}>
            {t('attention.spotlight.ask')}
          </Button>
        </>
      }
    >
      <div className={styles.people} role="radiogroup" aria-label={t('attention.spotlight.choose')}>
        {here.map((person) => {
          const place = board.partners.findIndex(({ id }) => id === person.partnerId)
          return (
            <label key={person.participantId} className={styles.person}>
              <input
                type="radio"
                name="spotlight"
                checked={chosen === person.participantId}
                onChange={() => setChosen(person.participantId)}
              />
              {looks[place] ? <PartnerSign look={looks[place]} size={16} /> : <span className={styles.noSign} />}
              <span>{person.name}</span>
              <span className={styles.partner}>
                {board.partners[place]?.name ?? (person.role === 'editor' ? '' : t(`people.role.${person.role}`))}
              </span>
            </label>
          )
        })}
      </div>
    </Dialog>
  )
}
