// What the HTTP side is given. It opens nothing itself, so that tests hand it a store in memory and a fixed clock.
import type { NoteStore } from '../board/noteStore.ts'
import type { StageWatch } from '../board/StageWatch.ts'
import type { Metric } from '../metrics.ts'
import type { BoardHistory } from '../relay/BoardHistory.ts'
import type { Timers } from '../relay/Peer.ts'
import type { Rooms } from '../relay/Rooms.ts'
import type { Storage } from '../storage/Storage.ts'
import type { RateLimits } from '../rateLimit.ts'

export type AppConfig = {
  /** True when the server listens on this machine only: then anybody may create boards. */
  isLoopback: boolean
  /** The address people use, when it differs from the one in the request. */
  publicUrl?: string | null | undefined
  version: string
  tldrawLicenseKey?: string | null | undefined
}

/** The methods used of a pino logger. */
export type AppLog = {
  debug?(fields: object, message: string): void
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type AppParts = {
  storage: Storage
  rooms: Rooms
  /** Restore points; without it there are no addresses for them. */
  history?: BoardHistory
  config: AppConfig
  log: AppLog
  now: () => Date
  /** Those of the machine when left out. */
  timers?: Timers
  /** Shortest time between two counts of who votes or writes that are written into one board, in ms; 250 when left out. */
  countPauseMs?: number
  /** Counters in Prometheus' text form; without them /metrics is not found. */
  metrics?: { toText(): string; add?(metric: Metric, by?: number): void }
  /** Why the process should get no visitors now (it is closing), or null; asked by /readyz. */
  whyNotReady?: () => string | null
  /** Folder of the built client; the one beside the built server when left out. */
  clientDir?: string
}

/** What routes are given: the parts, and what all routes share. */
export type AppDeps = AppParts & { limits: RateLimits; stageWatch: StageWatch; noteStore: NoteStore }
