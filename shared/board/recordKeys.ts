// Names of the fixed layout of drawing records (recordLayout.ts), for whoever reads a key of it and no text: pages without a
// canvas load no editor for that.
import * as Y from 'yjs'

export const BASE = 'base'
export const POSITION = 'pos'
export const RICH_TEXT = 'props.richText'
export const PLAIN_TEXT = 'props.text'

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType)
