// "Bring everyone here": by its button or Shift+B.
import { useCallback, useEffect } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import type { CommandSender } from '../facilitation/useSessionCommand.ts'
import { cameraOf } from './bringTo.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)

/** Sends everybody the middle of this screen; without a canvas, the template that is read. */
export function useBringEveryone(send: CommandSender['send']): () => void {
  const { board, canLead } = useBoard()
  const { editor, template } = useCanvas()
  const fallback = board.step?.template ?? null
  const bring = useCallback(() => {
    const shown = template ?? (editor ? null : fallback)
    send({
      command: 'summon',
      place: shown === null ? null : { template: shown },
      camera: editor ? cameraOf(editor) : null,
    })
  }, [send, editor, template, fallback])
  useEffect(() => {
    if (!canLead) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isWanted = event.key.toLowerCase() === 'b' && event.shiftKey && !event.ctrlKey && !event.metaKey
      if (!isWanted || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      bring()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [bring, canLead])
  return bring
}
