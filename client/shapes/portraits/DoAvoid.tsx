// How to behave in this market: what we do and what we avoid, each with its kind.
import { useMemo, type ReactNode } from 'react'
import { Check, X } from 'lucide-react'
import { doAvoid, type CultureLine } from '../../../shared/findings/portraitFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './Portrait.module.css'

export function DoAvoid({ template }: ViewProps) {
  const { board, t } = useBoard()
  const lines = useMemo(() => doAvoid(board, template, t), [board, template, t])
  if (lines.do.length === 0 && lines.avoid.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T06.do.empty')}>{t('T06.do.emptyText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.doAvoid}>
      <Column head={t('T06.do.head')} lines={lines.do} icon={<Check size={14} strokeWidth={2.5} aria-hidden />} />
      <Column head={t('T06.avoid.head')} lines={lines.avoid} icon={<X size={14} strokeWidth={2.5} aria-hidden />} />
    </div>
  )
}

function Column({ head, lines, icon }: { head: string; lines: readonly CultureLine[]; icon: ReactNode }) {
  const { t } = useBoard()
  return (
    <section>
      <h3>
        {icon}
        {head}
      </h3>
      {lines.length === 0 ? (
        <p className={styles.open}>{t('T06.do.none')}</p>
      ) : (
        <ul>
          {lines.map(({ id, dimension, observation, text }) => (
            <li key={id}>
              <p className={styles.kind}>{dimension}</p>
              <p className={styles.rule}>{text}</p>
              {observation !== '' && <p className={styles.because}>{t('T06.do.because', { observation })}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
