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
    <TableMenu
      widget={widgetOn(template, name)}
      trigger={
        <button
          type="button"
          className={styles.open}
          data-only-screen
          aria-label={t('tables.of', { title })}
          title={t('tables.of', { title })}
          // The canvas would take the press for the panel under it.
          onPointerDownCapture={(event) => event.nativeEvent.stopPropagation()}
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      }
    />
  )
}
