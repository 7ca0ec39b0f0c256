// What a board does when it is full, and that the way to say so is heard.
import type { Editor } from 'tldraw'
import { expect, it } from 'vitest'
import { limitShapes, MAX_BOARD_SHAPES } from '../../../client/board/limitShapes.ts'
import { createLimitBell, type Limit } from '../../../client/sync/limitBell.ts'

/** As much of an editor as the limit touches: how many shapes there are, and the two ways to add some. */
function fakeEditor(start: number) {
  let count = start
  const editor = {
    store: { query: { ids: () => ({ get: () => ({ size: count }) }) } },
    createShapes(partials: unknown[]) {
      count += partials.length
      return editor
    },
    putContentOntoCurrentPage({ shapes }: { shapes: unknown[] }) {
      count += shapes.length
      return editor
    },
  }
  return { editor: editor as unknown as Editor, count: () => count }
}

const shapes = (count: number) => Array.from({ length: count }, () => ({ type: 'note' as const }))

it('[M20] a board takes 40,000 drawings, refuses the next by tool and by paste, and says so', () => {
  expect(MAX_BOARD_SHAPES).toBe(40_000)
  const { editor, count } = fakeEditor(39_998)
  const bell = createLimitBell()
  const heard: Limit[] = []
  const stop = bell.listen((limit) => heard.push(limit))
  limitShapes(editor, () => bell.ring('board'))
  editor.createShapes(shapes(2))
  expect([count(), heard]).toEqual([40_000, []])
  editor.createShapes(shapes(1))
  editor.putContentOntoCurrentPage({ shapes: shapes(1) } as never)
  expect([count(), heard]).toEqual([40_000, ['board', 'board']])
  stop()
  editor.createShapes(shapes(1))
  expect(heard).toHaveLength(2)
})
