// A caret as it comes from presence, checked before use. Knows no text editor: the document view has none.

/** `anchor` and `head` are Yjs relative positions as JSON text. */
export type Caret = { shape: string; anchor: string; head: string }

const MAX_LENGTH = 300

/** Null when it is not of the right form. */
export function parseCaret(value: unknown): Caret | null {
  if (typeof value !== 'object' || value === null) return null
  const { shape, anchor, head } = value as Record<string, unknown>
  const isText = (part: unknown): part is string => typeof part === 'string' && part.length <= MAX_LENGTH
  return isText(shape) && isText(anchor) && isText(head) ? { shape, anchor, head } : null
}
