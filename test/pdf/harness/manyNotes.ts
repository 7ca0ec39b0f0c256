// Frames of sixty sticky notes, for the benchmark: a workshop's worth of short sentences.
import { createShapeId, toRichText, type Editor, type TLShapePartial } from 'tldraw'

const COLORS = ['yellow', 'light-green', 'light-blue', 'light-red', 'violet'] as const
const WORDS = 'partner market reimbursement distributor trial hospital evidence grant tender region Łódź Αθήνα'.split(
  ' ',
)

/** @returns the names of the frames, each ten notes wide and six high. */
export function fillNotes(editor: Editor, frames: number): string[] {
  const names: string[] = []
  editor.run(() => {
    for (let f = 0; f < frames; f++) {
      const frame = createShapeId(`frame${f}`)
      const name = `Frame ${f + 1}`
      names.push(name)
      const notes = Array.from({ length: 60 }, (_, n): TLShapePartial => {
        const words = Array.from({ length: 6 }, (_, w) => WORDS[(f * 7 + n * 5 + w * 3) % WORDS.length])
        return {
          id: createShapeId(`note${f}x${n}`),
          type: 'note',
          parentId: frame,
          x: 20 + (n % 10) * 220,
          y: 20 + Math.floor(n / 10) * 220,
          props: { color: COLORS[n % 5], font: 'sans', richText: toRichText(`${f + 1}.${n + 1} ${words.join(' ')}`) },
        }
      })
      editor.createShapes([
        { id: frame, type: 'frame', x: (f % 5) * 2400, y: Math.floor(f / 5) * 1500, props: { w: 2240, h: 1360, name } },
        ...notes,
      ])
    }
  })
  return names
}
