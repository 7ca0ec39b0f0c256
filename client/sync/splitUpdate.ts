// Cuts one large Yjs update into pieces that can be applied one after the other: hours of work without a connection are
// delivered although a frame has a limit. Knows no socket.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']
type Id = { client: number; clock: number }

/** Room for numbers of clients and clocks around the structs of a piece. */
const HEAD_BYTES = 64

/** Entries one entry is put beside or into; they must be there before it. */
const neededBy = (struct: Struct): Id[] =>
  struct instanceof Y.Item
    ? [struct.origin, struct.rightOrigin, struct.parent as unknown].filter((id): id is Y.ID => id instanceof Y.ID)
    : []

/**
 * All entries in an order in which each comes after those it needs; entries of one client stay in their order. Null when
 * there is no such order, which no honest update does.
 */
function inOrder(structs: readonly Struct[]): Struct[] | null {
  const rows = new Map<number, Struct[]>()
  for (const struct of structs) {
    const row = rows.get(struct.id.client) ?? []
    rows.set(struct.id.client, row)
    row.push(struct)
  }
  const next = new Map([...rows.keys()].map((client) => [client, 0]))
  /** Whether an entry comes later in this update; what the update does not hold is there already. */
  const isMissing = ({ client, clock }: Id): boolean => {
    const row = rows.get(client)
    const struct = row?.[next.get(client)!]
    const last = row?.at(-1)
    return struct !== undefined && last !== undefined && clock >= struct.id.clock && clock < last.id.clock + last.length
  }
  const ordered: Struct[] = []
  for (const [first, row] of rows) {
    // A stack instead of recursion: what one client needs of another may go back and forth any number of times.
    const waiting = [first]
    while (next.get(first)! < row.length) {
      const client = waiting.at(-1)!
      const index = next.get(client)!
      const struct = rows.get(client)![index]!
      const needed = neededBy(struct).find((id) => id.client !== client && isMissing(id))
      if (needed && waiting.includes(needed.client)) return null
      if (needed) {
        waiting.push(needed.client)
        continue
      }
      ordered.push(struct)
      next.set(client, index + 1)
      // The one below looks again whether it can go on: clients stay as near in time as they were.
      if (waiting.length > 1) waiting.pop()
    }
  }
  return ordered
}

function structBytes(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.toUint8Array(encoder.restEncoder)
}

type Deletions = Map<number, { clock: number; len: number }[]>

class Piece {
  readonly #rows = new Map<number, { struct: Struct; bytes: Uint8Array }[]>()
  readonly #deletions: Deletions = new Map()
  size = HEAD_BYTES

  add(struct: Struct, bytes: Uint8Array): void {
    const row = this.#rows.get(struct.id.client) ?? []
    this.#rows.set(struct.id.client, row)
    row.push({ struct, bytes })
    this.size += bytes.length + (row.length === 1 ? HEAD_BYTES : 0)
  }

  delete(client: number, clock: number, len: number): void {
    const ranges = this.#deletions.get(client) ?? []
    this.#deletions.set(client, ranges)
    ranges.push({ clock, len })
    // A range is two numbers of at most five bytes.
    this.size += 10
  }

  /** The piece as a Yjs update (V1). */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#rows.size)
    // Yjs writes higher client ids first.
    for (const [client, row] of [...this.#rows].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, row.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, row[0]!.struct.id.clock)
      for (const { bytes } of row) encoding.writeUint8Array(encoder, bytes)
    }
    encoding.writeVarUint(encoder, this.#deletions.size)
    for (const [client, ranges] of [...this.#deletions].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const { clock, len } of ranges.sort((a, b) => a.clock - b.clock)) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, len)
      }
    }
    return encoding.toUint8Array(encoder)
  }
}

/**
 * Pieces of an update, each of about `maxBytes` at most, to be applied in this order. Together they are the update; each
 * needs nothing that comes after it, and what is deleted in the update itself never appears. A single entry is never cut:
 * its piece may be larger. An update that cannot be cut comes back whole.
 * @param update of one document (V1)
 */
export function splitUpdate(update: Uint8Array, maxBytes: number): Uint8Array[] {
  if (update.length <= maxBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  // Holes mean that something was missing here too: only the whole can be sent as it is.
  const ordered = structs.some((struct) => struct instanceof Y.Skip) ? null : inOrder(structs)
  if (!ordered) return [update]
  const deletions = new DeletionCuts(ds)
  const pieces: Piece[] = []
  const pieceFor = (size: number): Piece => {
    const last = pieces.at(-1)
    if (last && last.size + size <= maxBytes) return last
    const piece = new Piece()
    pieces.push(piece)
    return piece
  }
  for (const struct of ordered) {
    const bytes = structBytes(struct)
    const piece = pieceFor(bytes.length + HEAD_BYTES)
    piece.add(struct, bytes)
    for (const { clock, len } of deletions.take(struct.id.client, struct.id.clock, struct.length))
      piece.delete(struct.id.client, clock, len)
  }
  // What remains was there before.
  for (const { client, clock, len } of deletions.rest()) pieceFor(2 * HEAD_BYTES).delete(client, clock, len)
  return pieces.map((piece) => piece.encode())
}

/** The deletions of an update, handed out for one entry after the other. */
class DeletionCuts {
  readonly #ranges: Deletions

  constructor(ds: DeleteSet) {
    this.#ranges = new Map(
      [...ds.clients].map(([client, ranges]) => [
        client,
        ranges.map(({ clock, len }) => ({ clock, len })).sort((a, b) => a.clock - b.clock),
      ]),
    )
  }

  /** Takes what lies in these clocks. Entries of one client are asked for in ascending order. */
  take(client: number, from: number, length: number): { clock: number; len: number }[] {
    const ranges = this.#ranges.get(client) ?? []
    const to = from + length
    const first = firstIndexEndingAfter(ranges, from)
    const taken: { clock: number; len: number }[] = []
    const left: { clock: number; len: number }[] = []
    let index = first
    for (; index < ranges.length && ranges[index]!.clock < to; index++) {
      const { clock, len } = ranges[index]!
      const start = Math.max(clock, from)
      const end = Math.min(clock + len, to)
      taken.push({ clock: start, len: end - start })
      if (clock < start) left.push({ clock, len: start - clock })
      if (clock + len > end) left.push({ clock: end, len: clock + len - end })
    }
    if (taken.length > 0) ranges.splice(first, index - first, ...left)
    return taken
  }

  rest(): { client: number; clock: number; len: number }[] {
    return [...this.#ranges].flatMap(([client, ranges]) => ranges.map((range) => ({ client, ...range })))
  }
}

function firstIndexEndingAfter(ranges: readonly { clock: number; len: number }[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.clock + ranges[middle]!.len > clock) high = middle
    else low = middle + 1
  }
  return low
}
