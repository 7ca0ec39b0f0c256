// One step in the editor of the run-sheet: title and minutes at once, the rest unfolded.
import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react'
import type { PointerEvent } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import type { SessionCommand } from '../../shared/session/sessionCommands.ts'
import { SHEET_LIMITS, stepTitle } from '../../shared/session/sheet.ts'
import type { StepChange } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { MarkedStep } from './agendaState.ts'
import { SheetStepDetails } from './SheetStepDetails.tsx'
import { useFieldDraft } from './useFieldDraft.ts'
import { inMinutes } from './useSheetTimes.ts'
import styles from './SheetEditor.module.css'

type Props = {
  template: TemplateId
  marked: MarkedStep
  /** What it took the last time the template was run. */
  lastMs: number | null
  isOpen: boolean
  isDragged: boolean
  dropMark: 'above' | 'below' | null
  onToggle: () => void
  onGrab: (event: PointerEvent<HTMLElement>) => void
  /** -1: one place up. */
  onMoveBy: (by: number) => void
  canRemove: boolean
  edit: (command: SessionCommand) => void
}

export function SheetStepRow(props: Props) {
  const { template, marked, lastMs, isOpen, isDragged, dropMark, onToggle, onGrab, onMoveBy, canRemove, edit } = props
  const { t } = useBoard()
  const { step, number, mark } = marked
  const title = stepTitle(template, step, t)
  const change = (part: StepChange) => edit({ command: 'changeStep', template, step: step.id, change: part })
  return (
    <li
      data-step={step.id}
      className={classes(
        styles.row,
        isOpen && styles.open,
        isDragged && styles.dragged,
        dropMark === 'above' && styles.above,
        dropMark === 'below' && styles.below,
      )}
    >
      <div className={styles.line}>
        <IconButton
          size="small"
          className={styles.grip}
          label={t('sheet.step.move', { title })}
          title={t('sheet.step.move.title')}
          icon={<GripVertical size={16} aria-hidden />}
          onPointerDown={onGrab}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            onMoveBy(event.key === 'ArrowUp' ? -1 : 1)
          }}
        />
        <span className={styles.number}>{number}</span>
        <TitleField title={title} onSave={(text) => change({ title: text })} number={number} />
        <MinutesField minutes={step.minutes} lastMs={lastMs} title={title} onSave={(minutes) => change({ minutes })} />
        <span className={styles.facts}>
          {mark === 'now' ? (
            <Badge tone="action">{t('sheet.step.running')}</Badge>
          ) : (
            t(step.method ? `sheet.method.${step.method}` : `facilitation.mode.${step.mode}`)
          )}
        </span>
        <IconButton
          size="small"
          label={t(isOpen ? 'sheet.step.fold' : 'sheet.step.unfold', { title })}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
          onClick={onToggle}
        />
      </div>
      {isOpen && (
        <SheetStepDetails
          template={template}
          step={step}
          change={change}
          remove={canRemove ? () => edit({ command: 'removeStep', template, step: step.id }) : null}
        />
      )}
    </li>
  )
}

function TitleField({ title, number, onSave }: { title: string; number: number; onSave: (text: string) => void }) {
  const { t } = useBoard()
  const { shown, change, flush } = useFieldDraft(title, (text) => {
    if (text.trim() !== '' && text.trim() !== title) onSave(text.trim())
  })
  const isEmpty = shown.trim() === ''
  return (
    <TextField
      hideLabel
      className={styles.title}
      label={t('sheet.step.title', { number })}
      value={shown}
      maxLength={SHEET_LIMITS.maxTitle}
      error={isEmpty ? t('sheet.step.title.empty') : null}
      onChange={change}
      onBlur={flush}
    />
  )
}

type MinutesProps = { minutes: number; lastMs: number | null; title: string; onSave: (minutes: number) => void }

function MinutesField({ minutes, lastMs, title, onSave }: MinutesProps) {
  const { t } = useBoard()
  const isRight = (text: string) => {
    const value = Number(text)
    return text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= SHEET_LIMITS.maxMinutes
  }
  const { shown, change, flush } = useFieldDraft(String(minutes), (text) => {
    if (isRight(text) && Number(text) !== minutes) onSave(Number(text))
  })
  return (
    <TextField
      hideLabel
      className={styles.minutes}
      label={t('sheet.step.minutes', { title })}
      inputMode="numeric"
      value={shown}
      suffix={t('sheet.min')}
      hint={lastMs === null ? undefined : t('sheet.step.last', { minutes: inMinutes(lastMs) })}
      error={isRight(shown) ? null : t('sheet.step.minutes.range', { max: SHEET_LIMITS.maxMinutes })}
      onChange={change}
      onBlur={flush}
    />
  )
}
