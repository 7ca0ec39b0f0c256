// The board as a document: the same contents and rights as on the canvas, without it. Goes to places by the address.
import { useCallback, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { BoardInfo } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { BoardProvider } from '../board/BoardProvider.tsx'
import { CanvasContext, NONE_HIDDEN } from '../board/canvasContext.ts'
import { useRoleChange } from '../board/useRoleChange.ts'
import { DocumentContext, type DocumentHandle } from './documentContext.ts'
import { DocumentPage } from './DocumentPage.tsx'
import { documentPath, elementId, parsePlace, placeOfShape } from './documentPlace.ts'
import { useLiveWords } from './useLiveWords.ts'

export function DocumentRoom({ info, onReopen }: { info: BoardInfo; onReopen: () => void }) {
  return (
    <BoardProvider info={info}>
      <Places onReopen={onReopen} />
    </BoardProvider>
  )
}

function Places({ onReopen }: { onReopen: () => void }) {
  const { board, boardId } = useBoard()
  const [, navigate] = useLocation()
  const at = new URLSearchParams(useSearch()).get('at')
  const [said, setSaid] = useState('')
  useRoleChange(onReopen)
  useEffect(() => {
    document.title = board.title
  }, [board.title])
  useLayoutEffect(() => {
    if (at !== null) reveal(at)
  }, [at])

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
  const handle = useMemo<DocumentHandle>(() => ({ goTo, announce }), [goTo, announce])
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

/** Focuses the heading of a place, or of the widest part of it that is on the page. */
function reveal(at: string): void {
  const { section, widget } = parsePlace(at)
  const target = [at, widget, section]
    .filter((place) => place !== null)
    .map((place) => document.getElementById(elementId(place)))
    .find((element) => element !== null)
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: 'start' })
}

/** Parts made for the board ask a canvas to show a panel; here the document goes to the same place. */
function NoCanvas({ goTo, children }: { goTo: (place: string) => void; children: ReactNode }) {
  const value = useMemo(
    () => ({
      editor: null,
      pageId: null,
      template: null,
      setPage: (page: string) => goTo(page.replace('page:', '')),
      goToScreen: () => undefined,
      goToShape: (shapeId: string) => goTo(placeOfShape(shapeId)),
      hidden: NONE_HIDDEN,
      following: null,
      follow: () => undefined,
      setEditor: () => undefined,
      setHidden: () => undefined,
    }),
    [goTo],
  )
  return <CanvasContext value={value}>{children}</CanvasContext>
}
