// What is measured, inside the browser: tldraw bare and with the board's own parts, in the same page and the same run.
import { createRoot, type Root } from 'react-dom/client'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  getSnapshot,
  loadSnapshot,
  Tldraw,
  toRichText,
  type Editor,
  type TLAnyShapeUtilConstructor,
  type TLStore,
} from 'tldraw'
import 'tldraw/tldraw.css'
import * as Y from 'yjs'
import { BoardContext, type BoardContextValue } from '../../../client/board/boardContext.ts'
import { CanvasContext, type CanvasHandle, type CanvasReports } from '../../../client/board/canvasContext.ts'
import { ConnectionContext } from '../../../client/board/connectionContext.ts'
import { CursorOverlay } from '../../../client/board/CursorOverlay.tsx'
import { steadyCulling } from '../../../client/board/steadyCulling.ts'
import { bindStore } from '../../../client/sync/bindStore.ts'
import type { BoardConnection } from '../../../client/sync/openBoard.ts'
import { openPresence } from '../../../client/sync/presence.ts'
import { partnerLooks } from '../../../shared/signs.ts'

const PAGE_LIMIT = { maxShapesPerPage: 20_000 }
const COLUMNS = 50
const STEP = 230
const PRESENCE_EVERY_MS = 50
const MOVES_PER_SECOND = 12

const newStore = (): TLStore =>
  createTLStore({
    shapeUtils: defaultShapeUtils as readonly TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
  })

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

type Shown = { editor: Editor; store: TLStore; root: Root; overlay: Overlay | null }
type Overlay = ReturnType<typeof fakeRoom>

/** People that are not there: their presence comes in batches, as the server sends it. */
function fakeRoom(people: number) {
  const awareness = new Awareness(new Y.Doc())
  const partners = Array.from({ length: 5 }, (_, i) => ({
    id: `P${i}`,
    name: `Partner ${i}`,
    region: '',
    type: 'cluster' as const,
  }))
  const me = { participantId: 'me', name: 'Nita', partnerId: null, role: 'facilitator' as const }
  const presence = openPresence(awareness, me, (delay, run) => {
    const timer = setTimeout(run, delay)
    return () => clearTimeout(timer)
  })
  const others = Array.from({ length: people }, (_, index) => ({ index, awareness: new Awareness(new Y.Doc()) }))
  const server = new Awareness(new Y.Doc())
  let tick = 0
  const move = () => {
    tick++
    const changed: number[] = []
    for (const { index, awareness: other } of others) {
      // Each moves twelve times a second, on the average.
      if ((tick * PRESENCE_EVERY_MS * MOVES_PER_SECOND + index * 97) % 1000 >= PRESENCE_EVERY_MS * MOVES_PER_SECOND)
        continue
      other.setLocalState({
        user: { participantId: `p${index}`, name: `Person ${index}`, partnerId: `P${index % 5}`, role: 'editor' },
        page: 'page:page',
        cursor: [(index * 311 + tick * 17) % 4000, (index * 173 + tick * 11) % 3000],
        selection: [],
        viewport: [0, 0, 1440, 900],
        isIdle: false,
        hasUnsaved: false,
      })
      applyAwarenessUpdate(server, encodeAwarenessUpdate(other, [other.clientID]), 'person')
      changed.push(other.clientID)
    }
    if (changed.length > 0) applyAwarenessUpdate(awareness, encodeAwarenessUpdate(server, changed), 'room')
  }
  move()
  const timer = setInterval(move, PRESENCE_EVERY_MS)
  const board = {
    board: { partners },
    looks: partnerLooks(partners),
    people: [],
    me,
    t: (key: string) => key,
  } as unknown as BoardContextValue
  const canvas = { following: null, follow: () => undefined } as unknown as CanvasHandle & CanvasReports
  return {
    board,
    canvas,
    connection: { presence } as unknown as BoardConnection,
    close() {
      clearInterval(timer)
      presence.close()
    },
  }
}

/** Shows a store and waits until its shapes have been painted. */
async function show(store: TLStore, people: number): Promise<Shown> {
  const element = document.getElementById('root')!
  element.replaceChildren()
  const host = document.createElement('div')
  host.style.cssText = 'position:absolute;inset:0'
  element.append(host)
  const root = createRoot(host)
  const overlay = people > 0 ? fakeRoom(people) : null
  const editor = await new Promise<Editor>((resolve) => {
    const canvas = (
      <Tldraw
        store={store}
        options={PAGE_LIMIT}
        components={overlay ? { InFrontOfTheCanvas: CursorOverlay } : {}}
        hideUi
        onMount={(mounted) => {
          const stop = steadyCulling(mounted)
          resolve(mounted)
          return stop
        }}
      />
    )
    root.render(
      overlay ? (
        <BoardContext value={overlay.board}>
          <ConnectionContext value={overlay.connection}>
            <CanvasContext value={overlay.canvas}>{canvas}</CanvasContext>
          </ConnectionContext>
        </BoardContext>
      ) : (
        canvas
      ),
    )
  })
  await frame()
  await frame()
  return { editor, store, root, overlay }
}

