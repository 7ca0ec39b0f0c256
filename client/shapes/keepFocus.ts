// Keeps the keyboard in a panel when what had the focus goes away: an item that was deleted, here or by somebody else, a field
// that was given up. Knows no view: items are told by their ids in the page, everything else by its place among the controls
// counted from the end, before which new rows come in.

const CONTROLS = 'button, input, select, textarea, a[href], [tabindex]'
/** A row, bar or card of an item. The drawer beside them shows one of them and is none. */
const ITEMS = '[data-item]:not(aside), [data-bar], [data-card-id]'

/** Where the focus was. */
type Spot = { element: Element; fromEnd: number; item: string | null; items: readonly string[] }

/** The line that tells how much more there is below comes and goes by itself. */
const controlsIn = (host: Element): HTMLElement[] =>
  [...host.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => !one.closest('[data-more]'))
const itemsIn = (host: Element): HTMLElement[] => [...host.querySelectorAll<HTMLElement>(ITEMS)]
const idOf = ({ dataset }: HTMLElement): string => dataset['item'] ?? dataset['bar'] ?? dataset['cardId'] ?? ''

/** Watches until the answer is called. A press of the mouse or a finger elsewhere is no loss. */
export function keepFocus(host: HTMLElement): () => void {
  let spot: Spot | null = null
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !host.contains(target)) {
      spot = null
      return
    }
    const item = target.closest<HTMLElement>(`[data-item], ${ITEMS}`)
    const controls = controlsIn(host)
    spot = {
      element: target,
      fromEnd: controls.length - controls.indexOf(target),
      item: item && host.contains(item) ? idOf(item) : null,
      items: itemsIn(host).map(idOf),
    }
  }
  const onPress = (): void => {
    spot = null
  }
  const observer = new MutationObserver(() => {
    if (!spot || spot.element.isConnected || document.activeElement !== document.body) return
    const controls = controlsIn(host)
    const next = itemAfter(host, spot) ?? controls.at(-spot.fromEnd) ?? controls[0]
    spot = null
    next?.focus({ preventScroll: true })
  })
  observer.observe(host, { childList: true, subtree: true })
  document.addEventListener('focusin', onFocus)
  document.addEventListener('pointerdown', onPress, true)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('pointerdown', onPress, true)
  }
}

/** The same item, or the one that stood behind it, or before it where it was the last. */
function itemAfter(host: Element, { item, items }: Spot): HTMLElement | null {
  if (item === null) return null
  const at = items.indexOf(item)
  if (at < 0) return null
  const there = new Map(itemsIn(host).map((element) => [idOf(element), element]))
  const order = [...items.slice(at), ...items.slice(0, at).reverse()]
  const next = order.map((id) => there.get(id)).find(Boolean)
  if (!next) return null
  return next.matches(CONTROLS) ? next : (next.querySelector<HTMLElement>(CONTROLS) ?? null)
}
