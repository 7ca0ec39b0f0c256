// Five signs that float over the board for a moment. Opened by its button or Shift+R, then by keys 1 to 5.
import { SmilePlus } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react'
import { REACTIONS, type ReactionKind } from '../sync/presence.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import { useConnection } from './connectionContext.ts'
import { ReactionSign } from './ReactionSign.tsx'
import styles from './Reactions.module.css'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)

export function ReactionBar({ trigger, side = 'bottom' }: { trigger?: ReactElement; side?: 'top' | 'bottom' }) {
  const { t } = useBoard()
  const { editor } = useCanvas()
  const { presence } = useConnection()
  const [isOpen, setOpen] = useState(false)
  const byKey = useRef(false)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isWanted = event.key.toLowerCase() === 'r' && event.shiftKey && !event.ctrlKey && !event.metaKey
      if (!isWanted || event.altKey || isWriting(event.target)) return
      byKey.current = true
      setOpen(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  const react = useCallback(
    (kind: ReactionKind) => {
      if (!editor) return
      // By key it goes where the person points, by button into the view; a little aside each time, so that none hides another.
      const aside = ((Date.now() % 7) - 3) * 24
      const { w, h } = editor.getViewportScreenBounds()
      const { x, y } = byKey.current
        ? editor.inputs.currentPagePoint
        : editor.screenToPage({ x: w / 2 + aside, y: h * 0.6 })
      presence.react(kind, [x, y])
    },
    [editor, presence],
  )

  return (
    <Popover
      label={t('reactions.title')}
      side={side}
      isOpen={isOpen}
      onOpenChange={(open) => {
        byKey.current = false
        setOpen(open)
      }}
      trigger={trigger ?? <IconButton label={t('reactions.open')} icon={<SmilePlus size={18} aria-hidden />} />}
    >
      <div
        className={styles.signs}
        onKeyDown={(event) => {
          const kind = REACTIONS[Number(event.key) - 1]
          if (kind) react(kind)
        }}
      >
        {REACTIONS.map((kind, index) => (
          <button
            key={kind}
            type="button"
            className={styles.sign}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => react(kind)}
          >
            <ReactionSign kind={kind} size={22} />
            <span>{t(`reactions.${kind}`)}</span>
          </button>
        ))}
      </div>
    </Popover>
  )
}
