// Fingers on the canvas. tldraw answers the start and the end of every touch with preventDefault: at the start the browser
// refuses that (React listens passively) and complains at each touch, at the end it swallows the press of buttons and fields
// on the panels. What scrolls and zooms is settled by CSS (touch-action), so neither is needed.
const PANEL_CONTROLS = '[data-paper] :is(button, input, select, textarea, a, label, summary, [role="gridcell"])'

/** Keeps touches from tldraw's listeners where they do harm, until the answer is called. */
export function settleTouch(container: HTMLElement): () => void {
  const onStart = (event: Event) => event.stopPropagation()
  const onEnd = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(PANEL_CONTROLS)) event.stopPropagation()
  }
  const canvas = container.querySelector('.tl-canvas')
  canvas?.addEventListener('touchstart', onStart, { passive: true })
  canvas?.addEventListener('touchend', onEnd, { passive: true })
  return () => {
    canvas?.removeEventListener('touchstart', onStart)
    canvas?.removeEventListener('touchend', onEnd)
  }
}
