// How long a room gathers before it writes and sends. Few people see each other's edits at once; with many, gathering is
// what keeps the cost of one edit from growing with their number.

/** Up to this many sockets nobody waits for company. */
const SMALL_ROOM = 20
const MIN_TICK_MS = 16
const MAX_TICK_MS = 25
/** Above this many sockets the ticks become longer, because each costs a write to everybody. */
const LARGE_ROOM = 100

/** Time between two batches of edits in a room of so many sockets, ms. */
export function editTickMs(sockets: number): number {
  if (sockets <= SMALL_ROOM) return 0
  return Math.min(MAX_TICK_MS, Math.max(MIN_TICK_MS, Math.round((MIN_TICK_MS * sockets) / LARGE_ROOM)))
}

/** Time between two batches of presence, ms. */
export const PRESENCE_TICK_MS = 50
