// Notices a table in the clipboard and asks what to make of it: rows of a list, sticky notes, or the text as it is.
import { useEffect, useRef, useState } from 'react'
import { defaultHandleExternalTextContent, type Editor, type TLExternalContent, type VecLike } from 'tldraw'
import { takesCells } from '../../shared/widgets/pasteCells.ts'
import { parseLines, parseTable } from '../../shared/widgets/pasteTable.ts'
import { listSeedOf, templateSeedOf, widgetOn, type WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { panelSeedOf } from '../shapes/panelSeedOf.ts'
import { PasteDialog, type CellsTarget, type Pasted } from './PasteDialog.tsx'

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
    const ask = (text: string, { list, cells }: Under, isWriting: boolean, point?: VecLike): boolean => {
      const isLined = (list !== null || cells !== null) && !isWriting
      const table = parseTable(text) ?? (isLined ? parseLines(text) : null)
      if (!table) return false
      setPasted({
        table,
        text,
        list,
        cells,
        lists: listsOn(editor),
        at: point ?? editor.getViewportPageBounds().center,
      })
      return true
    }
    // Inside a list or table the field with the focus would take the whole table as one text.
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const place = under(target)
      const isWriting = target?.closest('input, textarea') !== null
      if (!place.list && !place.cells) return
      if (!ask(event.clipboardData?.getData('text/plain') ?? '', place, isWriting)) return
      event.preventDefault()
      event.stopPropagation()
    }
    container.addEventListener('pointermove', onMove, { capture: true, passive: true })
    window.addEventListener('paste', onPaste, { capture: true })
    editor.registerExternalContentHandler('text', (content: TextContent) => {
      const below = document.elementFromPoint(pointer.current.x, pointer.current.y)
      const point = content.point ?? undefined
      if (!ask(content.text, under(below), false, point)) void defaultHandleExternalTextContent(editor, content)
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

type Under = { list: WidgetId | null; cells: CellsTarget | null }

const LIST_VIEWS = ['list', 'boxes', 'roadmap', 'calendar', 'indicatorTable']

/** The list or table whose panel an element belongs to, and the cell of the table that it is. */
function under(element: Element | null): Under {
  const [template = '', panel = ''] = element?.closest<HTMLElement>('[data-panel]')?.dataset.panel?.split('.') ?? []
  const seed = panelSeedOf(template, panel)
  if (!seed?.widget) return NOTHING
  const widget = widgetOn(template, seed.widget)
  if (LIST_VIEWS.includes(seed.view) && listSeedOf(widget)) return { list: widget, cells: null }
  if (!takesCells(widget)) return NOTHING
  const { at, place } = element?.closest<HTMLElement>('[data-at], [data-place]')?.dataset ?? {}
  const [row = 0, column = 0] = (at ?? place ?? '0:0').split(':').map(Number)
  return { list: null, cells: { widget, at: { row, column } } }
}

const NOTHING: Under = { list: null, cells: null }

/** The lists shown on the page on screen. */
function listsOn(editor: Editor): WidgetId[] {
  const instance = editor.getCurrentPageId().slice('page:'.length)
  const widgets = (templateSeedOf(instance)?.panels ?? []).flatMap(({ view, widget }) =>
    LIST_VIEWS.includes(view) && widget !== undefined && listSeedOf(widget) ? [widgetOn(instance, widget)] : [],
  )
  return [...new Set(widgets)]
}
