// People that are not there: their presence comes as the server sends it, in one frame for all who moved, every 50 ms. The
// frames are made before the clock starts, because making them is the work of other machines.
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

const FRAME_EVERY_MS = 50
const MOVES_PER_SECOND = 12

/** Frames of `people` who move their cursors twelve times a second each, for `ms` milliseconds. */
export function presenceFrames(people: number, ms: number): Uint8Array[] {
  const others = Array.from({ length: people }, (_, index) => ({ index, awareness: new Awareness(new Y.Doc()) }))
  const server = new Awareness(new Y.Doc())
  const frames: Uint8Array[] = []
  for (let tick = 1; tick * FRAME_EVERY_MS <= ms; tick++) {
    const changed: number[] = []
    for (const { index, awareness } of others) {
      const isMoving =
        (tick * FRAME_EVERY_MS * MOVES_PER_SECOND + index * 97) % 1000 < FRAME_EVERY_MS * MOVES_PER_SECOND
      if (tick > 1 && !isMoving) continue
      awareness.setLocalState({
        user: { participantId: `p${index}`, name: `Person ${index}`, partnerId: `P${index % 5}`, role: 'editor' },
        page: 'page:page',
        cursor: [(index * 311 + tick * 17) % 4000, (index * 173 + tick * 11) % 3000],
        selection: [],
        viewport: [0, 0, 1440, 900],
        isIdle: false,
        laser: [],
        reaction: null,
        following: null,
        caret: null,
        hasUnsaved: false,
      })
      applyAwarenessUpdate(server, encodeAwarenessUpdate(awareness, [awareness.clientID]), 'person')
      changed.push(awareness.clientID)
    }
    if (changed.length > 0) frames.push(encodeAwarenessUpdate(server, changed))
  }
  for (const { awareness } of others) awareness.destroy()
  server.destroy()
  return frames
}

/** Plays the frames to this awareness in the time they were made for. @returns a function that stops */
export function play(frames: readonly Uint8Array[], awareness: Awareness): () => void {
  let next = 0
  const timer = setInterval(() => {
    const frame = frames[next++]
    if (frame) applyAwarenessUpdate(awareness, frame, 'room')
  }, FRAME_EVERY_MS)
  return () => clearInterval(timer)
}
