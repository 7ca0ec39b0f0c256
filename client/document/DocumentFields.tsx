// Single fields of a widget: a form for those who may edit, a list of definitions for everybody else.
import { singleField } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { widgetSeedOf } from '../../shared/catalog.ts'
import { fieldsOf } from '../../shared/widgets/canvas.ts'
import { isFilled } from '../../shared/widgets/list.ts'
import { statementRow, statementVote } from '../../shared/widgets/statement.ts'
import { useBoard } from '../board/boardContext.ts'
import { DecisionLine } from '../decisions/DecisionLine.tsx'
import { RecordDecision } from '../decisions/RecordDecision.tsx'
import { useDecided } from '../decisions/useDecided.ts'
import { fieldKey } from '../shapes/generic/fieldKey.ts'
import { fieldText } from '../shapes/generic/fieldText.ts'
import { StatementBadge, VoteResult } from '../shapes/generic/VoteResult.tsx'
import { DocumentField } from './DocumentField.tsx'
import { elementId, placeOf } from './documentPlace.ts'
import { DocumentRound } from './DocumentRound.tsx'
import pageStyles from './DocumentPage.module.css'
import styles from './DocumentItem.module.css'

/** @param locked fields that are read-only here, whoever may edit the board */
export function DocumentFields({ widget, locked = [] }: { widget: WidgetId; locked?: readonly string[] }) {
  const { board, canEdit, edit, t } = useBoard()
  const fields = fieldsOf(widget)
  const valueOf = (id: string) => singleField(board, widget, id) ?? fields.find((field) => field.id === id)?.default
  const open = fields.filter(({ id }) => canEdit && !locked.includes(id))
  const read = fields.filter((field) => !open.includes(field))
  const idOf = (field: string) => elementId(placeOf(widget, field))
  return (
    <>
      {read.length > 0 && (
        <dl className={styles.fields}>
          {read.map((field) => (
            <div key={field.id} id={idOf(field.id)} tabIndex={-1} data-long={field.type === 'longText' || undefined}>
              <dt>{t(fieldKey(widget, field.id))}</dt>
              <dd>{fieldText(board, widget, field, valueOf(field.id), t) || t('widgets.field.dash')}</dd>
            </div>
          ))}
        </dl>
      )}
      {open.length > 0 && (
        <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
          {open.map((field) => (
            <div key={field.id} id={idOf(field.id)} className={styles.entry}>
              <DocumentField
                widget={widget}
                field={field}
                value={valueOf(field.id)}
                label={t(fieldKey(widget, field.id))}
                isMissing={field.required && !isFilled(valueOf(field.id))}
                save={(value) => edit.setField(widget, field.id, value)}
              />
            </div>
          ))}
        </form>
      )}
    </>
  )
}

/** What a decision consists of: read-only once it is made. */
const DECIDED_FIELDS = ['statement', 'markets']

/** The sentence with what became of it, and the vote on it. */
export function DocumentStatement({ widget }: { widget: WidgetId }) {
  const { board } = useBoard()
  const { isLocked } = useDecided(widget)
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'statement') return null
  const vote = statementVote(board, widget, statementRow(widget))
  return (
    <div className={pageStyles.paper}>
      <StatementBadge statement={widget} vote={vote} />
      <DocumentFields widget={widget} locked={isLocked ? DECIDED_FIELDS : []} />
      <div className={pageStyles.vote}>
        <VoteResult vote={vote} widget={widget} />
        <DecisionLine statement={widget} />
        <RecordDecision widget={voteOn(widget, seed.vote)} />
        <DocumentRound widget={voteOn(widget, seed.vote)} />
      </div>
    </div>
  )
}

/** The vote of the statement on the same instance. */
const voteOn = (widget: WidgetId, vote: WidgetId): WidgetId => `${widget.split('.')[0]}.${vote.split('.')[1]}`
