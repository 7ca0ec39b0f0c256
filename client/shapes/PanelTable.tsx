// The button beside a panel's title for the table behind it: there on hover and with the keyboard, always where nothing hovers.
import { Ellipsis } from 'lucide-react'
import { widgetOn, type TemplateId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { TableMenu } from '../export/TableMenu.tsx'
import { panelSeedOf } from './panelSeedOf.ts'
import styles from './PanelTable.module.css'

export function PanelTable({ template, panel, title }: { template: TemplateId; panel: string; title: string }) {
  const { t } = useBoard()
  const name = panelSeedOf(template, panel)?.widget
  if (!name) return null
  return (
    // What is pressed in the open menu comes up here too; the canvas would take it for a press on the panel.
    <span className={styles.part} onPointerDown={keep} onPointerUp={keep} onTouchStart={keep} onTouchEnd={keep}>
      <TableMenu
        widget={widgetOn(template, name)}
        trigger={
          <button
            type="button"
            className={styles.open}
            data-only-screen
            aria-label={t('tables.of', { title })}
            title={t('tables.of', { title })}
          >
            <Ellipsis size={14} aria-hidden />
          </button>
        }
      />
    </span>
  )
}

const keep = (event: { stopPropagation(): void }): void => event.stopPropagation()
