// Where somebody's caret stands in a rich text, in a form that stays right while others type: a place between letters of the
// document, not a number.
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from 'y-prosemirror'
import * as Y from 'yjs'
import { RICH_TEXT } from '../../shared/board/recordLayout.ts'
import type { Caret } from './parseCaret.ts'
import { richTextSchema } from './richText.ts'

function fragmentOf(doc: Y.Doc, shape: string): Y.XmlFragment | null {
  const entry: unknown = doc.getMap('records').get(shape)
  const fragment: unknown = entry instanceof Y.Map ? entry.get(RICH_TEXT) : null
  return fragment instanceof Y.XmlFragment ? fragment : null
}

type Sizes = Map<Y.AbstractType<unknown>, { nodeSize: number }>
/** y-prosemirror reads nothing but sizes of its mapping; its own way to make one may delete broken nodes from the document. */
type Mapping = Parameters<typeof absolutePositionToRelativePosition>[2]

function sizesOf(fragment: Y.XmlFragment): Mapping {
  const sizes: Sizes = new Map()
  const measure = (parent: Y.XmlFragment): number =>
    parent.toArray().reduce((sum, child) => {
      if (child instanceof Y.XmlText) return sum + child.length
      if (!(child instanceof Y.XmlElement)) return sum
      const isLeaf = richTextSchema.nodes[child.nodeName]?.isLeaf === true
      const nodeSize = isLeaf ? 1 : measure(child) + 2
      sizes.set(child as Y.AbstractType<unknown>, { nodeSize })
      return sum + nodeSize
    }, 0)
  measure(fragment)
  return sizes as unknown as Mapping
}

/** @param anchor and `head` are positions of the text editor. @returns null when the shape has no text in the document */
export function caretAt(doc: Y.Doc, shape: string, anchor: number, head: number): Caret | null {
  const fragment = fragmentOf(doc, shape)
  if (!fragment) return null
  const sizes = sizesOf(fragment)
  const encode = (position: number) =>
    JSON.stringify(Y.relativePositionToJSON(absolutePositionToRelativePosition(position, fragment, sizes)))
  return { shape, anchor: encode(anchor), head: encode(head) }
}

/** Positions of the text editor for a caret; null when its place is gone, not here yet, or nonsense. */
export function placeOf(doc: Y.Doc, caret: Caret): { anchor: number; head: number } | null {
  const fragment = fragmentOf(doc, caret.shape)
  if (!fragment) return null
  const sizes = sizesOf(fragment)
  const decode = (text: string): number | null => {
    try {
      const position = Y.createRelativePositionFromJSON(JSON.parse(text))
      return relativePositionToAbsolutePosition(doc, fragment, position, sizes)
    } catch {
      // Anybody may send anything as a caret; one that names no place is not drawn.
      return null
    }
  }
  const [anchor, head] = [decode(caret.anchor), decode(caret.head)]
  return anchor === null || head === null ? null : { anchor, head }
}
