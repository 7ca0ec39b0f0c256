// The WebSocket under the provider: counts the document frames that leave, cuts those a frame is too small for, and says
// when the server is heard. Knows no document.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS, MESSAGE, SYNC } from '../../shared/protocol.ts'
import { splitUpdate } from './splitUpdate.ts'

/** Well below what the server takes, so that no piece keeps it busy for long. */
export const PIECE_BYTES = LIMITS.maxFrameBytes / 4

export type SentFrame =
  /** The answer to the server's question: with it the server has everything. */
  | 'step2'
  | 'update'
  /** A part of the frame that follows. */
  | 'piece'

export type SocketEvents = { sent(kind: SentFrame): void; heard(): void }

/** A WebSocket class for y-websocket. */
export function frameSocket(Base: typeof WebSocket, { sent, heard }: SocketEvents): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', heard)
    }

    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      const step = frame instanceof Uint8Array && frame[0] === MESSAGE.sync ? frame[1] : SYNC.step1
      if (step === SYNC.step1) return super.send(frame as ArrayBuffer)
      const pieces = piecesOf(frame as Uint8Array)
      for (const piece of pieces.slice(0, -1)) {
        super.send(piece as Uint8Array<ArrayBuffer>)
        sent('piece')
      }
      super.send(pieces.at(-1)! as Uint8Array<ArrayBuffer>)
      sent(step === SYNC.step2 ? 'step2' : 'update')
    }
  }
}

/** A document frame as frames small enough to send; the last keeps its kind. */
function piecesOf(frame: Uint8Array): Uint8Array[] {
  if (frame.length <= PIECE_BYTES) return [frame]
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  const step = decoding.readVarUint(decoder)
  const pieces = splitUpdate(decoding.readVarUint8Array(decoder), PIECE_BYTES)
  return pieces.map((piece, index) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, index === pieces.length - 1 ? step : SYNC.update)
    encoding.writeVarUint8Array(encoder, piece)
    return encoding.toUint8Array(encoder)
  })
}
