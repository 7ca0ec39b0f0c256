// One connected person as a room sees it: who it is and how to reach it. The socket behind it is the edge's business.
import type { Role } from '../../shared/roles.ts'

/** What the server says about a person in presence; clients cannot choose it. */
export type PresenceUser = { participantId: string; name: string; partnerId: string | null; role: Role }

/**
 * One message to a client, whole or in pieces that are sent one behind the other without being joined. The same object may
 * go to many people, so nobody changes it afterwards.
 */
export type Packet = Uint8Array | readonly Uint8Array[]

/** Bytes of a packet. */
export const packetBytes = (packet: Packet): number =>
  packet instanceof Uint8Array ? packet.length : packet.reduce((sum, piece) => sum + piece.length, 0)

export type Peer = {
  readonly user: PresenceUser
  /** Whether the client asked for acknowledgements (`?ack=1`). */
  readonly wantsAcks: boolean
  /** The epoch the client's replica belongs to, if it said so (`?epoch=2`). */
  readonly epoch?: number | null
  /** Sends packets in their order, together in one write where the network takes them. */
  send(...packets: readonly Packet[]): void
  /** Bytes accepted by `send` and not yet handed to the network. */
  bufferedBytes(): number
  close(code: number, reason: string): void
  /** Ends the connection at once, without waiting for what is buffered. */
  terminate(): void
}

/** Timers as a parameter, so that tests decide when time passes. */
export type Timers = {
  /** Runs after the current batch of events. */
  soon(run: () => void): void
  /** Runs after `ms`; the answer cancels. */
  later(ms: number, run: () => void): () => void
  now(): number
}

export const systemTimers: Timers = {
  soon: (run) => void setImmediate(run),
  later(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  now: () => Date.now(),
}
