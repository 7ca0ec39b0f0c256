// Updates that are well formed and mean nothing: random entries with random neighbours, parents and contents. They pass
// every parser, and many make Yjs throw or wait for ever. Deterministic in the numbers given.
import * as encoding from 'lib0/encoding'

/** Draws 0 <= n < limit. */
export type Draw = (limit: number) => number
export type Id = { client: number; clock: number }

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
const DELETED = 1
const JSON_CONTENT = 2
const STRING = 4
const EMBED = 5
const FORMAT = 6
const TYPE = 7
const ANY = 8

const writeId = (encoder: encoding.Encoder, { client, clock }: Id): void => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeContent(encoder: encoding.Encoder, kind: number, draw: Draw): number {
  switch (kind) {
    case DELETED: {
      const length = 1 + draw(3)
      encoding.writeVarUint(encoder, length)
      return length
    }
    case JSON_CONTENT:
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, '{"a":1}')
      return 1
    case STRING: {
      const text = 'abcd'.slice(0, 1 + draw(4))
      encoding.writeVarString(encoder, text)
      return text.length
    }
    case EMBED:
      encoding.writeVarString(encoder, '{"b":2}')
      return 1
    case FORMAT:
      encoding.writeVarString(encoder, 'bold')
      encoding.writeVarString(encoder, 'true')
      return 1
    case TYPE: {
      const type = draw(7)
      encoding.writeVarUint(encoder, type)
      // Elements and hooks carry a name.
      if (type === 3 || type === 5) encoding.writeVarString(encoder, 'p')
      return 1
    }
    default: {
      const length = 1 + draw(3)
      encoding.writeVarUint(encoder, length)
      for (let index = 0; index < length; index++) encoding.writeAny(encoder, index)
      return length
    }
  }
}

/**
 * @param authors client ids to write under, with the first free clock of each
 * @param known ids that exist on the board
 */
export function nonsenseUpdate(draw: Draw, authors: readonly Id[], known: readonly Id[]): Uint8Array {
  const encoder = encoding.createEncoder()
  const made: Id[] = []
  const anyId = (): Id => {
    const pool = draw(3) === 0 && made.length > 0 ? made : draw(4) === 0 ? authors : known
    const id = pool[draw(pool.length)]!
    return draw(6) === 0 ? { client: id.client, clock: id.clock + draw(3) } : id
  }
  encoding.writeVarUint(encoder, authors.length)
  for (const author of [...authors].sort((a, b) => b.client - a.client)) {
    const count = 1 + draw(5)
    encoding.writeVarUint(encoder, count)
    writeId(encoder, author)
    let { clock } = author
    for (let index = 0; index < count; index++) {
      const kind = [DELETED, JSON_CONTENT, STRING, EMBED, FORMAT, TYPE, ANY, ANY, 0][draw(9)]!
      if (kind === 0) {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, 1)
        clock += 1
        continue
      }
      const flags = [0, HAS_ORIGIN, HAS_RIGHT_ORIGIN, HAS_ORIGIN | HAS_RIGHT_ORIGIN][draw(4)]!
      const hasSub = flags === 0 && draw(3) > 0
      encoding.writeUint8(encoder, kind | flags | (hasSub ? HAS_PARENT_SUB : 0))
      if (flags & HAS_ORIGIN) writeId(encoder, anyId())
      if (flags & HAS_RIGHT_ORIGIN) writeId(encoder, anyId())
      if (flags === 0) {
        const isRoot = draw(2) === 0 && hasSub
        encoding.writeVarUint(encoder, isRoot ? 1 : 0)
        if (isRoot) encoding.writeVarString(encoder, draw(2) === 0 ? 'items' : 'records')
        else writeId(encoder, anyId())
        if (hasSub) encoding.writeVarString(encoder, ['a', 'b', 'shape:1'][draw(3)]!)
      }
      made.push({ client: author.client, clock })
      clock += writeContent(encoder, kind, draw)
    }
  }
  const deletions = draw(3)
  encoding.writeVarUint(encoder, deletions)
  for (let index = 0; index < deletions; index++) {
    const id = anyId()
    encoding.writeVarUint(encoder, id.client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, id.clock)
    encoding.writeVarUint(encoder, 1 + draw(3))
  }
  return encoding.toUint8Array(encoder)
}
