// Large pages are put in step by step, and once they are in, moving around costs what it costs without that.
import { atom, type Editor, type TLShapeId } from 'tldraw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gradualShapes } from '../../../client/board/gradualShapes.ts'

let frames: (() => void)[] = []
beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', (number: number) => void (frames[number - 1] = () => undefined))
  vi.stubGlobal('requestIdleCallback', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelIdleCallback', (number: number) => void (frames[number - 1] = () => undefined))
})
afterEach(() => void vi.unstubAllGlobals())

/** A page of this many shapes; the first half is in sight. */
function pageOf(count: number) {
  const camera = atom('camera', 0)
  const shapes = Array.from({ length: count }, (_, i) => ({ id: `shape:${i}` as TLShapeId }))
  let asked = 0
  const editor = {
    disposables: new Set(),
    getRenderingShapes: () => shapes,
    getCurrentPageId: () => 'page:a',
    getSelectedShapeIds: () => [],
    getEditingShapeId: () => null,
    getCameraState: () => 'idle',
    getNotVisibleShapes: () => {
      asked++
      camera.get()
      return new Set(shapes.slice(count / 2).map(({ id }) => id))
    },
  }
  gradualShapes(editor as unknown as Editor)
  return { editor, shapes, pan: () => camera.update((at) => at + 1), asked: () => asked }
}

it('a large page comes a frame’s worth at a time, what is in sight first', () => {
  const { editor, shapes } = pageOf(600)
  const first = editor.getRenderingShapes()
  expect(first.length).toBeLessThan(shapes.length / 2)
  expect(first).toEqual(shapes.slice(0, first.length))
  for (let i = 0; i < frames.length && i < 500; i++) {
    frames[i]!()
    editor.getRenderingShapes()
  }
  expect(editor.getRenderingShapes()).toEqual(shapes)
})

it('a page that is all there answers the same list at every step of a pan, and asks nothing', () => {
  const { editor, pan, asked } = pageOf(600)
  editor.getRenderingShapes()
  for (let i = 0; i < frames.length && i < 500; i++) {
    frames[i]!()
    editor.getRenderingShapes()
  }
  pan()
  const list = editor.getRenderingShapes()
  const before = asked()
  for (let step = 0; step < 5; step++) {
    pan()
    expect(editor.getRenderingShapes()).toBe(list)
  }
  expect(asked()).toBe(before)
})
