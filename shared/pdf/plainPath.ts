// SVG path data in the few commands that every reader of paths agrees on: M, L, C, A and Z, all absolute. Strokes of the pen
// come as long rows of smooth curves (T), which PDF does not know.

const SIZES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 }
const COMMAND = /([mlhvcsqtaz])([^mlhvcsqtaz]*)/gi
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi

type Point = { x: number; y: number }
type Control = { kind: 'c' | 'q'; point: Point } | null

export function plainPath(d: string): string {
  const parts: string[] = []
  let at: Point = { x: 0, y: 0 }
  let start: Point = at
  /** Control point of the curve before, for the smooth ones after it. */
  let control = null as Control
  const put = (letter: string, ...points: Point[]) =>
    parts.push(`${letter}${points.map(({ x, y }) => `${short(x)} ${short(y)}`).join(' ')}`)
  const mirrored = (kind: 'c' | 'q'): Point =>
    control?.kind === kind ? { x: 2 * at.x - control.point.x, y: 2 * at.y - control.point.y } : at
  const curve = (one: Point, two: Point, end: Point) => {
    put('C', one, two, end)
    at = end
  }
  const quadratic = (middle: Point, end: Point) => {
    const toward = (from: Point): Point => ({
      x: from.x + (2 / 3) * (middle.x - from.x),
      y: from.y + (2 / 3) * (middle.y - from.y),
    })
    curve(toward(at), toward(end), end)
    control = { kind: 'q', point: middle }
  }
  for (const [, letter = '', tail = ''] of d.matchAll(COMMAND)) {
    const kind = letter.toLowerCase()
    const isRelative = letter === kind
    const size = SIZES[kind]!
    const numbers = kind === 'a' ? arcNumbers(tail) : (tail.match(NUMBER) ?? []).map(Number)
    if (kind === 'z') {
      parts.push('Z')
      at = start
      control = null
    }
    for (let i = 0; size > 0 && i + size <= numbers.length; i += size) {
      const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0, h = 0] = numbers.slice(i, i + size)
      const from = at
      const point = (x: number, y: number): Point => (isRelative ? { x: from.x + x, y: from.y + y } : { x, y })
      const before = control as Control
      control = null
      if (kind === 'm' || kind === 'l') {
        at = point(a, b)
        // More points after a move are lines.
        const isMove = kind === 'm' && i === 0
        if (isMove) start = at
        put(isMove ? 'M' : 'L', at)
      } else if (kind === 'h') put('L', (at = { x: isRelative ? from.x + a : a, y: from.y }))
      else if (kind === 'v') put('L', (at = { x: from.x, y: isRelative ? from.y + a : a }))
      else if (kind === 'c') {
        curve(point(a, b), point(c, e), point(f, g))
        control = { kind: 'c', point: point(c, e) }
      } else if (kind === 's') {
        control = before
        curve(mirrored('c'), point(a, b), point(c, e))
        control = { kind: 'c', point: point(a, b) }
      } else if (kind === 'q') quadratic(point(a, b), point(c, e))
      else if (kind === 't') {
        control = before
        quadratic(mirrored('q'), point(a, b))
      } else {
        at = point(g, h)
        parts.push(`A${[a, b, c, e, f].map(short).join(' ')} ${short(at.x)} ${short(at.y)}`)
      }
    }
  }
  return parts.join('')
}

const short = (value: number): number => Math.round(value * 1000) / 1000

/** The two flags of an arc may be written without a space after them. */
function arcNumbers(tail: string): number[] {
  const number = '(-?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?)'
  const gap = '[\\s,]*'
  const arc = new RegExp([number, number, number, '([01])', '([01])', number, number].join(gap), 'gi')
  return [...tail.matchAll(arc)].flatMap((found) => found.slice(1, 8).map(Number))
}
