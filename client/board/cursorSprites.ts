// The picture of a cursor with its name, drawn once for each person and look; a frame only copies it.
import type { DrawnCursor } from './cursorModel.ts'

export type Sprite = { image: HTMLCanvasElement; width: number; height: number }

/** The tip of the arrow lies this far inside the picture. */
export const TIP = 1.5
const LABEL = { left: 12, top: 14, height: 19, padding: 7, radius: 4, mostWidth: 180 }
const ARROW = 'M1.5 1.5 L14 9 L8 10.2 L5.2 16 Z'
const LIGHT = '#fff'
const DARK = '#17212B'
const MOST_SPRITES = 300

export type CursorSprites = {
  of(cursor: Pick<DrawnCursor, 'label' | 'color' | 'hasDarkText'>, ratio: number): Sprite
  /** Draws all anew, as after a font has come. */
  forget(): void
}

/** @param font CSS font of the names */
export function createCursorSprites(font: string): CursorSprites {
  const sprites = new Map<string, Sprite>()
  const measuring = document.createElement('canvas').getContext('2d')!
  return {
    of(cursor, ratio) {
      const key = `${ratio} ${cursor.color} ${cursor.hasDarkText} ${cursor.label}`
      const known = sprites.get(key)
      if (known) return known
      if (sprites.size >= MOST_SPRITES) sprites.clear()
      const sprite = paint(cursor, ratio, font, measuring)
      sprites.set(key, sprite)
      return sprite
    },
    forget: () => sprites.clear(),
  }
}

function paint(
  { label, color, hasDarkText }: Pick<DrawnCursor, 'label' | 'color' | 'hasDarkText'>,
  ratio: number,
  font: string,
  measuring: CanvasRenderingContext2D,
): Sprite {
  measuring.font = font
  const words = shortened(label, LABEL.mostWidth - 2 * LABEL.padding, measuring)
  const labelWidth = Math.ceil(measuring.measureText(words).width) + 2 * LABEL.padding
  const width = LABEL.left + labelWidth + 1
  const height = LABEL.top + LABEL.height + 1
  const image = document.createElement('canvas')
  image.width = Math.ceil(width * ratio)
  image.height = Math.ceil(height * ratio)
  const context = image.getContext('2d')!
  context.scale(ratio, ratio)
  const arrow = new Path2D(ARROW)
  context.lineWidth = 1.5
  context.lineJoin = 'round'
  context.strokeStyle = LIGHT
  context.fillStyle = color
  context.fill(arrow)
  context.stroke(arrow)
  context.beginPath()
  context.roundRect(LABEL.left, LABEL.top, labelWidth, LABEL.height, LABEL.radius)
  context.fill()
  context.font = font
  context.textBaseline = 'middle'
  context.fillStyle = hasDarkText ? DARK : LIGHT
  context.fillText(words, LABEL.left + LABEL.padding, LABEL.top + LABEL.height / 2 + 0.5)
  return { image, width, height }
}

/** As many letters as fit, with an ellipsis where some are missing. */
function shortened(words: string, width: number, context: CanvasRenderingContext2D): string {
  if (context.measureText(words).width <= width) return words
  const letters = [...words]
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > width) letters.pop()
  return `${letters.join('')}…`
}
