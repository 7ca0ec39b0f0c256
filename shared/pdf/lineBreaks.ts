// Where a line may break: at spaces, and in scripts written without spaces wherever the Unicode rules allow it.
import LineBreaker from 'linebreak'

export type BreakablePart = { text: string; hasSpaceBefore: boolean }

/** Han, kana, hangul, Thai and full-width forms. */
const WITHOUT_SPACES = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/

export function breakableParts(text: string): BreakablePart[] {
  const words = text.split(/ +/).filter((word) => word !== '')
  return words.flatMap((word) => {
    if (!WITHOUT_SPACES.test(word)) return [{ text: word, hasSpaceBefore: true }]
    return piecesOf(word).map((piece, i) => ({ text: piece, hasSpaceBefore: i === 0 }))
  })
}

function piecesOf(word: string): string[] {
  const breaker = new LineBreaker(word)
  const pieces: string[] = []
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    pieces.push(word.slice(from, next.position))
    from = next.position
  }
  return pieces
}
