// Shows the place that the address asks for (`/b/BOARD?at=T04.markets/CN`), such as a link from the document view; once.
import { useEffect } from 'react'
import { useCanvas } from './canvasContext.ts'

export function useAskedPlace(): void {
  const { editor, goToPlace } = useCanvas()
  useEffect(() => {
    const at = new URLSearchParams(location.search).get('at')
    if (!editor || at === null) return
    history.replaceState(history.state, '', location.pathname)
    // The canvas fits its first page when it is there; the place comes after that.
    editor.timers.requestAnimationFrame(() => goToPlace(at))
  }, [editor, goToPlace])
}
