// The run-sheet of a template, to change before and during the workshop. Every change is saved by itself; two facilitators who
// edit at once see each other's changes.
import { Plus, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { instanceName } from '../../shared/board/instances.ts'
import { instanceSeedOf, type TemplateId } from '../../shared/catalog.ts'
import { SHEET_LIMITS, sheetOf } from '../../shared/session/sheet.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { agendaState } from './agendaState.ts'
import { SheetStepRow } from './SheetStepRow.tsx'
import { closeSheet, useEditedSheet, type EditedSheet } from './sheetWindow.ts'
import { useSheetDrag } from './useSheetDrag.ts'
import { useSheetEdit } from './useSheetEdit.ts'
import { useSheetTimes } from './useSheetTimes.ts'
import styles from './SheetEditor.module.css'

/** Open where a menu asked for it; facilitators only. */
export function SheetEditor() {
  const { board, canLead } = useBoard()
  const edited = useEditedSheet()
  if (!edited || !canLead || !board.templates.includes(edited.template)) return null
  return <OpenEditor key={edited.template} edited={edited} />
}

function OpenEditor({ edited: { template, step: first } }: { edited: EditedSheet }) {
  const { board, t } = useBoard()
  const { edit, isSaving, refusal } = useSheetEdit()
  const [open, setOpen] = useState(first)
  const moved = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const agenda = agendaState(board, template)
  const sheet = sheetOf(board, template)
  const times = useSheetTimes(template)
  // Between two workshops the latest run is the last time; during one it is the run before.
  const isRunning = agenda.current !== null
  const planned = instanceSeedOf(template)?.minutes ?? agenda.minutes
  const isFull = sheet.length >= SHEET_LIMITS.maxSteps

  const moveTo = (id: string, place: number) => {
    const rest = sheet.filter((step) => step.id !== id)
    const to = Math.max(0, Math.min(place, rest.length))
    if (sheet[to]?.id === id) return
    edit({ command: 'moveStep', template, step: id, before: rest[to]?.id ?? null })
    moved.current = id
    setSaid(t('sheet.moved', { number: to + 1, total: sheet.length }))
  }
  useEffect(() => {
    // The row is drawn at its new place; the keyboard stays on it.
    if (moved.current === null) return
    drag.list.current?.querySelector<HTMLElement>(`[data-step="${moved.current}"] button`)?.focus()
    moved.current = null
  }, [sheet]) // eslint-disable-line react-hooks/exhaustive-deps -- only when the order may have changed
  const drag = useSheetDrag(sheet.length, (from, to) => {
    const step = sheet[from]
    if (step) moveTo(step.id, to)
  })

  return (
    <Dialog
      isOpen
      size="wide"
      onClose={closeSheet}
      title={t('sheet.edit')}
      description={t('sheet.edit.text', { template: instanceName(board, template, t) })}
      footer={
        <>
          <span className={styles.saved} role="status">
            {refusal === null && t(isSaving ? 'sheet.saving' : 'sheet.saved')}
          </span>
          {board.workshop.sheets.has(template) && <Reset onReset={() => edit({ command: 'resetSheet', template })} />}
          <Button variant="primary" onClick={closeSheet}>
            {t('sheet.close')}
          </Button>
        </>
      }
    >
      {refusal !== null && <Notice tone="red">{refusal}</Notice>}
      <ol ref={drag.list} className={styles.rows} data-dragging={drag.from !== null || undefined}>
        {agenda.steps.map((marked, place) => (
          <SheetStepRow
            key={marked.step.id}
            template={template}
            marked={marked}
            lastMs={isRunning ? (times.steps[place]?.lastMs ?? null) : (times.steps[place]?.actualMs ?? null)}
            isOpen={open === marked.step.id}
            isDragged={drag.from === place}
            dropMark={drag.markAt(place)}
            onToggle={() => setOpen(open === marked.step.id ? null : marked.step.id)}
            onGrab={drag.begin(place)}
            onMoveBy={(by) => moveTo(marked.step.id, place + by)}
            canRemove={sheet.length > 1}
            edit={edit}
          />
        ))}
      </ol>
      <div className={styles.sum}>
        <Button
          icon={<Plus size={15} aria-hidden />}
          disabledReason={isFull ? t('sheet.full', { max: SHEET_LIMITS.maxSteps }) : null}
          onClick={() => edit({ command: 'addStep', template, step: newStep(template, sheet, t), before: null })}
        >
          {t('sheet.add')}
        </Button>
        <p>
          <b>{t('sheet.total', { minutes: agenda.minutes })}</b>
          {agenda.minutes !== planned && <span>{t('sheet.total.template', { minutes: planned })}</span>}
        </p>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </Dialog>
  )
}

const NEW_MINUTES = 10

function newStep(template: TemplateId, sheet: readonly SheetStep[], t: (key: string) => string): Omit<SheetStep, 'id'> {
  const screen = sheet.at(-1)?.screen ?? instanceSeedOf(template)?.screens[0]?.id ?? ''
  return { title: t('sheet.newStep'), minutes: NEW_MINUTES, mode: 'plenary', screen, rounds: [], edits: 'all' }
}

/** Back to the template's own agenda, asked once more. */
function Reset({ onReset }: { onReset: () => void }) {
  const { t } = useBoard()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button icon={<RotateCcw size={15} aria-hidden />} onClick={() => setAsks(true)}>
        {t('sheet.reset')}
      </Button>
      <Dialog
        isOpen={asks}
        size="small"
        onClose={() => setAsks(false)}
        title={t('sheet.reset.title')}
        description={t('sheet.reset.text')}
        footer={
          <>
            <Button onClick={() => setAsks(false)}>{t('ui.cancel')}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsks(false)
                onReset()
              }}
            >
              {t('sheet.reset')}
            </Button>
          </>
        }
      />
    </>
  )
}
