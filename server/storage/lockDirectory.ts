// One process per data directory. Knows nothing of what the directory holds.
import { join } from 'node:path'
import Database from 'libsql'

const LOCK_FILE = 'clusterboard.lock'

/**
 * One process per directory: two would each hold their own copy of an open board. The lock is a file of its own, so that
 * a backup can read the database while the server runs; the system lets go of it when the process ends, however it ends.
 * @throws Error when another process has it
 */
export function lockDirectory(dataDir: string): Database.Database {
  const lock = new Database(join(dataDir, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new Error(`The data directory ${dataDir} is in use by another Clusterboard.`, { cause: error })
    throw error
  }
}
