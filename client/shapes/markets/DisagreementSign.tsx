// Filled amber triangle: discuss. Open grey triangle: some spread. Nothing, but the same room: aligned.
import type { Disagreement } from '../../../shared/compute/results.ts'
import styles from './MarketMatrix.module.css'

export function DisagreementSign({ label }: { label: Disagreement }) {
  if (label === 'discuss') {
    return (
      <svg className={styles.sign} width="9" height="9" viewBox="0 0 10 10" aria-hidden>
        <path d="M5 .5L9.7 9.500H.3Z" fill="var(--discuss)" />
      </svg>
    )
  }
  if (label === 'some-spread') {
    return (
      <svg className={styles.sign} width="9" height="9" viewBox="0 0 10 10" aria-hidden>
        <path d="M5 1.6L8.8 8.900H1.2Z" fill="none" stroke="var(--ink-2)" strokeWidth="1.2" />
      </svg>
    )
  }
  return <span className={styles.sign} />
}
