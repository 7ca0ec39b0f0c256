// Inside the text that is open here: where the others' carets are, and word to the others of one's own.
import { useEffect } from 'react'
import { useEditor, useValue } from 'tldraw'
import { caretAt, placeOf } from '../sync/caret.ts'
import { showCarets } from '../sync/remoteCarets.ts'
import { useConnection } from './connectionContext.ts'
import { cursorLabel } from './cursorLabel.ts'
import { useLookOf } from './usePersonLook.ts'
import './TextCarets.css'

export function TextCarets() {
  const editor = useEditor()
  const { doc, presence } = useConnection()
  const lookOf = useLookOf()
  const shape = useValue('text being edited', () => editor.getEditingShapeId(), [editor])
  const textEditor = useValue('open text editor', () => editor.getRichTextEditor(), [editor])

  useEffect(() => {
    if (!shape || !textEditor) return
    let isGone = false
    const report = () => {
      // The change reaches the document right after the text editor's own events.
      queueMicrotask(() => {
        if (isGone || textEditor.isDestroyed) return
        const { anchor, head } = textEditor.state.selection
        presence.set({ caret: caretAt(doc, shape, anchor, head) })
      })
    }
    report()
    textEditor.on('selectionUpdate', report)
    textEditor.on('update', report)
    return () => {
      isGone = true
      textEditor.off('selectionUpdate', report)
      textEditor.off('update', report)
      presence.set({ caret: null })
    }
  }, [doc, presence, shape, textEditor])

  useEffect(() => {
    if (!shape || !textEditor) return
    let shown = ''
    const show = () => {
      if (textEditor.isDestroyed) return
      const carets = presence.peers().flatMap(({ clientId, user, caret }) => {
        const place = caret?.shape === shape ? placeOf(doc, caret) : null
        if (!place) return []
        const { color, hasDarkText, letters } = lookOf(user.partnerId)
        return [{ clientId, label: cursorLabel(user.name, letters), color, hasDarkText, ...place }]
      })
      // Presence changes with every cursor; the text is touched only when a caret did.
      const now = JSON.stringify(carets)
      if (now === shown || textEditor.view.composing) return
      shown = now
      showCarets(textEditor.view, carets)
    }
    show()
    return presence.subscribe(show)
  }, [doc, presence, shape, textEditor, lookOf])
  return null
}
