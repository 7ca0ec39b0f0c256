// What the zoom says inside a change, which zooms are a person's own, and who follows whom in a circle.
import { CameraRecordType, createTLStore, PageRecordType, type Editor, type TLCamera } from 'tldraw'
import { expect, it } from 'vitest'
import { followsInCircle } from '../../../client/board/followsInCircle.ts'
import { onOwnZoom } from '../../../client/board/onOwnZoom.ts'
import { steadyZoom } from '../../../client/board/steadyZoom.ts'

/** As much of an editor as the zoom touches, over a real store. */
function editorWithCamera() {
  const store = createTLStore()
  const id = CameraRecordType.createId(PageRecordType.createId('one'))
  store.put([CameraRecordType.create({ id })])
  const camera = () => store.get(id) as TLCamera
  const editor = { store, getCamera: camera, getZoomLevel: () => camera().z } as unknown as Editor
  const zoomTo = (z: number) => void store.put([{ ...camera(), z }])
  return { editor, zoomTo }
}

it('[M21] the zoom is right for whoever asks in the middle of a change, and other pages do not touch it', () => {
  const { editor, zoomTo } = editorWithCamera()
  const stop = steadyZoom(editor)
  const asked: number[] = []
  // What `editor.run` uses; it is not in the public types.
  const { store } = editor as unknown as { store: { atomic(change: () => void): void } }
  store.atomic(() => {
    zoomTo(0.5)
    asked.push(editor.getZoomLevel())
    zoomTo(2)
    asked.push(editor.getZoomLevel())
  })
  expect([...asked, editor.getZoomLevel()]).toEqual([0.5, 2, 2])
  const other = CameraRecordType.createId(PageRecordType.createId('other'))
  editor.store.put([{ ...editor.getCamera(), id: other, z: 4 }])
  editor.store.update(other, (camera) => ({ ...camera, z: 8 }))
  expect(editor.getZoomLevel()).toBe(2)
  stop()
})

it('[M21] zooming by key or button is heard as an own move, going to a place is not', () => {
  const called: string[] = []
  const method = (name: string) => () => void called.push(name)
  const names = ['resetZoom', 'zoomIn', 'zoomOut', 'zoomToFit', 'zoomToSelection', 'zoomToBounds', 'setCamera'] as const
  const editor = Object.fromEntries(names.map((name) => [name, method(name)])) as unknown as Editor
  const stop = onOwnZoom(editor, () => called.push('own'))
  for (const name of names) (editor[name] as () => void)()
  expect(called.filter((name) => name === 'own')).toHaveLength(5)
  expect(called.slice(-2)).toEqual(['zoomToBounds', 'setCamera'])
  stop()
  editor.resetZoom()
  expect(called.filter((name) => name === 'own')).toHaveLength(5)
})

it('[M21] a circle of followers is known, however long, and a circle of others is none of ours', () => {
  const follows: Record<string, string> = { nita: 'omar', omar: 'vera', vera: 'nita', ada: 'bo', bo: 'ada' }
  const followedBy = (person: string) => follows[person] ?? null
  expect(followsInCircle('nita', 'omar', followedBy)).toBe(true)
  expect(followsInCircle('cy', 'omar', followedBy)).toBe(false)
  expect(followsInCircle('cy', 'ada', followedBy)).toBe(false)
  expect(followsInCircle('cy', 'dee', followedBy)).toBe(false)
})
