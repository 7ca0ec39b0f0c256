// The band of the cover: outlines grow into filled signs from left to right, a row later each time: many become one.
import { COLOR, type Drawing, type Mark } from '../drawing.ts'
import { signOf, signPath } from '../signs.ts'

const COLUMNS = 11
const ROWS = 5

/**
 * @param kinds how many partners' signs take turns, 1 to 8.
 * @param side from the edge of the band to the first sign, in points.
 */
export function coverBand(kinds: number, width: number, height: number, side: number): Drawing {
  const marks: Mark[] = [{ kind: 'rect', x: 0, y: 0, w: width, h: height, fill: { color: COLOR.action } }]
  const stepX = (width - 2 * side) / (COLUMNS - 1)
  const stepY = height / ROWS
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const isFilled = column >= COLUMNS - 4 - row
      const { shape } = signOf((row * COLUMNS + column + row * 2) % kinds)
      const path = signPath(shape, (isFilled ? 0.75 : 0.43) * stepY)
      const d = moved(path, side + column * stepX, (row + 0.5) * stepY)
      marks.push({
        kind: 'path',
        d,
        ...(isFilled ? { fill: { color: COLOR.paper } } : { stroke: { color: '#8FD0D2', width: 1.1 } }),
      })
    }
  }
  return { width, height, marks, alt: '' }
}

/** A path of absolute points, moved as a whole. */
function moved(d: string, x: number, y: number): string {
  let isX = false
  return d.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g, (number) => {
    isX = !isX
    return String(Math.round((Number(number) + (isX ? x : y)) * 1000) / 1000)
  })
}
