// How a template is computed: a few settings with their ranges, each in the form that fits it.
import { useState } from 'react'
import type { WidgetId } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { fieldOrDefault, fieldsOf } from '../../../shared/widgets/canvas.ts'
import { useBoard } from '../../board/boardContext.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { optionText } from './fieldText.ts'
import { panelWidget } from './panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Settings.module.css'

export function SettingsView(props: ViewProps) {
  const { board, edit, t } = useBoard()
  const widget = panelWidget(props)
  return (
    <div className={styles.settings}>
      {fieldsOf(widget).map((field) => {
        const name = t(fieldKey(widget, field.id))
        const isUnused = field.id === 'lambda' && fieldOrDefault(board, widget, 'weightMode') !== 'blend'
        return (
          <div key={field.id} className={styles.setting} data-unused={isUnused || undefined}>
            <span className={styles.name}>
              {name}
              {isUnused && <span className={styles.why}>{t('widgets.settings.onlyBlend')}</span>}
            </span>
            {field.type === 'choice' ? (
              <Segments widget={widget} field={field} name={name} />
            ) : (
              <span className={styles.number}>
                {isShare(field) && <Share widget={widget} field={field} name={name} />}
                <FieldEditor
                  widget={widget}
                  field={field}
                  value={fieldOrDefault(board, widget, field.id)}
                  label={name}
                  save={(value) => edit.setField(widget, field.id, value)}
                />
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

const isShare = (field: FieldSeed): boolean => field.type === 'number' && field.min === 0 && field.max === 1

/** One of a few values, all of them in sight. */
function Segments({ widget, field, name }: { widget: WidgetId; field: FieldSeed; name: string }) {
  const { board, canEdit, edit, t } = useBoard()
  const value = fieldOrDefault(board, widget, field.id)
  return (
    <span className={styles.segments} role="radiogroup" aria-label={name} data-field={field.id}>
      {(field.options ?? []).map((option) => (
        <label key={option} data-chosen={value === option || undefined}>
          <input
            type="radio"
            name={`${widget}.${field.id}`}
            checked={value === option}
            disabled={!canEdit}
            onChange={() => edit.setField(widget, field.id, option)}
          />
          {optionText(widget, field, option, t)}
        </label>
      ))}
    </span>
  )
}

/** A share from 0 to 1. While the handle moves only this screen knows; letting go writes once. */
function Share({ widget, field, name }: { widget: WidgetId; field: FieldSeed; name: string }) {
  const { board, canEdit, edit } = useBoard()
  const [moving, setMoving] = useState<number | null>(null)
  const stored = fieldOrDefault(board, widget, field.id)
  const value = moving ?? (typeof stored === 'number' ? stored : 0)
  const put = () => {
    if (moving !== null) edit.setField(widget, field.id, moving)
    setMoving(null)
  }
  return (
    <>
      <input
        className={styles.slider}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={value}
        aria-label={name}
        aria-valuetext={printed(value, 2)}
        disabled={!canEdit}
        onChange={(event) => setMoving(Number(event.target.value))}
        onPointerUp={put}
        onKeyUp={put}
        onBlur={put}
      />
      {moving !== null && <output className={styles.moving}>{printed(moving, 2)}</output>}
    </>
  )
}
