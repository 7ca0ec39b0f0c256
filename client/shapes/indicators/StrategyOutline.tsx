// The chapters of the strategy document and how far each is; a template on the board is a press away.
import { Check, Circle, CircleDashed, Layers, PenLine } from 'lucide-react'
import { useMemo } from 'react'
import { instanceName } from '../../../shared/board/instances.ts'
import { strategyOutline, type ChapterState, type OutlinePart } from '../../../shared/findings/strategyOutline.ts'
import { useBoard } from '../../board/boardContext.ts'
import { useCanvas } from '../../board/canvasContext.ts'
import styles from './Indicators.module.css'

const SIGN = { absent: CircleDashed, open: Circle, begun: PenLine, adopted: Check, collected: Layers } as const

export function StrategyOutline() {
  const { board, t } = useBoard()
  const chapters = useMemo(() => strategyOutline(board), [board])
  return (
    <ol className={styles.outline}>
      <Line number="0" title={t('T16.outline.cover')} state="collected" parts={[]} />
      {chapters.map(({ key, number, state, parts }) => (
        <Line key={key} number={String(number)} title={t(`report.chapter.${key}`)} state={state} parts={parts} />
      ))}
      {(['A', 'B', 'C', 'D'] as const).map((annex) => (
        <Line key={annex} number="" title={t(`report.annex.${annex}`)} state="collected" parts={[]} />
      ))}
    </ol>
  )
}

type LineProps = { number: string; title: string; state: ChapterState; parts: readonly OutlinePart[] }

function Line({ number, title, state, parts }: LineProps) {
  const { t } = useBoard()
  const Sign = SIGN[state]
  return (
    <li data-state={state}>
      <b>{number}</b>
      <div>
        {title}
        {parts.length > 0 && (
          <p>
            {parts.map((part) => (
              <Part key={part.instance} part={part} />
            ))}
          </p>
        )}
      </div>
      <span className={styles.state}>
        <Sign size={13} strokeWidth={state === 'adopted' ? 2.5 : 2} aria-hidden />
        {t(`T16.outline.${state}`)}
      </span>
    </li>
  )
}

function Part({ part }: { part: OutlinePart }) {
  const { board, t } = useBoard()
  const canvas = useCanvas()
  if (part.state === 'absent')
    return <span>{t('T16.outline.notHere', { template: `${part.template} ${t(`template.${part.template}`)}` })}</span>
  return (
    <button type="button" onClick={() => canvas.setPage(part.instance)}>
      {instanceName(board, part.instance, t)}
    </button>
  )
}
