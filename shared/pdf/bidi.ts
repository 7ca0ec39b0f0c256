// Text that runs from right to left, and lines that mix both directions (Unicode bidirectional algorithm).
import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const STRONG = /\p{L}/u

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/** The direction of a paragraph: that of its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = STRONG.exec(text)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'
}

export type BidiRun = { index: number; text: string; isRightToLeft: boolean }

/**
 * The runs of a line from left to right, each within one part, each a word or a single space.
 * @param parts in reading order; `text` null stands for a sign, which has no direction.
 */
export function bidiRuns(
  parts: readonly { text: string | null; hasSpaceBefore: boolean }[],
  direction: 'ltr' | 'rtl',
): BidiRun[] {
  const letters: { letter: string; index: number }[] = parts.flatMap(({ text, hasSpaceBefore }, index) => [
    ...(hasSpaceBefore ? [{ letter: ' ', index: Math.max(0, index - (parts[index]!.text === null ? 1 : 0)) }] : []),
    ...(text === null ? [{ letter: '\uFFFC', index }] : [...text].map((letter) => ({ letter, index }))),
  ])
  const line = letters.map(({ letter }) => letter).join('')
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const mirrored = bidi.getMirroredCharactersMap(line, levels)
  const runs: (BidiRun & { level: number })[] = []
  let at = 0
  for (const { letter, index } of letters) {
    const level = levels[at] ?? 0
    const shown = mirrored.get(at) ?? letter
    const last = runs.at(-1)
    if (last?.index === index && last.level === level && letter !== ' ' && last.text !== ' ') last.text += shown
    else runs.push({ index, level, text: shown, isRightToLeft: level % 2 === 1 })
    at += letter.length
  }
  return inVisualOrder(runs)
}

/** Rule L2: from the highest level down, turn round every stretch of runs at that level or above. */
function inVisualOrder<Run extends { level: number }>(runs: readonly Run[]): Run[] {
  const order = [...runs]
  const highest = Math.max(0, ...order.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    let from = 0
    while (from < order.length) {
      if (order[from]!.level < level) {
        from++
        continue
      }
      let to = from
      while (to < order.length && order[to]!.level >= level) to++
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = to
    }
  }
  return order
}