async function hide({ root, overlay }: Shown): Promise<void> {
  overlay?.close()
  root.unmount()
  await frame()
}

function addNotes(editor: Editor, count: number): void {
  editor.createShapes(
    Array.from({ length: count }, (_, i) => ({
      id: createShapeId(`n${i}`),
      type: 'note' as const,
      x: (i % COLUMNS) * STEP,
      y: Math.floor(i / COLUMNS) * STEP,
      props: { richText: toRichText(`Note ${i}`) },
    })),
  )
}

/** Frames a second while the camera moves for some seconds. */
async function pan({ editor }: Shown, ms: number): Promise<number> {
  const start = await frame()
  let frames = 0
  let now = start
  while (now - start < ms) {
    const t = (now - start) / 1000
    editor.setCamera({ x: -400 * t - 500, y: -300 * Math.abs(Math.sin(t)) - 300, z: 0.5 }, { immediate: true })
    now = await frame()
    frames++
  }
  return (frames * 1000) / (now - start)
}

/** Milliseconds of a step that moves 200 shapes, its frame included. */
async function drag({ editor }: Shown, steps: number): Promise<number> {
  const ids = Array.from({ length: 200 }, (_, i) => createShapeId(`n${i}`))
  await frame()
  const start = performance.now()
  for (let step = 0; step < steps; step++) {
    editor.updateShapes(ids.map((id, i) => ({ id, type: 'note' as const, x: (i % COLUMNS) * STEP + step, y: step })))
    await frame()
  }
  return (performance.now() - start) / steps
}

/** The main thread's own time of a step, without waiting for the screen. */
function dragWork({ editor }: Shown, steps: number): number {
  const ids = Array.from({ length: 200 }, (_, i) => createShapeId(`n${i}`))
  const start = performance.now()
  for (let step = 0; step < steps; step++)
    editor.updateShapes(ids.map((id, i) => ({ id, type: 'note' as const, x: (i % COLUMNS) * STEP - step, y: -step })))
  return (performance.now() - start) / steps
}

async function notesStore(count: number): Promise<{ snapshot: ReturnType<typeof getSnapshot>; update: Uint8Array }> {
  const doc = new Y.Doc()
  const store = newStore()
  // Its page and document records, before the binding takes over.
  ;(store as unknown as { ensureStoreIsUsable(): void }).ensureStoreIsUsable()
  const binding = bindStore({ doc, store, mayWrite: () => true })
  const shown = await show(store, 0)
  addNotes(shown.editor, count)
  const snapshot = getSnapshot(store)
  await hide(shown)
  binding.close()
  return { snapshot, update: Y.encodeStateAsUpdate(doc) }
}

function storeOf(snapshot: ReturnType<typeof getSnapshot>): TLStore {
  const store = newStore()
  loadSnapshot(store, snapshot)
  return store
}

function boundStore(update: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const store = newStore()
  const binding = bindStore({ doc, store, mayWrite: () => true })
  return { doc, store, binding }
}

const bench = {
  async pan(shapes: number, people: number, rounds: number, ms: number) {
    const { snapshot } = await notesStore(shapes)
    const bare: number[] = []
    const crowded: number[] = []
    for (let round = 0; round < rounds; round++) {
      // In turn, so that a busy machine slows both alike.
      for (const [results, count] of [
        [bare, 0],
        [crowded, people],
      ] as const) {
        const shown = await show(storeOf(snapshot), count)
        await pan(shown, 500)
        results.push(await pan(shown, ms))
        await hide(shown)
      }
    }
    return { bare, crowded }
  },

  async drag(shapes: number, rounds: number, steps: number) {
    const { snapshot, update } = await notesStore(shapes)
    const results = { bare: [] as number[], bound: [] as number[], bareWork: [] as number[], boundWork: [] as number[] }
    let bytesPerShape = 0
    for (let round = 0; round < rounds; round++) {
      const bare = await show(storeOf(snapshot), 0)
      results.bare.push(await drag(bare, steps))
      results.bareWork.push(dragWork(bare, steps))
      await hide(bare)
      const { doc, store, binding } = boundStore(update)
      const bound = await show(store, 0)
      let bytes = 0
      doc.on('update', (change: Uint8Array) => (bytes += change.length))
      results.bound.push(await drag(bound, steps))
      bytesPerShape = bytes / steps / 200
      results.boundWork.push(dragWork(bound, steps))
      await hide(bound)
      binding.close()
    }
    return { ...results, bytesPerShape }
  },

  /** From bytes or a snapshot in memory to painted shapes. */
  async join(shapes: number, rounds: number) {
    const { snapshot, update } = await notesStore(shapes)
    const bare: number[] = []
    const bound: number[] = []
    for (let round = 0; round < rounds; round++) {
      let start = performance.now()
      const first = await show(storeOf(snapshot), 0)
      bare.push(performance.now() - start)
      await hide(first)
      start = performance.now()
      const { store, binding } = boundStore(update)
      const second = await show(store, 0)
      bound.push(performance.now() - start)
      await hide(second)
      binding.close()
    }
    return { bare, bound, bytes: update.length }
  },
}

export type CanvasBench = typeof bench

Object.assign(window, { bench })
