// Holds the canvas handle above the canvas, so that bars and panels around it can move it.
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { react, type Editor, type TLShapeId } from 'tldraw'
import { useHeldBy } from '../attention/useHeldBy.ts'
import { isDrawing, parsePlace, shapeOfPlace } from '../document/documentPlace.ts'
import { fitPage, goToScreen, goToShape, instanceOnPage, pageIdOf } from './camera.ts'
import { showItem } from './showItem.ts'
import { CanvasContext, NONE_HIDDEN, type CanvasHandle, type CanvasReports } from './canvasContext.ts'

export function CanvasProvider({ children }: { children: ReactNode }) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [pageId, setPageId] = useState<string | null>(null)
  const [hidden, setHidden] = useState(NONE_HIDDEN)
  const [following, follow] = useState<string | null>(null)
  const isHeld = useHeldBy() !== null

  useEffect(() => {
    if (!editor) return
    // Cameras are kept by tldraw page by page; only a page seen for the first time is fitted.
    const visited = new Set<string>([editor.getCurrentPageId()])
    return react('page on screen', () => {
      const current = editor.getCurrentPageId()
      setPageId(current)
      if (visited.has(current)) return
      visited.add(current)
      editor.timers.requestAnimationFrame(() => {
        // Somebody led here to one panel has been taken there already, which may be at 100 % too.
        const { x, y, z } = editor.getCamera()
        if (editor.getCurrentPageId() === current && x === 0 && y === 0 && z === 1) fitPage(editor)
      })
    })
  }, [editor])

  const setPage = useCallback(
    (page: string) => {
      if (isHeld) return
      const id = pageIdOf(page)
      follow(null)
      if (editor?.getPage(id)) editor.setCurrentPage(id)
    },
    [editor, isHeld],
  )
  const handle = useMemo<CanvasHandle & CanvasReports>(
    () => ({
      editor,
      pageId,
      template: pageId === null ? null : instanceOnPage(pageId),
      setPage,
      goToScreen: (template, screenId) => {
        if (editor && !isHeld) goToScreen(editor, template, screenId)
      },
      goToShape: (shapeId) => {
        follow(null)
        if (editor && !isHeld) goToShape(editor, shapeId)
      },
      goToPlace: (at) => {
        if (!editor || isHeld) return
        const { widget, item, section } = parsePlace(at)
        const shapeId = shapeOfPlace(at)
        if (shapeId === null) return
        if (isDrawing(item)) {
          if (goToShape(editor, shapeId)) editor.select(shapeId as TLShapeId)
          else setPage(section)
          follow(null)
          return
        }
        if (widget === null) {
          setPage(section)
          fitPage(editor)
          return
        }
        follow(null)
        if (goToShape(editor, shapeId) && item !== null) showItem(editor, shapeId, item)
      },
      following,
      follow,
      hidden,
      setEditor,
      setHidden,
    }),
    [editor, pageId, setPage, following, hidden, isHeld],
  )
  return <CanvasContext value={handle}>{children}</CanvasContext>
}
