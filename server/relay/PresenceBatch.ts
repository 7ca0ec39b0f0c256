// The presence that goes out at one moment: encoded once, cut for those who are in it themselves. A client never gets its
// own entry back, which would confuse its own clock.
import * as encoding from 'lib0/encoding'
import { MESSAGE } from '../../shared/protocol.ts'
import type { Packet, Peer } from './Peer.ts'

/** @property text the state as JSON; `null` for who is gone */
export type PresenceLine = { owner: Peer; clientId: number; clock: number; text: string }
type Own = { start: number; end: number; count: number }

const VAR_UINT_BYTES = 8

/** Writes a variable length number. @returns the position behind it */
function writeVarUint(target: Buffer, start: number, value: number): number {
  let at = start
  let rest = value
  while (rest > 0x7f) {
    target[at++] = 0x80 | (rest % 128)
    rest = Math.floor(rest / 128)
  }
  target[at++] = rest
  return at
}

/** All lines behind each other, those of one owner side by side. */
function encodeLines(lines: readonly PresenceLine[], own: Map<Peer, Own>): Uint8Array {
  const lengths = lines.map(({ text }) => Buffer.byteLength(text))
  const body = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 3 * VAR_UINT_BYTES + length, 0))
  let at = 0
  lines.forEach(({ owner, clientId, clock, text }, index) => {
    const start = at
    at = writeVarUint(body, at, clientId)
    at = writeVarUint(body, at, clock)
    at = writeVarUint(body, at, lengths[index]!)
    at += body.write(text, at)
    const before = own.get(owner)
    if (before) Object.assign(before, { end: at, count: before.count + 1 })
    else own.set(owner, { start, end: at, count: 1 })
  })
  return body.subarray(0, at)
}

/** A person has more than one line only when the page has just taken another client id. */
function sideBySide(lines: readonly PresenceLine[]): readonly PresenceLine[] {
  if (new Set(lines.map(({ owner }) => owner)).size === lines.length) return lines
  const byOwner = new Map<Peer, PresenceLine[]>()
  for (const line of lines) byOwner.set(line.owner, [...(byOwner.get(line.owner) ?? []), line])
  return [...byOwner.values()].flat()
}

/** The bytes before the lines of an awareness message. */
function head(count: number, bytes: number): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, count)
  const countBytes = encoding.toUint8Array(inner)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint(encoder, countBytes.length + bytes)
  encoding.writeUint8Array(encoder, countBytes)
  return encoding.toUint8Array(encoder)
}

export class PresenceBatch {
  readonly #own = new Map<Peer, Own>()
  readonly #count: number
  readonly #body: Uint8Array
  readonly #isLeftOut: (peer: Peer) => boolean
  #forOthers: Uint8Array | null = null

  /** @param isLeftOut asked for everybody at the moment of sending; who is left out gets the next batch instead */
  constructor(lines: readonly PresenceLine[], isLeftOut: (peer: Peer) => boolean) {
    this.#count = lines.length
    this.#body = encodeLines(sideBySide(lines), this.#own)
    this.#isLeftOut = isLeftOut
  }

  /** The frame for one person, or null when there is nothing for them. */
  packetFor(peer: Peer): Packet | null {
    if (this.#isLeftOut(peer)) return null
    const own = this.#own.get(peer)
    if (!own) return (this.#forOthers ??= this.#join())
    const left = this.#count - own.count
    if (left === 0) return null
    const { start, end } = own
    const body = this.#body
    return [head(left, body.length - (end - start)), body.subarray(0, start), body.subarray(end)]
  }

  #join(): Uint8Array {
    return Buffer.concat([head(this.#count, this.#body.length), this.#body])
  }
}
