// Notices a table in the clipboard and asks what to make of it: rows of a list, sticky notes, or the text as it is.
import { useEffect, useRef, useState } from 'react'
import { defaultHandleExternalTextContent, type Editor, type TLExternalContent, type VecLike } from 'tldraw'
import { parseLines, parseTable } from '../../shared/widgets/pasteTable.ts'
import { CATALOG, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { panelSeedOf } from '../shapes/panelSeedOf.ts'
import { PasteDialog, type Pasted } from './PasteDialog.tsx'

type TextContent = Extract<TLExternalContent<unknown>, { type: 'text' }>

export function PasteTable() {
  const { canEdit } = useBoard()
  const { editor } = useCanvas()
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const pointer = useRef({ x: 0, y: 0 })

  useEffect(() => {
    if (!editor || !canEdit) return
    const container = editor.getContainer()
    const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
      pointer.current = { x, y }
    }
    const ask = (text: string, list: WidgetId | null, isWriting: boolean, point?: VecLike): boolean => {
      const table = parseTable(text) ?? (list !== null && !isWriting ? parseLines(text) : null)
      if (!table) return false
      setPasted({ table, text, list, lists: listsOn(editor), at: point ?? editor.getViewportPageBounds().center })
      return true
    }
    // Inside a list the field with the focus would take the whole table as one text.
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const list = target && listOf(target)
      const isWriting = target?.closest('input, textarea') !== null
      if (!list || !ask(event.clipboardData?.getData('text/plain') ?? '', list, isWriting)) return
      event.preventDefault()
      event.stopPropagation()
    }
    container.addEventListener('pointermove', onMove, { capture: true, passive: true })
    window.addEventListener('paste', onPaste, { capture: true })
    editor.registerExternalContentHandler('text', (content: TextContent) => {
      const below = document.elementFromPoint(pointer.current.x, pointer.current.y)
      const point = content.point ?? undefined
      if (!ask(content.text, below && listOf(below), false, point))
        void defaultHandleExternalTextContent(editor, content)
    })
    return () => {
      container.removeEventListener('pointermove', onMove, { capture: true })
      window.removeEventListener('paste', onPaste, { capture: true })
      editor.registerExternalContentHandler('text', (content: TextContent) => {
        void defaultHandleExternalTextContent(editor, content)
      })
    }
  }, [editor, canEdit])

  if (!pasted || !editor) return null
  return <PasteDialog editor={editor} pasted={pasted} onClose={() => setPasted(null)} />
}

/** The list whose panel an element belongs to. */
function listOf(element: Element): WidgetId | null {
  const [template = '', panel = ''] = element.closest<HTMLElement>('[data-panel]')?.dataset.panel?.split('.') ?? []
  const seed = panelSeedOf(template, panel)
  return seed?.view === 'list' && seed.widget !== undefined ? seed.widget : null
}

/** The lists shown on the page on screen. */
function listsOn(editor: Editor): WidgetId[] {
  const template = editor.getCurrentPageId().slice('page:'.length).split('~')[0]!
  const widgets = (CATALOG.get(template)?.panels ?? []).flatMap(({ view, widget }) =>
    view === 'list' && widget !== undefined && widgetSeedOf(widget)?.kind === 'list' ? [widget] : [],
  )
  return [...new Set(widgets)]
}
