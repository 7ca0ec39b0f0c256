// Everybody else's cursor in one picture as large as the view. An element for each would be a layer of its own for the
// browser, and fifty of them cost a third of the frames while the board is moved. Drawn only in frames in which something
// moves: a cursor, or the camera.
import { useEffect, useRef } from 'react'
import { react, useEditor } from 'tldraw'
import { useConnection } from './connectionContext.ts'
import { cursorLabel } from './cursorLabel.ts'
import { createCursorModel, type CursorGoal } from './cursorModel.ts'
import { createCursorSprites, TIP } from './cursorSprites.ts'
import { useLookOf } from './usePersonLook.ts'
import styles from './CursorOverlay.module.css'

const FONT = '600 12px "Inter Variable", sans-serif'
/** Denser screens gain nothing from sharper names, and every point is copied in every frame. */
const MOST_RATIO = 2

export function CursorCanvas() {
  const editor = useEditor()
  const { presence } = useConnection()
  const lookOf = useLookOf()
  const ref = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    const stillness = matchMedia('(prefers-reduced-motion: reduce)')
    const model = createCursorModel(() => stillness.matches)
    const sprites = createCursorSprites(FONT)
    let frame = 0
    /** Cursors on this page, in view or not. */
    let count = 0
    let isEmpty = true
    const draw = () => {
      cancelAnimationFrame(frame)
      frame = 0
      const now = performance.now()
      const ratio = Math.min(MOST_RATIO, window.devicePixelRatio)
      const { w, h } = editor.getViewportScreenBounds()
      const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)]
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width
        canvas.height = height
        canvas.style.width = `${w}px`
        canvas.style.height = `${h}px`
      } else if (!isEmpty) context.clearRect(0, 0, width, height)
      isEmpty = true
      const { x, y, z } = editor.getCamera()
      const cursors = model.drawn(now)
      for (const cursor of cursors) {
        const sprite = sprites.of(cursor, ratio)
        const left = (cursor.x + x) * z - TIP
        const top = (cursor.y + y) * z - TIP
        if (left > w || top > h || left + sprite.width < 0 || top + sprite.height < 0) continue
        context.globalAlpha = cursor.alpha
        context.drawImage(sprite.image, Math.round(left * ratio), Math.round(top * ratio))
        isEmpty = false
      }
      if (cursors.length !== count) {
        count = cursors.length
        canvas.dataset.cursors = String(count)
      }
      if (model.isMoving(now)) ask()
    }
    const ask = () => {
      frame ||= requestAnimationFrame(draw)
    }
    let page = editor.getCurrentPageId()
    const aim = () => {
      const goals = presence.peers().flatMap<CursorGoal>(({ clientId, user, page: at, cursor, isIdle }) => {
        if (at !== page) return []
        const { color, hasDarkText, letters } = lookOf(user.partnerId)
        return [{ clientId, at: cursor, isIdle, label: cursorLabel(user.name, letters), color, hasDarkText }]
      })
      model.aim(goals, performance.now())
      ask()
    }
    const stopCamera = react('draw cursors for this view', () => {
      editor.getCamera()
      editor.getViewportScreenBounds()
      const now = editor.getCurrentPageId()
      if (now !== page) {
        page = now
        model.clear()
        aim()
      }
      // At once: in the next frame cursors would lag behind the board that moves below them.
      if (count > 0) draw()
    })
    aim()
    const stopPresence = presence.subscribe(aim)
    const onFonts = () => {
      sprites.forget()
      ask()
    }
    document.fonts.addEventListener('loadingdone', onFonts)
    return () => {
      stopCamera()
      stopPresence()
      document.fonts.removeEventListener('loadingdone', onFonts)
      cancelAnimationFrame(frame)
    }
  }, [editor, presence, lookOf])

  return <canvas ref={ref} className={styles.cursors} data-cursors="0" />
}
