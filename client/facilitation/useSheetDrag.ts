// Dragging a row of the run-sheet to another place. While it moves only this screen knows; letting go moves it once. The
// keyboard has its own way (Alt with arrows).
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'

export type SheetDrag = {
  list: RefObject<HTMLOListElement | null>
  /** The row that is dragged. */
  from: number | null
  /** Whether the dragged row would land above or below this row. */
  markAt: (place: number) => 'above' | 'below' | null
  begin: (place: number) => (event: PointerEvent<HTMLElement>) => void
}

/** @param onDrop `to`: the place among the other rows */
export function useSheetDrag(count: number, onDrop: (from: number, to: number) => void): SheetDrag {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<{ from: number; gap: number } | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const isDragging = drag !== null
  const now = useRef(drag)
  now.current = drag
  useEffect(() => {
    if (!isDragging) return
    const move = (event: globalThis.PointerEvent) => {
      const rows = [...(list.current?.children ?? [])]
      const gap = rows.filter((row) => {
        const { top, height } = row.getBoundingClientRect()
        return event.clientY > top + height / 2
      }).length
      setDrag((before) => before && { ...before, gap })
    }
    const end = () => {
      const last = now.current
      setDrag(null)
      if (!last) return
      // Gaps count the dragged row too.
      const to = last.gap > last.from ? last.gap - 1 : last.gap
      if (to !== last.from) drop.current(last.from, to)
    }
    const cancel = () => setDrag(null)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The dialog around it stays open.
      event.stopPropagation()
      cancel()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', cancel)
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', cancel)
      window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [isDragging])
  return {
    list,
    from: drag?.from ?? null,
    markAt(place) {
      if (!drag || drag.gap === drag.from || drag.gap === drag.from + 1) return null
      if (drag.gap === place) return 'above'
      return drag.gap === count && place === count - 1 ? 'below' : null
    },
    begin: (place) => (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.focus()
      setDrag({ from: place, gap: place })
    },
  }
}
