// The wire of the relay: reads one whole frame of an untrusted sender, and writes the frames the server sends.
// Who speaks first: on opening both sides send sync step 1 (their state vector); each answers with step 2 (what the other
// lacks); after that updates flow. Knows no board and no rights.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { BoardError, type RefusalCode } from '../../shared/errors.ts'
import { MESSAGE, SYNC } from '../../shared/protocol.ts'
import { parseUpdate, type ParsedUpdate } from './parseUpdate.ts'

export type PresenceEntry = { clientId: number; clock: number; state: Record<string, unknown> | null; bytes: number }
export type Frame =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2' | 'update'; update: ParsedUpdate }
  | { kind: 'presence'; entries: PresenceEntry[] }
  | { kind: 'queryPresence' }

const MAX_PRESENCE_ENTRIES = 5000

const bad = (message: string): BoardError => new BoardError('bad_frame', message)

function checkStateVector(bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  for (let index = 0; index < count; index++) {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
  }
  if (decoding.hasContent(decoder)) throw bad('The state vector has bytes left over.')
}

function readPresence(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_PRESENCE_ENTRIES) throw bad('Too many presence entries.')
  const entries: PresenceEntry[] = []
  for (let index = 0; index < count; index++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const text = decoding.readVarString(decoder)
    const state: unknown = JSON.parse(text)
    if (clientId > 0xffffffff || typeof state !== 'object' || Array.isArray(state)) throw bad('Presence is malformed.')
    entries.push({ clientId, clock, state: state as PresenceEntry['state'], bytes: Buffer.byteLength(text) })
  }
  if (decoding.hasContent(decoder)) throw bad('Presence has bytes left over.')
  return entries
}

function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  const rest = (): Uint8Array => {
    const payload = decoding.readVarUint8Array(decoder)
    // A second message behind the first would pass the gate unread.
    if (decoding.hasContent(decoder)) throw bad('The frame has bytes left over.')
    return payload
  }
  if (kind === MESSAGE.sync) {
    const step = decoding.readVarUint(decoder)
    const payload = rest()
    if (step === SYNC.step1) {
      checkStateVector(payload)
      return { kind: 'step1', stateVector: payload }
    }
    if (step === SYNC.step2 || step === SYNC.update)
      return { kind: step === SYNC.step2 ? 'step2' : 'update', update: parseUpdate(payload) }
    throw bad('Unknown sync message.')
  }
  if (kind === MESSAGE.awareness) return { kind: 'presence', entries: readPresence(rest()) }
  if (kind === MESSAGE.queryAwareness) {
    if (decoding.hasContent(decoder)) throw bad('The frame has bytes left over.')
    return { kind: 'queryPresence' }
  }
  throw bad('Unknown message.')
}

/** @throws BoardError bad_frame when the bytes are anything but exactly one known message */
export function parseFrame(bytes: Uint8Array): Frame {
  try {
    return readFrame(bytes)
  } catch (error) {
    if (error instanceof BoardError) throw error
    throw bad('The frame cannot be read.')
  }
}

/** Whether the bytes claim to be a document frame (step 2 or update): these are counted for acknowledgements. */
export const isDocumentFrame = (bytes: Uint8Array): boolean =>
  bytes[0] === MESSAGE.sync && (bytes[1] === SYNC.step2 || bytes[1] === SYNC.update)

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)

function numbersFrame(...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}
/** @param count document frames of this connection on disk. @param seq the board's sequence number. */
export const ackFrame = (count: number, seq: number): Uint8Array => numbersFrame(MESSAGE.ack, count, seq)
/** [G12] The client ids under which this person wrote here before, so that a page knows what on the board is theirs. */
export const ownFrame = (clientIds: readonly number[]): Uint8Array =>
  numbersFrame(MESSAGE.own, clientIds.length, ...clientIds)
/**
 * [A18] Goes out before every close that is a refusal.
 * @param count document frames received so far on this connection, the refused one included
 * @param closeCode the code that follows
 * @param code why, as HTTP answers name it
 */
export function refusalFrame(count: number, closeCode: number, code: RefusalCode): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [MESSAGE.refusal, count, closeCode]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, code)
  return encoding.toUint8Array(encoder)
}

/**
 * Says that the connection lives: presence of nobody, which every client understands. A client that hears nothing for ten
 * seconds takes the connection for broken.
 */
export const aliveFrame = (): Uint8Array => presenceFrame([])

/** One entry of a presence frame, encoded once and shared by all receivers. `state` is JSON text. */
export function presenceEntry(clientId: number, clock: number, state: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state)
  return encoding.toUint8Array(encoder)
}
export const presenceFrame = (entries: readonly Uint8Array[]): Uint8Array => presenceBodyFrame(entries.length, entries)

/** @param parts `count` entries in any number of pieces */
export function presenceBodyFrame(count: number, parts: readonly Uint8Array[]): Uint8Array {
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, count)
  const countBytes = encoding.toUint8Array(head)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint(
    encoder,
    parts.reduce((sum, part) => sum + part.length, countBytes.length),
  )
  const pieces = [encoding.toUint8Array(encoder), countBytes, ...parts]
  const frame = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    frame.set(piece, at)
    at += piece.length
  }
  return frame
}
