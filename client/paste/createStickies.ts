// A pasted table as sticky notes, one a cell, in the table's rows and columns.
import { createShapeId, toRichText, type Editor, type TLNoteShape, type TLShapePartial, type VecLike } from 'tldraw'
import { PASTE_LIMITS } from '../../shared/widgets/pasteTable.ts'

const STEP = 220
const MAX_LETTERS = 2000

/** Puts the notes with their upper left corner near the point, one step of undo, and selects them. */
export function createStickies(editor: Editor, table: readonly (readonly string[])[], at: VecLike): void {
  const width = Math.max(...table.map((row) => row.length))
  const notes = table
    .flatMap((row, y) =>
      row.map((text, x): TLShapePartial<TLNoteShape> | null =>
        text === ''
          ? null
          : {
              id: createShapeId(),
              type: 'note',
              x: at.x + (x - width / 2) * STEP,
              y: at.y + (y - table.length / 2) * STEP,
              props: { richText: toRichText(text.slice(0, MAX_LETTERS)) },
            },
      ),
    )
    .filter((note) => note !== null)
    .slice(0, PASTE_LIMITS.stickies)
  editor.markHistoryStoppingPoint('paste a table')
  editor.createShapes(notes)
  editor.setCurrentTool('select')
  editor.select(...notes.map(({ id }) => id))
}
