// Who may cast a partner's vote: anybody of the partner, or some that are named. Facilitators choose; all can read it.
import { Vote } from 'lucide-react'
import { useState } from 'react'
import type { Partner } from '../../shared/board/boardState.ts'
import { useBoard, type PersonInfo } from '../board/boardContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './PeopleDialog.module.css'

/** @param people those of the partner */
export function CastersChoice({ partner, people }: { partner: Partner; people: readonly PersonInfo[] }) {
  const { t, board, canFacilitate } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const [isOpen, setOpen] = useState(false)
  const casters = board.workshop.casters[partner.id]
  const names = casters?.flatMap((id) => people.find(({ participantId }) => participantId === id)?.name ?? [])
  const words = names ? t('people.casters.some', { names: names.join(', ') }) : t('people.casters.anybody')
  const mayVote = people.filter(({ role }) => role !== 'viewer')
  if (!canFacilitate || mayVote.length === 0) return casters ? <span className={styles.facts}>{words}</span> : null

  const set = (ids: readonly string[]) =>
    send({ command: 'setCasters', partner: partner.id, people: ids.length === 0 ? null : [...ids] })
  const toggle = (id: string, isIn: boolean) => {
    const before = casters ?? []
    set(isIn ? [...before, id] : before.filter((one) => one !== id))
  }
  return (
    <Popover
      label={t('people.casters.title', { partner: partner.name })}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="quiet" icon={<Vote size={14} aria-hidden />}>
          {words}
        </Button>
      }
    >
      <fieldset className={styles.casters} aria-busy={isBusy}>
        <legend>{t('people.casters.title', { partner: partner.name })}</legend>
        <p>{t('people.casters.text')}</p>
        <Checkbox checked={!casters} onChange={(isAnybody) => isAnybody && set([])}>
          {t('people.casters.all')}
        </Checkbox>
        {mayVote.map(({ participantId, name }) => (
          <Checkbox
            key={participantId}
            checked={casters?.includes(participantId) ?? false}
            onChange={(isIn) => toggle(participantId, isIn)}
          >
            {name}
          </Checkbox>
        ))}
        {refusal ? <FieldError>{refusal}</FieldError> : null}
      </fieldset>
    </Popover>
  )
}
