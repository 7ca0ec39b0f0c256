// Every word on the canvas, read from the shapes' own records and places: what the file must hold, found without the exporter.
import type { Editor, TLShape, TLShapeId } from 'tldraw'

export type WordBox = { words: string; left: number; top: number; bottom: number }

type Node = { type?: string; text?: string; content?: Node[] }

/** Texts of a frame's shapes with their places in it. */
export function boardWords(editor: Editor, frame: TLShapeId): WordBox[] {
  const corner = editor.getShapePageBounds(frame)!
  return [...editor.getShapeAndDescendantIds([frame])]
    .filter((id) => id !== frame)
    .map((id) => editor.getShape(id)!)
    .flatMap((shape) => {
      const words = wordsOf(shape)
      const bounds = editor.getShapePageBounds(shape)
      if (words === '' || !bounds) return []
      return [{ words, left: bounds.x - corner.x, top: bounds.y - corner.y, bottom: bounds.maxY - corner.y }]
    })
}

function wordsOf({ props }: TLShape): string {
  const { richText, text, name } = props as { richText?: Node; text?: string; name?: string }
  return (richText ? textOf(richText) : (text ?? name ?? '')).replace(/\s+/g, ' ').trim()
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.text ?? ''
  const inner = (node.content ?? []).map(textOf).join('')
  return node.type === 'hardBreak' || node.type === 'paragraph' ? `${inner} ` : inner
}
