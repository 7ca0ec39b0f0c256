// tldraw puts every shape of a page into the browser's document before it shows any. On a page of thousands nothing answers
// for seconds. Here a large page starts with what is in sight, a frame's worth at a time, and the rest follows while nobody
// waits for anything. What was once put in stays, so that moving around costs no more than before.
import { atom, computed, type Editor, type TLShapeId } from 'tldraw'

/** Pages up to this size are put in at once: nobody would notice. */
const SMALL_PAGE = 400
/** Shapes in sight that are put in before the next frame. */
const PER_FRAME = 120
/** Shapes out of sight that are put in when the browser has nothing to do. */
const PER_PAUSE = 40
/** A browser that is never idle gets on with it all the same. */
const LONGEST_PAUSE_MS = 400

const started = new WeakSet<Editor>()

/** Replaces the list of shapes the canvas draws, for as long as the editor lives. To be called before it draws at all. */
export function gradualShapes(editor: Editor): void {
  if (started.has(editor)) return
  started.add(editor)
  const drawn = new Set<TLShapeId>()
  let page = editor.getCurrentPageId()
  const turn = atom('shapes put in', 0)
  const whenDue = createTurns(() => void turn.update((count) => count + 1))
  const all = editor.getRenderingShapes.bind(editor)

  const shown = computed('shapes drawn', () => {
    const shapes = all()
    if (shapes.length <= SMALL_PAGE) return shapes
    turn.get()
    if (page !== editor.getCurrentPageId()) {
      page = editor.getCurrentPageId()
      drawn.clear()
    }
    // A page that is all there does not ask what is in sight: the answer changes with every step of a pan.
    if (shapes.every(({ id }) => drawn.has(id))) {
      whenDue.stop()
      return shapes
    }
    const hidden = editor.getNotVisibleShapes()
    const inUse = new Set<TLShapeId>(editor.getSelectedShapeIds())
    const edited = editor.getEditingShapeId()
    if (edited) inUse.add(edited)
    let room = PER_FRAME
    let isMissingInSight = false
    for (const { id } of shapes) {
      if (drawn.has(id) || (hidden.has(id) && !inUse.has(id))) continue
      if (room > 0) drawn.add(id)
      else isMissingInSight = true
      room -= 1
    }
    const isMoving = editor.getCameraState() === 'moving'
    if (isMissingInSight) whenDue.nextFrame()
    // What is out of sight waits until the view rests: a step of a pan must not wait for it.
    else if (isMoving) whenDue.stop()
    else if (shapes.some(({ id }) => !drawn.has(id)))
      whenDue.nextPause(() => {
        let left = PER_PAUSE
        for (const { id } of shapes) {
          if (left === 0) break
          if (drawn.has(id)) continue
          drawn.add(id)
          left -= 1
        }
      })
    return shapes.filter(({ id }) => drawn.has(id))
  })
  editor.getRenderingShapes = () => shown.get()
  editor.disposables.add(whenDue.stop)
}

/** One turn at a time: the next frame goes before the next pause. */
function createTurns(take: () => void) {
  let frame = 0
  let stopPause: (() => void) | null = null
  const stop = () => {
    cancelAnimationFrame(frame)
    frame = 0
    stopPause?.()
    stopPause = null
  }
  return {
    stop,
    nextFrame() {
      if (frame !== 0) return
      stop()
      frame = requestAnimationFrame(() => {
        frame = 0
        take()
      })
    },
    nextPause(prepare: () => void) {
      stop()
      stopPause = onPause(() => {
        stopPause = null
        prepare()
        take()
      })
    },
  }
}

/** When nothing waits, and a frame has been shown since: others than this have a right to the time between frames too. */
function onPause(run: () => void): () => void {
  let stop = (): void => undefined
  const frame = requestAnimationFrame(() => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(run, LONGEST_PAUSE_MS)
      stop = () => clearTimeout(timer)
    } else {
      const idle = requestIdleCallback(run, { timeout: LONGEST_PAUSE_MS })
      stop = () => cancelIdleCallback(idle)
    }
  })
  return () => {
    cancelAnimationFrame(frame)
    stop()
  }
}
