// Which page of the board is on screen, and the way to the others and to the gallery, where facilitators add templates.
import { ChevronDown, LayoutGrid } from 'lucide-react'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import { useValue } from 'tldraw'
import { instanceName, isLeftInstance } from '../../shared/board/instances.ts'
import { api } from '../api.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { useBoard } from './boardContext.ts'
import { instanceOnPage } from './camera.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './TopBar.module.css'

const TemplateGallery = lazy(async () => ({
  default: (await import('../gallery/TemplateGallery.tsx')).TemplateGallery,
}))

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

export function PageMenu({ trigger }: { trigger?: ReactElement }) {
  const { t, boardId, board, canFacilitate } = useBoard()
  const { pageId, setPage } = useCanvas()
  const pages = usePages()
  const [isGalleryOpen, setIsGalleryOpen] = useState(false)
  const current = pages.find((page) => page.id === pageId)
  return (
    <>
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
        <MenuSeparator />
        <MenuItem icon={<LayoutGrid size={16} aria-hidden />} onSelect={() => setIsGalleryOpen(true)}>
          {t(canFacilitate ? 'board.addTemplate' : 'gallery.open')}
        </MenuItem>
      </Menu>
      {isGalleryOpen && (
        <Suspense fallback={null}>
          <TemplateGallery
            onClose={() => setIsGalleryOpen(false)}
            place={{
              kind: 'board',
              board,
              canAdd: canFacilitate,
              add: async (template, market) =>
                void (await api.session(boardId, { command: 'addTemplate', template, market })),
              goTo: (instance) => {
                setIsGalleryOpen(false)
                setPage(instance)
              },
            }}
          />
        </Suspense>
      )}
    </>
  )
}
