// What an import would do, before it does: how many rows are added, changed and refused, and each of them in words.
import { CircleMinus, Equal, Pencil, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { roundName } from '../../shared/findings/roundName.ts'
import { countOf, type PlannedRow } from '../../shared/importing/importPlan.ts'
import { SURVEY_WIDGET } from '../../shared/importing/importKind.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './ImportPreview.module.css'
import { PlannedRowView } from './PlannedRowView.tsx'
import type { Planned } from './useImport.ts'

const STATES = ['added', 'changed', 'refused', 'same'] as const
type State = PlannedRow['state']

/** Rows drawn at first, and with each "show more". */
const PART = 150

const SIGNS: Record<State, ReactNode> = {
  added: <Plus size={14} aria-hidden />,
  changed: <Pencil size={13} aria-hidden />,
  refused: <CircleMinus size={14} aria-hidden />,
  same: <Equal size={14} aria-hidden />,
}

type Props = {
  planned: Planned | null
  /** What is in the file only a facilitator may bring in. */
  isForFacilitators: boolean
}

export function ImportPreview({ planned, isForFacilitators }: Props) {
  const { t } = useBoard()
  const [chosen, setChosen] = useState<readonly State[] | null>(null)
  const [most, setMost] = useState(PART)
  if (!planned)
    return (
      <div className={styles.blank}>
        <EmptyBox title={t('import.empty.title')}>
          {t(isForFacilitators ? 'import.empty.survey' : 'import.empty.text')}
        </EmptyBox>
      </div>
    )
  const { plan } = planned
  if (plan.problem !== null)
    return (
      <div className={styles.blank}>
        <EmptyBox title={t('import.empty.columns')}>{plan.problem}</EmptyBox>
      </div>
    )
  const counts = STATES.map((state) => [state, countOf(plan, state)] as const).filter(([, count]) => count > 0)
  const changing = counts.map(([state]) => state).filter((state) => state !== 'same')
  // What stays as it is matters only when all of it does.
  const shown = chosen ?? (changing.length > 0 ? changing : counts.map(([state]) => state))
  const rows = plan.rows.filter(({ state }) => shown.includes(state))
  return (
    <section className={styles.preview} aria-label={t('import.preview')}>
      <div className={styles.counts} role="group" aria-label={t('import.show')}>
        {counts.map(([state, count]) => (
          <Button
            key={state}
            size="small"
            icon={SIGNS[state]}
            isPressed={shown.includes(state)}
            onClick={() => {
              setMost(PART)
              setChosen(shown.includes(state) ? shown.filter((one) => one !== state) : [...shown, state])
            }}
          >
            {t(planned.kind === 'survey' && state === 'added' ? 'import.survey.count' : `import.count.${state}`, {
              count,
            })}
          </Button>
        ))}
      </div>
      {planned.kind === 'survey' ? <SurveyNotice planned={planned} /> : null}
      <ol className={styles.rows}>
        {rows.slice(0, most).map((row) => (
          <PlannedRowView key={row.line} row={row} isAnswer={planned.kind === 'survey'} />
        ))}
        {rows.length > most ? (
          <li className={styles.more}>
            <span>{t('import.moreRows', { count: rows.length - most })}</span>
            <Button size="small" onClick={() => setMost(most + PART)}>
              {t('import.showMore')}
            </Button>
          </li>
        ) : null}
        {rows.length === 0 ? <li className={styles.more}>{t('import.noneShown')}</li> : null}
      </ol>
    </section>
  )
}

/** What the answers come to, and that nothing is lost by it. */
function SurveyNotice({ planned }: { planned: Extract<Planned, { kind: 'survey' }> }) {
  const { t, board } = useBoard()
  const { values, companies, sameAs, isRoundOpen } = planned.plan
  if (isRoundOpen) return <Notice tone="amber">{t('import.survey.roundOpen')}</Notice>
  if (sameAs !== null)
    return <Notice>{t('import.survey.same', { round: roundName(board, SURVEY_WIDGET, sameAs, t, 'within') })}</Notice>
  const partners = board.partners.filter(({ id }) => values[id]).length
  return (
    <Notice>
      {t('import.survey.becomes', {
        companies: t('import.survey.companyCount', { count: companies }),
        partners,
        all: board.partners.length,
      })}
    </Notice>
  )
}
