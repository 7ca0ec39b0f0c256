// Brings a part of a panel into sight by scrolling what scrolls inside the paper, and nothing around it: `scrollIntoView` and
// plain `focus` would also scroll the canvas away from under its own camera.

/** @param top px at the upper edge that something sticky covers */
export function revealInPaper(element: HTMLElement, top = 0): void {
  const paper = element.closest<HTMLElement>('[data-paper]')
  if (!paper) return
  const scale = paper.getBoundingClientRect().height / Math.max(1, paper.offsetHeight)
  // The line that tells how much more there is lies over the lower edge.
  const bottom = paper.parentElement?.querySelector<HTMLElement>('[data-more]')?.offsetHeight ?? 0
  for (let box = element.parentElement; box; box = box === paper ? null : box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box)
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const outer = box.getBoundingClientRect()
    const inner = element.getBoundingClientRect()
    if (scrolls(overflowY)) {
      const below = inner.bottom - (outer.bottom - bottom * scale)
      const above = outer.top + top * scale - inner.top
      if (above > 0) box.scrollTop -= above / scale + 2
      else if (below > 0) box.scrollTop += Math.min(below, inner.top - outer.top - top * scale) / scale + 2
    }
    if (scrolls(overflowX)) {
      const right = inner.right - outer.right
      const left = outer.left - inner.left
      if (left > 0) box.scrollLeft -= left / scale + 2
      else if (right > 0) box.scrollLeft += Math.min(right, inner.left - outer.left) / scale + 2
    }
  }
}

/** Puts the focus on a part of a panel and brings it into sight. */
export function focusInPaper(element: HTMLElement | null | undefined, top = 0): void {
  if (!element) return
  element.focus({ preventScroll: true })
  revealInPaper(element, top)
}
