// The embedded store without its thread, over a database whose n-th operation fails: as a disk that is full or broken.
import Database from 'libsql'
import { EmbeddedStore, type StoreCall } from '../../server/storage/EmbeddedStore.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { BoardError } from '../../shared/errors.ts'

/** `before`: the operation does not happen. `after`: it happens, and is reported as failed all the same. */
export type FaultMode = 'before' | 'after'

export type Fault = { at: number; mode: FaultMode }
export type FaultyStore = {
  storage: Storage
  /** Operations so far. */
  operations(): number
  /** Whether the fault has been met. */
  hasFailed(): boolean
  close(): void
}

const METHODS: readonly StoreCall['method'][] = [
  ...(['createBoard', 'findBoard', 'setTitle', 'deleteBoard', 'append', 'load', 'saveSnapshot'] as const),
  ...(['addPoint', 'listPoints', 'loadPoint', 'replaceState', 'join', 'findSession', 'listParticipants'] as const),
  ...(['bindClient', 'listClients', 'addAudit', 'listAudit', 'ping'] as const),
]

/** @param fault null: nothing fails, operations are counted */
export function openFaultyStore(dataDir: string, fault: Fault | null): FaultyStore {
  let operations = 0
  let hasFailed = false
  function counted<T>(run: () => T): T {
    operations += 1
    if (fault?.at !== operations) return run()
    hasFailed = true
    if (fault.mode === 'after') run()
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
  }
  function faulty(database: Database.Database): Database.Database {
    return new Proxy(database, {
      get(target, name) {
        if (name === 'exec') return (sql: string) => counted(() => target.exec(sql))
        if (name === 'pragma') return (sql: string) => counted(() => target.pragma(sql) as unknown)
        if (name === 'prepare')
          return (sql: string) => {
            const statement = target.prepare<unknown[]>(sql)
            return {
              run: (...values: unknown[]) => counted(() => statement.run(...values)),
              all: (...values: unknown[]) => counted(() => statement.all(...values)),
            }
          }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }
  const store = new EmbeddedStore(dataDir, (file) => faulty(new Database(file)))
  let failure: Error | null = null
  // As the storage thread does it: after a failure nothing is taken any more.
  const call = (method: StoreCall['method']) => {
    return async (...args: unknown[]): Promise<unknown> => {
      if (failure) throw failure
      try {
        const outcome = store.runBatch([{ method, args } as StoreCall])[0]!
        if (outcome.ok) return outcome.value
        throw outcome.code ? new BoardError(outcome.code, outcome.message) : new Error(outcome.message)
      } catch (error) {
        if (hasFailed) failure ??= error as Error
        throw error
      }
    }
  }
  return {
    storage: Object.fromEntries(METHODS.map((method) => [method, call(method)])) as unknown as Storage,
    operations: () => operations,
    hasFailed: () => hasFailed,
    close: () => store.close(),
  }
}
