// What a panel of a board cuts off, measured in the browser: content that is larger than the paper or box that shows it.
import type { Page } from 'playwright-core'

/** Px of content beyond its box, in the panel's own px. `hasSign`: the panel says that it goes on below, and nothing is lost at the side. */
export type Cut = { panel: string; box: string; down: number; across: number; text: string; hasSign: boolean }

/** Brings every panel of the page in view onto the screen, so that all are laid out. */
export async function showWholePage(page: Page, panels: readonly string[]): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+1')
  await page.waitForFunction(
    (wanted) =>
      wanted.every(
        (id) => (document.querySelector<HTMLElement>(`[data-panel="${id}"]`)?.offsetParent ?? null) !== null,
      ),
    panels,
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    // Sizes are noticed in one frame, the line "n more" is drawn in the next.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
  })
}

/** Every box inside the panels that hides a part of what is in it. One px is rounding. */
export function panelCuts(page: Page, panels: readonly string[]): Promise<Cut[]> {
  return page.evaluate((wanted) => {
    const cuts: Cut[] = []
    for (const id of wanted) {
      const paper = document.querySelector<HTMLElement>(`[data-panel="${id}"] [data-paper]`)
      if (!paper) {
        cuts.push({ panel: id, box: 'no paper', down: 0, across: 0, text: '', hasSign: false })
        continue
      }
      const hasMore = paper.parentElement!.querySelector('[data-more]') !== null
      for (const box of [paper, ...paper.querySelectorAll<HTMLElement>('*')]) {
        if (!(box instanceof HTMLElement) || box.clientHeight === 0 || box.clientWidth <= 2) continue
        const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(box)
        // A text folded to a few lines ends with dots and is whole in its row's fold-out.
        if (webkitLineClamp !== 'none') continue
        const isField = box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement
        const down = overflowY !== 'visible' || isField ? box.scrollHeight - box.clientHeight : 0
        const across = overflowX !== 'visible' || isField ? box.scrollWidth - box.clientWidth : 0
        if (down <= 1 && across <= 1) continue
        const name = box === paper ? 'paper' : `${box.tagName.toLowerCase()}.${box.className.split(' ')[0] ?? ''}`
        const text = (isField ? box.value : box.innerText).slice(0, 60).replaceAll(/\s+/g, ' ')
        cuts.push({
          panel: id,
          box: name,
          down: Math.max(0, down),
          across: Math.max(0, across),
          text,
          hasSign: hasMore && across <= 1,
        })
      }
    }
    return cuts
  }, panels)
}
