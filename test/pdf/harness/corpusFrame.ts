// How the corpus makes a frame, and the styles it goes through.
import { createShapeId, toRichText, type Editor, type TLShapeId, type TLShapePartial } from 'tldraw'

export type Given = Omit<TLShapePartial, 'id'> & { id?: TLShapeId }
export type Fill = { editor: Editor; column: { y: number } }

export const DASHES = ['draw', 'solid', 'dashed', 'dotted'] as const
export const FILLS = ['none', 'semi', 'solid', 'pattern', 'fill'] as const
export const COLORS = ['black', 'blue', 'green', 'red', 'orange', 'violet', 'light-blue', 'grey', 'yellow'] as const
export const HEADS = ['none', 'arrow', 'triangle', 'square', 'dot', 'pipe', 'diamond', 'inverted', 'bar'] as const
export const HANDS = ['draw', 'sans', 'serif', 'mono'] as const
export const SIZES = ['s', 'm', 'l', 'xl'] as const

export function frame({ editor, column }: Fill, name: string, w: number, h: number, shapes: Given[]): TLShapeId {
  const id = createShapeId(name)
  editor.createShapes([
    { id, type: 'frame', x: 0, y: column.y, props: { w, h, name } },
    ...shapes.map((shape) => ({ ...shape, id: shape.id ?? createShapeId(), parentId: shape.parentId ?? id })),
  ])
  column.y += h + 200
  return id
}

export const text = (words: string) => toRichText(words)
