// A statement widget: the sentence, what became of it, the partners' votes and what a minority wants on record.
import { useState } from 'react'
import { singleField } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { fieldsOf } from '../../../shared/widgets/canvas.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { statementRow, statementVote, voteOnStatement } from '../../../shared/widgets/statement.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DecisionLine } from '../../decisions/DecisionLine.tsx'
import { RecordDecision } from '../../decisions/RecordDecision.tsx'
import { useDecided } from '../../decisions/useDecided.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { panelWidget } from './panelWidget.ts'
import { StatementBadge, VoteResult } from './VoteResult.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './Statement.module.css'

export function StatementView(props: ViewProps) {
  const { board } = useBoard()
  const widget = panelWidget(props)
  const vote = statementVote(board, widget, statementRow(widget))
  const ballots = voteOnStatement(widget)
  return (
    <div className={styles.statement}>
      <div className={styles.head}>
        <StatementText widget={widget} />
        <StatementBadge statement={widget} vote={vote} />
      </div>
      <VoteResult vote={vote} widget={widget} />
      <DecisionLine statement={widget} />
      <div className={styles.actions}>
        {ballots && <RecordDecision widget={ballots} isLink />}
        <OptionalField widget={widget} field="minority" />
      </div>
    </div>
  )
}

/** The sentence itself, edited in place until it is decided. */
export function StatementText({ widget }: { widget: WidgetId }) {
  const { board, edit, t } = useBoard()
  const { isLocked } = useDecided(widget)
  const field = fieldsOf(widget).find((seed) => seed.id === 'statement')!
  const name = t(fieldKey(widget, 'statement'))
  return (
    <div className={styles.text}>
      <FieldEditor
        widget={widget}
        field={field}
        value={singleField(board, widget, 'statement')}
        label={name}
        placeholder={t('widgets.statement.placeholder')}
        save={(value) => edit.setField(widget, 'statement', value)}
        isBlock
        isLocked={isLocked}
      />
    </div>
  )
}

/** A text that is only there when somebody needs it: a button until then. */
export function OptionalField({
  widget,
  field: id,
  isNeeded = false,
}: {
  widget: WidgetId
  field: string
  isNeeded?: boolean
}) {
  const { board, canEdit, edit, t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const field = fieldsOf(widget).find((seed) => seed.id === id)!
  const value = singleField(board, widget, id)
  if (!isFilled(value) && !isOpen && !isNeeded) {
    if (!canEdit) return null
    return (
      <button type="button" className={styles.add} onClick={() => setOpen(true)}>
        {t(`widgets.statement.add.${id}`)}
      </button>
    )
  }
  if (!canEdit && !isFilled(value)) return <p className={styles.note}>{t(`widgets.statement.no.${id}`)}</p>
  return (
    <div className={styles.optional}>
      <span className={styles.fieldName}>{t(fieldKey(widget, id))}</span>
      <FieldEditor
        widget={widget}
        field={field}
        value={value}
        label={t(fieldKey(widget, id))}
        placeholder={t(`widgets.statement.placeholder.${id}`)}
        save={(next) => edit.setField(widget, id, next)}
        isBlock
      />
    </div>
  )
}
