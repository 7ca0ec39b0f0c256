// Colours and paths as operators of a PDF page, each worked out once: a board's notes are all of a few colours and one shape.

const colors = new Map<string, string>()
const paths = new Map<string, string | null>()
/** Paths kept: strokes of the pen are each their own, a note's outline comes back a thousand times. */
const PATHS_KEPT = 500
const HEX = /^#[\da-f]{6}$/i
const COMMAND = /([MLCZ])([^MLCZ]*)/g
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi
const OPERATOR: Readonly<Record<string, { letter: string; numbers: number }>> = {
  M: { letter: 'm', numbers: 2 },
  L: { letter: 'l', numbers: 2 },
  C: { letter: 'c', numbers: 6 },
  Z: { letter: 'h', numbers: 0 },
}

/**
 * The operator that sets the colour of fills and letters.
 * @param color `#RRGGBB`
 * @throws Error for another form.
 */
export function fillOperator(color: string): string {
  let known = colors.get(color)
  if (known === undefined) {
    if (!HEX.test(color)) throw new Error(`not a colour: ${color}`)
    const parts = [1, 3, 5].map((at) => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000)
    known = `${parts.join(' ')} rg`
    colors.set(color, known)
  }
  return known
}

/** The operators of a path with absolute M, L, C and Z only; null for one that has others. */
export function pathOperators(d: string): string | null {
  let known = paths.get(d)
  if (known === undefined) {
    known = /[^MLCZ\d\s,.e+-]/.test(d) ? null : operatorsOf(d)
    if (paths.size >= PATHS_KEPT) paths.clear()
    paths.set(d, known)
  }
  return known
}

function operatorsOf(d: string): string {
  const parts: string[] = []
  for (const [, command = '', tail = ''] of d.matchAll(COMMAND)) {
    const { letter, numbers } = OPERATOR[command]!
    if (numbers === 0) parts.push(letter)
    const values = tail.match(NUMBER) ?? []
    for (let i = 0; numbers > 0 && i + numbers <= values.length; i += numbers) {
      // More points after a move are lines.
      const own = command === 'M' && i > 0 ? 'l' : letter
      parts.push(...values.slice(i, i + numbers).map((value) => String(round(Number(value)))), own)
    }
  }
  return parts.join(' ')
}

const round = (value: number): number => Math.round(value * 1000) / 1000
