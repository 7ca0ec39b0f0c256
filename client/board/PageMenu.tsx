// Which page of the board is on screen, and the way to the others. Facilitators add templates here.
import { ChevronDown, Plus } from 'lucide-react'
import { useValue } from 'tldraw'
import type { ReactElement } from 'react'
import { CATALOG } from '../../shared/catalog.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { useBoard } from './boardContext.ts'
import { templateOf } from './camera.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './TopBar.module.css'
import type { BoardTasks } from './useBoardTasks.ts'

/** Pages in the board's order with the name each reader sees. */
export function usePages(): { id: string; name: string }[] {
  const { t } = useBoard()
  const { editor } = useCanvas()
  const pages = useValue('pages of the board', () => editor?.getPages() ?? [], [editor])
  return pages.map((page) => {
    const template = templateOf(page.id)
    // A second page of a template keeps the name it was given.
    const isFirst = template !== null && page.id === `page:${template}`
    return { id: page.id, name: isFirst ? `${template} ${t(`${template}.name`)}` : page.name }
  })
}

export function PageMenu({ tasks, trigger }: { tasks: BoardTasks; trigger?: ReactElement }) {
  const { t, board, canFacilitate } = useBoard()
  const { pageId, setPage } = useCanvas()
  const pages = usePages()
  const current = pages.find((page) => page.id === pageId)
  const missing = [...CATALOG.keys()].filter((template) => !board.templates.includes(template))
  return (
    <Menu
      trigger={
        trigger ?? (
          <button type="button" className={styles.page}>
            <span className="visually-hidden">{t('board.page')}: </span>
            <span className={styles.pageName}>{current?.name ?? ''}</span>
            <ChevronDown size={14} aria-hidden />
          </button>
        )
      }
    >
      <MenuLabel>{t('board.pages')}</MenuLabel>
      <MenuChoice
        value={pageId ?? ''}
        onChange={setPage}
        options={pages.map((page) => ({ value: page.id, label: page.name }))}
      />
      {canFacilitate && missing.length > 0 && (
        <>
          <MenuSeparator />
          <MenuLabel>{t('board.addTemplate')}</MenuLabel>
          {missing.map((template) => (
            <MenuItem key={template} icon={<Plus size={16} aria-hidden />} onSelect={() => tasks.addTemplate(template)}>
              {template} {t(`${template}.name`)}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  )
}
