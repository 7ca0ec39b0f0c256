// A canvas widget: named fields, the name left and its text right, edited in place.
import { singleField } from '../../../shared/board/boardState.ts'
import { fieldsOf } from '../../../shared/widgets/canvas.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { panelWidget } from './panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Canvas.module.css'

export function CanvasView(props: ViewProps) {
  const { board, edit, t } = useBoard()
  const widget = panelWidget(props)
  return (
    <div className={styles.canvas}>
      {fieldsOf(widget).map((field) => {
        const value = singleField(board, widget, field.id)
        const name = t(fieldKey(widget, field.id))
        return (
          <div key={field.id} className={styles.field} data-item={field.id} data-item-widget={widget}>
            <span className={styles.name}>{name}</span>
            <FieldEditor
              widget={widget}
              field={field}
              value={value ?? field.default}
              label={name}
              placeholder={t(field.required && !isFilled(value) ? 'widgets.field.needed' : 'widgets.field.dash')}
              save={(next) => edit.setField(widget, field.id, next)}
              isBlock={field.type === 'longText' || field.type === 'text'}
            />
          </div>
        )
      })}
    </div>
  )
}
