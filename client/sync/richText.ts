// Rich text between tldraw (ProseMirror JSON) and the document (Y.XmlFragment), always in one canonical JSON form, because
// two stores that differ by bytes make the editor reset its content.
import { getSchema } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { tipTapDefaultExtensions } from 'tldraw'
import { updateYFragment } from 'y-prosemirror'
import type * as Y from 'yjs'
import { fragmentToJson } from '../../shared/board/recordLayout.ts'

export const richTextSchema: Schema = getSchema(tipTapDefaultExtensions)

/** Longest text of one shape, in characters. */
export const MAX_CHARACTERS = 50_000

type NodeJson = { type?: unknown; attrs?: Record<string, unknown>; content?: NodeJson[] }

/** The document stores no null attribute, so a null one counts as absent. */
function withoutNulls(node: NodeJson): NodeJson {
  const { attrs, content, ...rest } = node
  const kept = attrs && Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null))
  return {
    ...rest,
    ...(kept && Object.keys(kept).length > 0 && { attrs: kept }),
    ...(content && { content: content.map(withoutNulls) }),
  }
}

function parse(json: unknown): Node {
  const node = richTextSchema.nodeFromJSON(withoutNulls(json as NodeJson))
  node.check()
  if (node.type !== richTextSchema.topNodeType) throw new Error('rich text must be a document')
  if (node.textContent.length > MAX_CHARACTERS) throw new Error(`rich text is longer than ${MAX_CHARACTERS} characters`)
  return node
}

const canonicalForms = new WeakMap<object, object>()

/**
 * The canonical form of a rich text; the same object when it has this form already.
 * @throws Error (RangeError of ProseMirror) for a node or mark that the editor does not know, or wrongly nested ones
 */
export function canonicalRichText(json: object): object {
  const known = canonicalForms.get(json)
  if (known) return known
  const canonical = parse(json).toJSON() as object
  const result = JSON.stringify(canonical) === JSON.stringify(json) ? json : canonical
  canonicalForms.set(json, result)
  canonicalForms.set(result, result)
  return result
}

/** Canonical JSON of a fragment. An empty fragment is one empty paragraph. @throws like canonicalRichText */
export function readFragment(fragment: Y.XmlFragment): object {
  return canonicalRichText(normalised(fragmentToJson(fragment)))
}

export function normalised(json: object): object {
  const content = (json as NodeJson).content
  return content && content.length > 0 ? json : { type: 'doc', content: [{ type: 'paragraph' }] }
}

/** Changes as little of the fragment as possible, so that what others type in it at the same time stays. */
export function writeFragment(doc: Y.Doc, fragment: Y.XmlFragment, json: object): void {
  updateYFragment(doc, fragment, parse(json), { mapping: new Map(), isOMark: new Map() })
}
