// The triangle of disagreement: filled amber = discuss, open grey = some spread, nothing = aligned.
import type { Disagreement } from '../../../shared/compute/results.ts'

export function SpreadSign({ label, name, className }: { label: Disagreement; name?: string; className?: string }) {
  if (label !== 'discuss' && label !== 'some-spread') return null
  const naming = name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true }
  return (
    <svg className={className} width="9" height="9" viewBox="0 0 10 10" {...naming}>
      {label === 'discuss' ? (
        <path d="M5 1L9.4 9.2H0.6Z" fill="var(--discuss)" />
      ) : (
        <path d="M5 1.6L8.8 8.9H1.2Z" fill="none" stroke="var(--ink-2)" strokeWidth="1.2" />
      )}
    </svg>
  )
}
