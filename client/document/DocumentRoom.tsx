// The board as a document: the same contents and rights as on the canvas, without it. Goes to places by the address. Stands
// inside an open board (client/room/LightRoom.tsx).
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { useRoleChange } from '../board/useRoleChange.ts'
import { DocumentContext, type DocumentHandle } from './documentContext.ts'
import { DocumentPage } from './DocumentPage.tsx'
import { documentPath, elementId, parsePlace } from './documentPlace.ts'
import { createDocumentUndo, type DocumentUndo } from './documentUndo.ts'
import { NoCanvas } from './NoCanvas.tsx'
import { useLiveWords } from './useLiveWords.ts'

export function DocumentRoom({ onReopen }: { onReopen: () => void }) {
  const { board, boardId } = useBoard()
  const [, navigate] = useLocation()
  const at = new URLSearchParams(useSearch()).get('at')
  const [said, setSaid] = useState('')
  useRoleChange(onReopen)
  useEffect(() => {
    document.title = board.title
  }, [board.title])

  const goTo = useCallback(
    (place: string) => {
      navigate(documentPath(boardId, place))
      // The address may be the same as before.
      reveal(place)
    },
    [boardId, navigate],
  )
  const announce = useCallback((text: string) => setSaid(text), [])
  useLiveWords(announce)
  const undo = useOwnUndo()
  const handle = useMemo<DocumentHandle | null>(() => undo && { goTo, announce, undo }, [goTo, announce, undo])
  const isReady = handle !== null
  useLayoutEffect(() => {
    if (at !== null && isReady) reveal(at)
  }, [at, isReady])
  if (!handle) return null
  return (
    <DocumentContext value={handle}>
      <NoCanvas goTo={goTo}>
        <DocumentPage place={parsePlace(at)} onReopen={onReopen} />
        <p className="visually-hidden" role="status" aria-live="polite" data-live>
          {said}
        </p>
      </NoCanvas>
    </DocumentContext>
  )
}

/** The log of this connection's document; anew when the board is opened again. */
function useOwnUndo(): DocumentUndo | null {
  const { doc, mayEdit } = useConnection()
  const [undo, setUndo] = useState<DocumentUndo | null>(null)
  useEffect(() => {
    const next = createDocumentUndo(doc, mayEdit)
    setUndo(next)
    return () => next.close()
  }, [doc, mayEdit])
  return undo
}

/** Focuses the heading of a place, the entry of a field, or the heading of the nearest part around it that is on the page. */
function reveal(at: string): void {
  const { section, widget } = parsePlace(at)
  const target = [at, widget, section]
    .filter((place) => place !== null)
    .map((place) => document.getElementById(elementId(place)))
    .find((element) => element !== null)
  const entry = target?.hasAttribute('tabindex')
    ? target
    : target?.querySelector<HTMLElement>('input, textarea, select, button')
  entry?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: 'start' })
}
