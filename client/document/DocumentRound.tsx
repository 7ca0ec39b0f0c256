// Where the rounds of a ballot stand and what can be done about it, at the document's size.
import type { WidgetId } from '../../shared/catalog.ts'
import { RoundLine } from '../shapes/generic/RoundLine.tsx'
import styles from './DocumentPage.module.css'

export function DocumentRound({ widget }: { widget: WidgetId }) {
  return (
    <div className={styles.round}>
      <RoundLine widget={widget} />
    </div>
  )
}
