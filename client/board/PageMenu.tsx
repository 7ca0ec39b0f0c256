// Which page of the board is on screen, and the way to the others. Facilitators add templates here.
import { ChevronDown, Plus } from 'lucide-react'
import { useValue } from 'tldraw'
import type { ReactElement } from 'react'
import { instanceName, isLeftInstance } from '../../shared/board/instances.ts'
import { CATALOG } from '../../shared/catalog.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { useBoard } from './boardContext.ts'
import { instanceOnPage } from './camera.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './TopBar.module.css'
import type { BoardTasks } from './useBoardTasks.ts'

/** Pages in the board's order with the name each reader sees; `isLeft`: about a market that is no longer chosen. */
export function usePages(): { id: string; name: string; isLeft: boolean }[] {
  const { board, t } = useBoard()
  const { editor } = useCanvas()
  const pages = useValue('pages of the board', () => editor?.getPages() ?? [], [editor])
  return pages.map((page) => {
    const instance = instanceOnPage(page.id)
    if (instance === null) return { id: page.id, name: page.name, isLeft: false }
    return { id: page.id, name: instanceName(board, instance, t), isLeft: isLeftInstance(board, instance) }
  })
}

export function PageMenu({ tasks, trigger }: { tasks: BoardTasks; trigger?: ReactElement }) {
  const { t, board, canFacilitate } = useBoard()
  const { pageId, setPage } = useCanvas()
  const pages = usePages()
  const current = pages.find((page) => page.id === pageId)
  const missing = [...CATALOG.values()]
    .filter(({ id, repeats }) => repeats !== undefined || !board.templates.includes(id))
    .map(({ id }) => id)
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
        options={pages.map(({ id, name, isLeft }) => ({
          value: id,
          label: name,
          ...(isLeft && { note: t('template.left') }),
        }))}
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
