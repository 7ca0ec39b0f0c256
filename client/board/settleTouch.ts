// Fingers on the canvas. tldraw answers the start and the end of every touch with preventDefault, through React: at the start
// the browser refuses that (React listens passively) and complains at each touch; at the end it swallows the press of buttons
// and fields on the panels. What scrolls and zooms is settled by CSS (touch-action), so neither is needed.
const PANEL_CONTROLS = '[data-paper] :is(button, input, select, textarea, a, label, summary, [role="gridcell"])'

/** Keeps touches from React where they do harm, until the answer is called. tldraw's own native listeners hear them all. */
export function settleTouch(container: HTMLElement): () => void {
  const onStart = (event: Event) => event.stopPropagation()
  const onEnd = (event: Event) => {
    const isOnControl = event.target instanceof Element && event.target.closest(PANEL_CONTROLS) !== null
    // The end of a pinch cannot be prevented either.
    if (isOnControl || !event.cancelable) event.stopPropagation()
  }
  container.addEventListener('touchstart', onStart, { passive: true })
  container.addEventListener('touchend', onEnd, { passive: true })
  return () => {
    container.removeEventListener('touchstart', onStart)
    container.removeEventListener('touchend', onEnd)
  }
}
