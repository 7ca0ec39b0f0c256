// The camera move of a summons: everybody sees what the person sees who called, on whatever screen they have.
import { Box, type Editor, type TLPageId } from 'tldraw'
import { frameOfPlace } from '../../shared/session/place.ts'
import type { Camera, Place } from '../../shared/session/workshop.ts'
import { goToScreen, goToShape, pageIdOf } from '../board/camera.ts'

export type View = { page: TLPageId; x: number; y: number; z: number }

const ANIMATION = { duration: 300 } as const
const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** What is on this screen now, to come back to. */
export function viewOf(editor: Editor): View {
  return { page: editor.getCurrentPageId(), ...editor.getCamera() }
}

export function goBackTo(editor: Editor, { page, ...camera }: View): void {
  if (!editor.getPage(page)) return
  editor.setCurrentPage(page)
  editor.setCamera(camera, isStill() ? { immediate: true } : { animation: ANIMATION })
}

/** The middle and zoom of this screen, for others. */
export function cameraOf(editor: Editor): Camera {
  const { x, y } = editor.getViewportPageBounds().center
  return { page: editor.getCurrentPageId(), x: Math.round(x), y: Math.round(y), z: editor.getZoomLevel() }
}

/**
 * Shows a place. @param seen the part of the page that the caller's own screen shows, when that is known: a smaller screen
 * then shows all of it
 * @returns false when it is no longer on the board
 */
export function bringTo(
  editor: Editor,
  place: Place | null,
  camera: Camera | null,
  seen: readonly [x: number, y: number, w: number, h: number] | null,
): boolean {
  if (camera) {
    const page = camera.page as TLPageId
    if (!editor.getPage(page)) return false
    editor.setCurrentPage(page)
    const { width, height } = editor.getViewportScreenBounds()
    const [w, h] = seen ? [seen[2], seen[3]] : [width / camera.z, height / camera.z]
    const box = new Box(camera.x - w / 2, camera.y - h / 2, w, h)
    editor.zoomToBounds(box, { inset: 0, ...(isStill() ? { immediate: true } : { animation: ANIMATION }) })
    return true
  }
  if (!place) return false
  const frame = frameOfPlace(place)
  if (frame !== null && goToShape(editor, frame)) return true
  if (place.screen !== undefined && goToScreen(editor, place.template, place.screen)) return true
  const page = pageIdOf(place.template)
  if (!editor.getPage(page)) return false
  editor.setCurrentPage(page)
  return true
}
