// What the HTTP side is given. It opens nothing itself, so that tests hand it a store in memory and a fixed clock.
import type { Rooms } from '../relay/Rooms.ts'
import type { Storage } from '../storage/Storage.ts'

export type AppConfig = {
  /** True when the server listens on this machine only: then anybody may create boards. */
  isLoopback: boolean
  /** The address people use, when it differs from the one in the request. */
  publicUrl?: string | null | undefined
  version: string
  tldrawLicenseKey?: string | null | undefined
}

/** The two methods used of a pino logger. */
export type AppLog = {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type AppDeps = {
  storage: Storage
  rooms: Rooms
  config: AppConfig
  log: AppLog
  now: () => Date
  /** Counters in Prometheus' text form; without them /metrics is not found. */
  metrics?: { toText(): string }
  /** Folder of the built client; the one beside the built server when left out. */
  clientDir?: string
}
