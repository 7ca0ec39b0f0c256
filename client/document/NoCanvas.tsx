// Parts made for the board ask a canvas to show a panel; where there is none they lead to the same place of the document.
import { useMemo, type ReactNode } from 'react'
import { CanvasContext, NONE_HIDDEN } from '../board/canvasContext.ts'
import { placeOfShape } from './documentPlace.ts'

export function NoCanvas({ goTo, children }: { goTo: (place: string) => void; children: ReactNode }) {
  const value = useMemo(
    () => ({
      editor: null,
      pageId: null,
      template: null,
      setPage: (page: string) => goTo(page.replace('page:', '')),
      goToScreen: () => undefined,
      goToShape: (shapeId: string) => goTo(placeOfShape(shapeId)),
      goToPlace: goTo,
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
