// Keeps a fault in one panel inside that panel: the rest of the board goes on.
import { Component, type ReactNode } from 'react'
import type { Translate } from '../../shared/drawing.ts'
import styles from './WidgetPanel.module.css'

type Props = { t: Translate; title: string; children: ReactNode }

export class PanelBoundary extends Component<Props, { fault: string | null }> {
  override state: { fault: string | null } = { fault: null }

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { t, title, children } = this.props
    if (this.state.fault === null) return children
    return (
      <div className={styles.fault} role="alert">
        <strong>{t('widgets.panel.fault', { title })}</strong>
        <p>{t('widgets.panel.faultText')}</p>
        <p className={styles.faultReason}>{this.state.fault}</p>
        <button type="button" onClick={() => this.setState({ fault: null })}>
          {t('widgets.panel.again')}
        </button>
      </div>
    )
  }
}
