// A padlock at the corner of each locked frame, with the name of who locked it; facilitators unlock it there. Moved without
// rendering.
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { react, useEditor, useValue, type TLShapeId } from 'tldraw'
import { LOCK_MARK } from '../../shared/board/drawingRights.ts'
import { useBoard } from './boardContext.ts'
import styles from './FrameLocks.module.css'

export function FrameLocks({ onUnlock }: { onUnlock: (frame: TLShapeId) => void }) {
  const editor = useEditor()
  const { t, board, people, canFacilitate } = useBoard()
  const { locks } = board.workshop
  const here = useValue(
    'locked frames of the page',
    () =>
      editor.getCurrentPageShapes().flatMap(({ id, type, meta }) => {
        if (type !== 'frame') return []
        // A copy of a locked frame has the mark alone.
        const by = locks.find(({ frame }) => frame === id)?.by ?? meta[LOCK_MARK]
        return typeof by === 'string' ? [{ frame: id, by }] : []
      }),
    [editor, locks],
  )
  const chips = useRef(new Map<string, HTMLElement>())
  useEffect(
    () =>
      react('place the padlocks', () => {
        const { x, y, z } = editor.getCamera()
        for (const { frame } of here) {
          const bounds = editor.getShapePageBounds(frame)
          const chip = chips.current.get(frame)
          if (bounds && chip)
            chip.style.transform = `translate(${(bounds.maxX + x) * z}px, ${(bounds.minY + y) * z}px) translate(-100%, -100%)`
        }
      }),
    [editor, here],
  )
  return (
    <div className={styles.layer}>
      {here.map(({ frame, by }) => {
        const name = people.find(({ participantId }) => participantId === by)?.name ?? t('attention.somebody')
        const hold = (element: HTMLElement | null) => {
          if (element) chips.current.set(frame, element)
          else chips.current.delete(frame)
        }
        const icon = <Lock size={14} aria-hidden />
        return canFacilitate ? (
          <button
            key={frame}
            ref={hold}
            type="button"
            className={styles.chip}
            title={t('rights.unlock')}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onUnlock(frame)}
          >
            {icon}
            {t('rights.lockedBy', { name })}
            <span className="visually-hidden">. {t('rights.unlock')}</span>
          </button>
        ) : (
          <span key={frame} ref={hold} className={styles.chip}>
            {icon}
            {t('rights.lockedBy', { name })}
          </span>
        )
      })}
    </div>
  )
}
