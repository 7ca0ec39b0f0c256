// Starts 1-2-4-all: the question, and how long each stage takes.
import { useState } from 'react'
import { STAGE_SECONDS } from '../../shared/session/groups.ts'
import { SHEET_LIMITS } from '../../shared/session/sheet.ts'
import { GROUP_STAGES, type GroupStage, type Place } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import type { CommandSender } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Groups.module.css'

const MAX_MINUTES = 60

type Props = { place: Place; question: string; send: CommandSender['send']; onClose: () => void }

export function StartGroupsDialog({ place, question: offered, send, onClose }: Props) {
  const { people, t } = useBoard()
  const [question, setQuestion] = useState(offered)
  const [minutes, setMinutes] = useState(
    () =>
      Object.fromEntries(GROUP_STAGES.map((stage) => [stage, String(STAGE_SECONDS[stage] / 60)])) as Record<
        GroupStage,
        string
      >,
  )
  const [isChecked, setChecked] = useState(false)
  const isRight = (stage: GroupStage) => {
    const value = Number(minutes[stage])
    return Number.isInteger(value) && value >= 1 && value <= MAX_MINUTES
  }
  const isEmpty = question.trim() === ''
  const takePart = people.filter(({ isHere, role }) => isHere && role === 'editor').length
  const start = () => {
    setChecked(true)
    if (isEmpty || !GROUP_STAGES.every(isRight)) return
    const seconds = Object.fromEntries(GROUP_STAGES.map((stage) => [stage, Number(minutes[stage]) * 60]))
    send({ command: 'startGroups', question: question.trim(), place, seconds })
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('groups.start.title')}
      description={t('groups.start.text', { count: takePart })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onClick={start}>
            {t('groups.start')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('groups.question')}
        lines={2}
        value={question}
        maxLength={SHEET_LIMITS.maxText}
        error={isChecked && isEmpty ? t('groups.question.empty') : null}
        onChange={setQuestion}
      />
      <fieldset className={styles.stages}>
        <legend>{t('groups.minutes')}</legend>
        {GROUP_STAGES.map((stage) => (
          <TextField
            key={stage}
            label={t(`groups.stage.${stage}`)}
            inputMode="numeric"
            value={minutes[stage]}
            error={isChecked && !isRight(stage) ? t('groups.minutes.range', { max: MAX_MINUTES }) : null}
            onChange={(value) => setMinutes({ ...minutes, [stage]: value })}
          />
        ))}
      </fieldset>
    </Dialog>
  )
}
