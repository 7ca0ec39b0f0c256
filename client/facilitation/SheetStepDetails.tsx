// What else a step of the run-sheet has: its words, method, who works with whom, the place, who may edit, and its rounds.
import { Trash2 } from 'lucide-react'
import { widgetName } from '../../shared/board/instances.ts'
import { instanceSeedOf, templateOf, widgetOn, type TemplateId } from '../../shared/catalog.ts'
import { isBallotWidget, SHEET_LIMITS, stepQuestion, stepText } from '../../shared/session/sheet.ts'
import type { SheetStep, StepChange } from '../../shared/session/workshop.ts'
import { EDITS, METHODS, MODES } from '../../shared/templateSeed.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useFieldDraft } from './useFieldDraft.ts'
import styles from './SheetEditor.module.css'

type Props = {
  template: TemplateId
  step: SheetStep
  change: (part: StepChange) => void
  /** Null for the last step there is. */
  remove: (() => void) | null
}

export function SheetStepDetails({ template, step, change, remove }: Props) {
  const { board, t } = useBoard()
  const seed = instanceSeedOf(template)
  const ballots = Object.keys(seed?.widgets ?? {})
    .map((name) => `${template}.${name}`)
    .filter(isBallotWidget)
  const asksQuestion = step.method === 'M1' || step.method === 'M8' || step.method === 'M2'
  return (
    <div className={styles.details}>
      <LongField label={t('sheet.step.text')} value={stepText(template, step, t)} onSave={(text) => change({ text })} />
      {asksQuestion && (
        <LongField
          label={t('sheet.step.question')}
          hint={t('sheet.step.question.hint')}
          value={stepQuestion(template, step, t)}
          onSave={(question) => change({ question })}
        />
      )}
      <div className={styles.choices}>
        <SelectField
          label={t('sheet.step.method')}
          value={step.method ?? 'none'}
          options={[
            { value: 'none', label: t('sheet.method.none') },
            ...METHODS.map((method) => ({ value: method, label: t(`sheet.method.${method}`) })),
          ]}
          onChange={(method) => change({ method: method === 'none' ? null : method })}
        />
        <SelectField
          label={t('sheet.step.mode')}
          value={step.mode}
          options={MODES.map((mode) => ({ value: mode, label: t(`facilitation.mode.${mode}`) }))}
          onChange={(mode) => change({ mode })}
        />
        <SelectField
          label={t('sheet.step.screen')}
          value={step.screen}
          options={(seed?.screens ?? []).map(({ id }) => ({
            value: id,
            label: t(`${templateOf(template)}.screen.${id}`),
          }))}
          onChange={(screen) => change({ screen })}
        />
        <SelectField
          label={t('sheet.step.edits')}
          value={step.edits}
          options={EDITS.map((edits) => ({ value: edits, label: t(`sheet.rights.${RIGHT_OF[edits]}`) }))}
          onChange={(edits) => change({ edits })}
        />
      </div>
      {ballots.length > 0 && (
        <fieldset className={styles.rounds}>
          <legend>{t('sheet.step.rounds')}</legend>
          {ballots.map((widget) => (
            <Checkbox
              key={widget}
              checked={step.rounds.includes(widgetOn(template, widget))}
              onChange={(isOn) =>
                change({ rounds: isOn ? [...step.rounds, widget] : step.rounds.filter((one) => one !== widget) })
              }
            >
              {widgetName(board, widget, t)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {remove && (
        <div>
          <Button variant="danger" size="small" icon={<Trash2 size={14} aria-hidden />} onClick={remove}>
            {t('sheet.step.remove')}
          </Button>
        </div>
      )}
    </div>
  )
}

const RIGHT_OF = { all: 'all', own: 'own', nobody: 'nobody' } as const

type LongProps = { label: string; value: string; hint?: string; onSave: (text: string) => void }

function LongField({ label, value, hint, onSave }: LongProps) {
  const { shown, change, flush } = useFieldDraft(value, (text) => {
    if (text !== value) onSave(text)
  })
  return (
    <TextField
      label={label}
      lines={2}
      hint={hint}
      value={shown}
      maxLength={SHEET_LIMITS.maxText}
      onChange={change}
      onBlur={flush}
    />
  )
}
