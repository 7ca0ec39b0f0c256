// Reads a Yjs V1 update from an untrusted sender, completely and within bounds, without touching any document.
// A parsed update may still be nonsense for a given board: the gate and the trial-apply decide that.
import type { Decoder } from 'lib0/decoding'
import * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'

export type Struct = Y.Item | Y.GC | Y.Skip
export type DeleteRange = { clock: number; len: number }
export type ParsedUpdate = {
  bytes: Uint8Array
  /** Structs by client id: ascending clocks, no holes (a hole is a Skip). */
  structs: ReadonlyMap<number, readonly Struct[]>
  deletes: ReadonlyMap<number, readonly DeleteRange[]>
}

const MAX_CLIENT_ID = 0xffffffff
const MAX_CLOCK = 2 ** 31
const MAX_STRUCTS = 400_000
const MAX_DEPTH = 32
const MAX_TEXT_LENGTH = 1024 * 1024

const bad = (message: string): BoardError => new BoardError('bad_frame', message)

/** A prototype smuggled in by a `__proto__` key, or nesting that would exhaust a reader's stack. */
function checkValue(value: unknown, depth = 0): void {
  if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) throw bad('A text is too long.')
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (depth >= MAX_DEPTH) throw bad('A value is nested too deeply.')
  if (Array.isArray(value)) {
    for (const entry of value) checkValue(entry, depth + 1)
    return
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__'))
    throw bad('A value has a forbidden key.')
  for (const entry of Object.values(value)) checkValue(entry, depth + 1)
}

function checkContent(content: Y.Item['content']): void {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    content.arr.forEach((value) => checkValue(value))
  else if (content instanceof Y.ContentString) checkValue(content.str)
  else if (content instanceof Y.ContentEmbed) checkValue(content.embed)
  else if (content instanceof Y.ContentFormat) checkValue(content.value)
  else if (content instanceof Y.ContentDoc) throw bad('Documents inside the board are not allowed.')
}

function checkItem(item: Y.Item): void {
  // The decoder leaves the root's name in `parent`; it becomes a type only when the item is applied.
  const parent: unknown = item.parent
  // All roots are maps: an entry without a key would live beside the map's entries, unseen by every reader.
  if (typeof parent === 'string' && item.parentSub === null) throw bad('An entry of a root has no key.')
  if (item.parentSub === '__proto__') throw bad('A key is forbidden.')
  for (const id of [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (id && id.client === item.id.client && id.clock >= item.id.clock) throw bad('An entry refers to itself.')
  }
  checkContent(item.content)
}

function groupStructs(list: readonly Struct[]): Map<number, Struct[]> {
  const structs = new Map<number, Struct[]>()
  let previous: Struct | null = null
  for (const struct of list) {
    const { client, clock } = struct.id
    if (client > MAX_CLIENT_ID) throw bad('A client id is out of range.')
    if (struct.length < 1 || clock + struct.length >= MAX_CLOCK) throw bad('An entry has an impossible length.')
    const isSameClient = previous !== null && previous.id.client === client
    if (isSameClient ? previous!.id.clock + previous!.length !== clock : structs.has(client))
      throw bad('Entries of one client are not in one row.')
    if (struct instanceof Y.Item) checkItem(struct)
    const row = structs.get(client) ?? []
    if (row.length === 0) structs.set(client, row)
    row.push(struct)
    previous = struct
  }
  return structs
}

/** @throws BoardError bad_frame: not an update, bytes left over, or a value out of bounds */
export function parseUpdate(bytes: Uint8Array): ParsedUpdate {
  let decoder: Decoder | null = null
  let count = 0
  // Yjs hands out neither the read position nor a limit; both are needed to refuse trailing bytes and huge counts.
  class BoundedDecoder extends Y.UpdateDecoderV1 {
    constructor(input: Decoder) {
      super(input)
      decoder = input
    }
    override readInfo(): number {
      count += 1
      if (count > MAX_STRUCTS) throw bad('The update has too many entries.')
      return super.readInfo()
    }
  }
  let decoded: { structs: Struct[]; ds: { clients: Map<number, DeleteRange[]> } }
  try {
    decoded = Y.decodeUpdateV2(bytes, BoundedDecoder)
  } catch (error) {
    if (error instanceof BoardError) throw error
    throw bad('The frame is not a readable update.')
  }
  if ((decoder as Decoder | null)?.pos !== bytes.length) throw bad('The frame has bytes left over.')
  for (const [client, ranges] of decoded.ds.clients) {
    if (client > MAX_CLIENT_ID) throw bad('A client id is out of range.')
    for (const { clock, len } of ranges)
      if (len < 1 || clock + len >= MAX_CLOCK) throw bad('A deletion has an impossible length.')
  }
  return { bytes, structs: groupStructs(decoded.structs), deletes: decoded.ds.clients }
}
