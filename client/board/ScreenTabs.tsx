// The screens of the page in view, as tabs above it: each fills a projector, and nobody has to know that they lie side by side.
import { useValue } from 'tldraw'
import { instanceSeedOf, templateOf } from '../../shared/catalog.ts'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './ScreenTabs.module.css'

export function ScreenTabs() {
  const { t } = useBoard()
  const { editor, template, goToScreen, follow } = useCanvas()
  const screens = template === null ? [] : (instanceSeedOf(template)?.screens ?? [])
  const current = useValue(
    'screen in view',
    () => {
      if (!editor) return null
      const { x, y } = editor.getViewportPageBounds().center
      const inside = screens.find((s) => x >= s.x - 30 && x <= s.x + s.w + 30 && y >= s.y - 200 && y <= s.y + s.h + 200)
      return inside?.id ?? null
    },
    [editor, screens],
  )
  if (template === null || screens.length < 2) return null
  return (
    <nav className={styles.tabs} aria-label={t('board.screens')}>
      {screens.map((screen) => (
        <button
          key={screen.id}
          type="button"
          className={styles.tab}
          aria-current={screen.id === current ? 'true' : undefined}
          onClick={() => {
            follow(null)
            goToScreen(template, screen.id)
          }}
        >
          {t(`${templateOf(template)}.screen.${screen.id}`)}
        </button>
      ))}
    </nav>
  )
}
