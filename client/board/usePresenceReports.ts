// Tells others where this person is: page, cursor, selection and the part of the page on screen.
import { useEffect } from 'react'
import { react, useEditor } from 'tldraw'
import { MAX_LASER_POINTS } from '../sync/presence.ts'
import { useConnection } from './connectionContext.ts'

const IDLE_AFTER_MS = 60_000

export function usePresenceReports(): void {
  const editor = useEditor()
  const { presence } = useConnection()
  useEffect(() => {
    const stopView = react('report the view', () => {
      const { x, y, w, h } = editor.getViewportPageBounds()
      presence.set({
        page: editor.getCurrentPageId(),
        selection: editor.getSelectedShapeIds(),
        viewport: [Math.round(x), Math.round(y), Math.round(w), Math.round(h)],
      })
    })
    const stopLaser = react('report the laser', () => {
      const scribble = editor.getInstanceState().scribbles.findLast(({ color }) => color === 'laser')
      presence.set({ laser: scribble?.points.slice(-MAX_LASER_POINTS).flatMap(({ x, y }) => [x, y]) ?? [] })
    })
    const container = editor.getContainer()
    let idleTimer = 0
    const active = () => {
      presence.set({ isIdle: false })
      clearTimeout(idleTimer)
      idleTimer = window.setTimeout(() => presence.set({ isIdle: true }), IDLE_AFTER_MS)
    }
    const move = (event: PointerEvent) => {
      // A finger has no place to point at between touches.
      if (event.pointerType === 'touch') return
      const { x, y } = editor.screenToPage({ x: event.clientX, y: event.clientY })
      presence.set({ cursor: [x, y] })
      active()
    }
    const leave = () => presence.set({ cursor: null })
    container.addEventListener('pointermove', move)
    container.addEventListener('pointerleave', leave)
    document.addEventListener('visibilitychange', leave)
    active()
    return () => {
      stopView()
      stopLaser()
      clearTimeout(idleTimer)
      container.removeEventListener('pointermove', move)
      container.removeEventListener('pointerleave', leave)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [editor, presence])
}
