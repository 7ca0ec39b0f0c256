// One connected person as a room sees it: who it is and how to reach it. The socket behind it is the edge's business.
import type { Role } from '../../shared/roles.ts'

/** What the server says about a person in presence; clients cannot choose it. */
export type PresenceUser = { participantId: string; name: string; partnerId: string | null; role: Role }

export type Peer = {
  readonly user: PresenceUser
  /** Whether the client asked for acknowledgements (`?ack=1`). */
  readonly wantsAcks: boolean
  /** The epoch the client's replica belongs to, if it said so (`?epoch=2`). */
  readonly epoch?: number | null
  send(frame: Uint8Array): void
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
