// Line breaks in a line that somebody else writes in at the same moment. To split a paragraph, or to join two, moves one half
// into another element: letters that others type or delete there meanwhile would be doubled, stay behind or be lost. While
// two carets are in one line a break is therefore a letter; who closes the text last makes paragraphs of such lines.
import { Extension } from '@tiptap/core'
import type { Editor as TextEditor } from '@tiptap/core'
import { DOMParser, type ParseOptions, type Schema } from '@tiptap/pm/model'
import { Plugin, type EditorState } from '@tiptap/pm/state'

/** Reads the screen's own elements and keeps breaks that are letters. */
class KeepingParser extends DOMParser {
  override parse(dom: globalThis.Node, options: ParseOptions = {}) {
    return super.parse(dom, { ...options, preserveWhitespace: 'full' })
  }
}

const parserOf = (schema: Schema) => new KeepingParser(schema, DOMParser.fromSchema(schema).rules)

type Span = { from: number; to: number }

/** The paragraph the caret is in, when it stands in the text itself and not in a list. */
function lineAt({ selection }: EditorState): Span | null {
  const { $from, $to } = selection
  if ($from.depth !== 1 || !$from.sameParent($to) || $from.parent.type.name !== 'paragraph') return null
  return { from: $from.start(), to: $from.end() }
}

/** Says where the others' carets are. */
type OtherCarets = { isOtherBetween: (editor: TextEditor, from: number, to: number) => boolean }

export function sharedLines(open: OtherCarets): Extension {
  return Extension.create({
    name: 'sharedLines',
    // Before the keys of paragraphs and lists.
    priority: 2000,
    addKeyboardShortcuts() {
      const editor = this.editor as TextEditor
      const isShared = (line: Span | null) => line !== null && open.isOtherBetween(editor, line.from, line.to)
      const breakLine = () => {
        if (!isShared(lineAt(editor.state))) return false
        const { tr, storedMarks, selection } = editor.state
        const marks = storedMarks ?? selection.$from.marks()
        editor.view.dispatch(tr.insertText('\n').ensureMarks(marks).scrollIntoView())
        return true
      }
      /** Joining waits until nobody else writes in either of the two lines. */
      const join = (direction: -1 | 1) => () => {
        const line = lineAt(editor.state)
        const { empty, from } = editor.state.selection
        if (!line || !empty || from !== (direction < 0 ? line.from : line.to)) return false
        const outside = editor.state.doc.resolve(direction < 0 ? line.from - 1 : line.to + 1)
        const neighbour = direction < 0 ? outside.nodeBefore : outside.nodeAfter
        if (!neighbour) return false
        const size = neighbour.nodeSize
        const both =
          direction < 0 ? { from: outside.pos - size, to: line.to } : { from: line.from, to: outside.pos + size }
        return isShared(both)
      }
      return { Enter: breakLine, Backspace: join(-1), Delete: join(1) }
    },
    addProseMirrorPlugins() {
      const { schema } = this.editor
      return [new Plugin({ props: { domParser: parserOf(schema), clipboardParser: DOMParser.fromSchema(schema) } })]
    },
  })
}

type Json = { type: string; text?: string; content?: Json[] }

/** The rich text with a paragraph for each line of its outermost paragraphs; the same object when there is nothing to do. */
export function withParagraphs<T extends object>(richText: T): T {
  const { content = [] } = richText as unknown as Json
  const lines = content.flatMap((node) => (node.type === 'paragraph' ? linesOf(node) : [node]))
  return lines.length === content.length ? richText : { ...richText, content: lines }
}

function linesOf(paragraph: Json): Json[] {
  const lines: Json[][] = [[]]
  for (const node of paragraph.content ?? []) {
    const [first, ...more] = (node.text ?? '').split('\n')
    if (more.length === 0) lines.at(-1)!.push(node)
    else {
      const pieces = [first!, ...more]
      for (const [index, text] of pieces.entries()) {
        if (index > 0) lines.push([])
        if (text !== '') lines.at(-1)!.push({ ...node, text })
      }
    }
  }
  if (lines.length === 1) return [paragraph]
  const { content: _content, ...rest } = paragraph
  return lines.map((line) => ({ ...rest, ...(line.length > 0 && { content: line }) }))
}
