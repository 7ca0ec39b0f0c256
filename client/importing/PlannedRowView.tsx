// One row of a file with what becomes of it: what it adds, what it changes from what to what, or why it is refused.
import { ArrowRight, TriangleAlert } from 'lucide-react'
import type { Change, PlannedRow } from '../../shared/importing/importPlan.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge, type BadgeTone } from '../ui/Badge.tsx'
import styles from './PlannedRowView.module.css'

const TONES: Record<PlannedRow['state'], BadgeTone> = {
  added: 'good',
  changed: 'action',
  refused: 'error',
  same: 'neutral',
}

/** @param isAnswer an answer of a survey: nothing is added, it counts */
export function PlannedRowView({ row, isAnswer }: { row: PlannedRow; isAnswer: boolean }) {
  const { t } = useBoard()
  const { line, name, state, changes, refusals } = row
  return (
    <li className={styles.row}>
      <span className={styles.line}>{t('import.row', { line })}</span>
      <span className={styles.name}>{name || t('import.row.noName')}</span>
      <span className={styles.state}>
        <Badge tone={TONES[state]}>
          {t(isAnswer && state === 'added' ? 'import.survey.state' : `import.state.${state}`)}
        </Badge>
      </span>
      {refusals.length > 0 ? (
        <div className={styles.what}>
          {refusals.map(({ column, text, why }, i) => (
            <p key={i} className={styles.refusal}>
              <TriangleAlert size={14} aria-hidden />
              <span>
                {column === '' ? null : <strong>{column}</strong>}
                {text === '' ? null : <q>{text}</q>}
                {why}
              </span>
            </p>
          ))}
        </div>
      ) : changes.length > 0 ? (
        <dl className={styles.what}>
          {changes.map((change) => (
            <ChangeView key={change.name} change={change} isNew={state === 'added'} />
          ))}
        </dl>
      ) : null}
    </li>
  )
}

function ChangeView({ change: { name, before, after }, isNew }: { change: Change; isNew: boolean }) {
  const { t } = useBoard()
  const words = (text: string) => text || t('import.nothing')
  return (
    <div className={styles.change}>
      <dt>{name}</dt>
      <dd>
        {isNew ? null : (
          <>
            <del>{words(before)}</del>
            <ArrowRight size={13} aria-hidden className={styles.arrow} />
            <span className="visually-hidden">{t('import.becomes')}</span>
          </>
        )}
        <ins>{words(after)}</ins>
      </dd>
    </div>
  )
}
