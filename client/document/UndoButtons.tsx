// Undo and redo of the document view: as buttons, and by the keys that everybody knows.
import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useDocument } from './documentContext.ts'
import styles from './UndoButtons.module.css'

/** A field whose words are not on the board yet has the browser's own undo. */
const hasDraft = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-draft], [role=dialog], [role=combobox]') !== null

export function UndoButtons() {
  const { canEdit, t } = useBoard()
  const { undo, announce } = useDocument()
  const canUndo = useSyncExternalStore(undo.subscribe, undo.canUndo)
  const canRedo = useSyncExternalStore(undo.subscribe, undo.canRedo)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasDraft(event.target)) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (key !== 'z' && !isRedo) return
      event.preventDefault()
      if (isRedo ? !undo.canRedo() : !undo.canUndo()) return
      if (isRedo) undo.redo()
      else undo.undo()
      announce(t(isRedo ? 'document.redone' : 'document.undone'))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, announce, t])
  if (!canEdit || (!canUndo && !canRedo)) return null
  return (
    <section className={styles.buttons} aria-label={t('document.steps')}>
      <IconButton
        label={t('canvas.undo')}
        icon={<Undo2 size={18} aria-hidden />}
        isDisabled={!canUndo}
        onClick={() => undo.undo()}
      />
      <IconButton
        label={t('canvas.redo')}
        icon={<Redo2 size={18} aria-hidden />}
        isDisabled={!canRedo}
        onClick={() => undo.redo()}
      />
    </section>
  )
}
