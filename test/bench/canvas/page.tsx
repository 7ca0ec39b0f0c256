// What is measured, inside the browser. Every figure comes in pairs, taken in turn in one run, and the side that goes first
// changes from round to round, so that a busy machine and a warm engine favour neither.
import { createShapeId, getSnapshot, toRichText, type Editor, type TLNoteShape, type TLStoreSnapshot } from 'tldraw'
import * as Y from 'yjs'
import { bindStore } from '../../../client/sync/bindStore.ts'
import { presenceFrames } from './room.ts'
import { nextFrame, showBare, showBoard } from './sides.tsx'

const COLUMNS = 50
const STEP = 230
const DRAGGED = 200

const noteId = (i: number) => createShapeId(`n${i}`)

/** Set by the runner when it is asked for a profile. */
type Profiled = { profileFrom?: () => Promise<void>; profileTo?: (title: string) => Promise<void> }

async function measured<T>(title: string, run: () => Promise<T>): Promise<T> {
  await (window as Profiled).profileFrom?.()
  const result = await run()
  await (window as Profiled).profileTo?.(title)
  return result
}

/** A page of notes, as a snapshot of tldraw's and as the bytes of a document. */
async function notes(count: number): Promise<{ snapshot: TLStoreSnapshot; update: Uint8Array }> {
  const doc = new Y.Doc()
  const partners = Array.from({ length: 5 }, (_, i) => ({
    id: `P${i}`,
    name: `Partner ${i}`,
    region: '',
    type: 'cluster',
  }))
  doc.getMap('meta').set('partners', partners)
  const empty = await showBare(null)
  const binding = bindStore({ doc, store: empty.editor.store, mayWrite: () => true })
  empty.editor.createShapes(
    Array.from({ length: count }, (_, i) => ({
      id: noteId(i),
      type: 'note' as const,
      x: (i % COLUMNS) * STEP,
      y: Math.floor(i / COLUMNS) * STEP,
      props: { richText: toRichText(`Note ${i}`) },
    })),
  )
  const snapshot = getSnapshot(empty.editor.store).document
  binding.close()
  await empty.hide()
  return { snapshot, update: Y.encodeStateAsUpdate(doc) }
}

/** Runs both sides `rounds` times, in turn, each round beginning with the other one. */
async function inTurn<A, B>(rounds: number, first: () => Promise<A>, second: () => Promise<B>): Promise<[A[], B[]]> {
  const a: A[] = []
  const b: B[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) a.push(await first())
    b.push(await second())
    if (round % 2 === 1) a.push(await first())
  }
  return [a, b]
}

/** Frames a second while the camera moves for some seconds. */
async function pan(editor: Editor, ms: number): Promise<number> {
  const start = await nextFrame()
  let frames = 0
  let now = start
  while (now - start < ms) {
    const t = (now - start) / 1000
    editor.setCamera({ x: -400 * t - 500, y: -300 * Math.abs(Math.sin(t)) - 300, z: 0.5 }, { immediate: true })
    now = await nextFrame()
    frames++
  }
  return (frames * 1000) / (now - start)
}

const moved = (offset: number) =>
  Array.from({ length: DRAGGED }, (_, i) => ({
    id: noteId(i),
    type: 'note' as const,
    x: (i % COLUMNS) * STEP + offset,
    y: Math.floor(i / COLUMNS) * STEP + offset / 2,
  })) satisfies Partial<TLNoteShape>[]

/** A drag of 200 notes with the pointer, as a person does it: milliseconds of a step, its frame included. */
async function drag(editor: Editor, steps: number): Promise<number> {
  editor.setCamera({ x: 0, y: 0, z: 0.12 }, { immediate: true })
  editor.updateShapes(moved(0))
  editor.select(...Array.from({ length: DRAGGED }, (_, i) => noteId(i)))
  const from = editor.pageToScreen({ x: 100, y: 100 })
  const pointer = (name: 'pointer_down' | 'pointer_move' | 'pointer_up', offset: number) =>
    editor.dispatch({
      type: 'pointer',
      target: 'shape',
      shape: editor.getShape(noteId(0))!,
      name,
      point: { x: from.x + offset, y: from.y + offset / 2, z: 0.5 },
      pointerId: 1,
      button: 0,
      isPen: false,
      shiftKey: false,
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      accelKey: false,
    })
  pointer('pointer_down', 0)
  for (let step = 1; step <= 5; step++) {
    pointer('pointer_move', 4 * step)
    await nextFrame()
  }
  if (!editor.isIn('select.translating')) throw new Error(`nothing is dragged, the editor is in ${editor.getPath()}`)
  const start = performance.now()
  for (let step = 1; step <= steps; step++) {
    pointer('pointer_move', 20 + step)
    await nextFrame()
  }
  const time = (performance.now() - start) / steps
  pointer('pointer_up', 20 + steps)
  editor.selectNone()
  await nextFrame()
  return time
}

/** The main thread's own time of a step, without waiting for the screen. */
function dragWork(editor: Editor, steps: number): number {
  const start = performance.now()
  for (let step = 1; step <= steps; step++) editor.updateShapes(moved(step))
  return (performance.now() - start) / steps
}

const bench = {
  async pan(shapes: number, people: number, rounds: number, ms: number) {
    const { update } = await notes(shapes)
    const side = (count: number) => async () => {
      const shown = await showBoard(update, presenceFrames(count, ms + 4000))
      await pan(shown.editor, 1000)
      const rate = await measured(`pan, ${count} people`, () => pan(shown.editor, ms))
      const cursors = document.querySelectorAll('[data-cursor], [data-cursors]').length
      await shown.hide()
      if (count > 0 && cursors === 0) throw new Error('no cursors were drawn')
      return rate
    }
    const [alone, crowded] = await inTurn(rounds, side(0), side(people))
    return { alone, crowded }
  },

  async drag(shapes: number, rounds: number, steps: number) {
    const { snapshot, update } = await notes(shapes)
    const [bare, board] = await inTurn(
      rounds,
      async () => {
        const { editor, hide } = await showBare(snapshot)
        const result = { step: await measured('drag, bare', () => drag(editor, steps)), work: dragWork(editor, steps) }
        await hide()
        return result
      },
      async () => {
        const { editor, doc, hide } = await showBoard(update)
        let bytes = 0
        let updates = 0
        doc.on('update', (change: Uint8Array) => {
          bytes += change.length
          updates++
        })
        const step = await measured('drag, board', () => drag(editor, steps))
        const bytesPerShape = bytes / updates / DRAGGED
        const result = { step, work: dragWork(editor, steps), bytesPerShape }
        await hide()
        return result
      },
    )
    return { bare, board }
  },

  /** From bytes or a snapshot in memory to painted shapes. */
  async join(shapes: number, rounds: number) {
    const { snapshot, update } = await notes(shapes)
    const text = JSON.stringify(snapshot)
    const timed = async (title: string, show: () => Promise<{ hide(): Promise<void> }>) => {
      const start = performance.now()
      const { hide } = await measured(title, show)
      const time = performance.now() - start
      await hide()
      return time
    }
    const [bare, board] = await inTurn(
      rounds,
      () => {
        // New objects every time: tldraw remembers sizes of texts by their objects.
        const fresh = JSON.parse(text) as TLStoreSnapshot
        return timed('open, bare', () => showBare(fresh))
      },
      () => timed('open, board', () => showBoard(update)),
    )
    return { bare, board, bytes: update.length }
  },
}

export type CanvasBench = typeof bench

Object.assign(window, { bench })
