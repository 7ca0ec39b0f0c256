// On a phone a text that is being written comes near: as wide as the screen, at its top, where no keyboard covers it.
import { useEffect } from 'react'
import { react, unsafe__withoutCapture, useEditor } from 'tldraw'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { fitBox } from './camera.ts'

/** Board units around the text. */
const AROUND = 40
/** From this zoom on letters are large enough as they are. */
const READABLE_ZOOM = 0.8

export function PhoneWriting() {
  const editor = useEditor()
  const isPhone = useIsPhone()
  useEffect(() => {
    if (!isPhone) return
    return react('come near to write', () => {
      const shape = editor.getEditingShape()
      if (!shape) return
      unsafe__withoutCapture(() => {
        const bounds = editor.getShapePageBounds(shape.id)
        if (bounds && editor.getZoomLevel() < READABLE_ZOOM)
          fitBox(editor, bounds.clone().expandBy(AROUND), false, true, 1.4)
      })
    })
  }, [editor, isPhone])
  return null
}
