// A consistent copy of the embedded store, also while a server writes to it: SQLite reads one state of the database and
// writes it as a new file. Knows nothing of servers.
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { DATABASE_FILE } from './embeddedTables.ts'

export type Backup = { file: string; bytes: number; boards: number }

/** What went wrong, in words for the person at the terminal. */
export class BackupError extends Error {}

/**
 * [A15] Holds every change that was acknowledged before this began; checked before it gets its name.
 * @param at ISO time; part of the name, so that no backup overwrites another
 * @throws BackupError when there is nothing to copy, the folder cannot be written, or the copy is not sound
 */
export function backUp(dataDir: string, targetDir: string, at: string): Backup {
  const source = join(dataDir, DATABASE_FILE)
  if (!existsSync(source)) throw new BackupError(`there is no Clusterboard in ${dataDir}; set DATA_DIR to its folder`)
  const file = join(targetDir, `clusterboard-${at.replace(/[:.]/g, '-')}.db`)
  if (existsSync(file)) throw new BackupError(`${file} is there already`)
  const partial = `${file}.partial`
  try {
    mkdirSync(targetDir, { recursive: true, mode: 0o700 })
    rmSync(partial, { force: true })
    copyDatabase(source, partial)
    const boards = checkedBoards(partial)
    toDisk(partial)
    renameSync(partial, file)
    toDisk(targetDir)
    return { file, bytes: statSync(file).size, boards }
  } catch (error) {
    rmSync(partial, { force: true })
    if (error instanceof BackupError) throw error
    throw new BackupError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function copyDatabase(from: string, to: string): void {
  const db = new Database(from, { readonly: true })
  try {
    db.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } finally {
    db.close()
  }
  // Names and ballots are in it: for the owner alone.
  chmodSync(to, 0o600)
}

/** @returns the number of boards in a sound copy */
function checkedBoards(file: string): number {
  const db = new Database(file, { readonly: true })
  try {
    const [result] = db.pragma('integrity_check') as [{ integrity_check: string }]
    if (result.integrity_check !== 'ok') throw new BackupError(`the copy is damaged (${result.integrity_check})`)
    const row = db.prepare('SELECT count(*) AS boards FROM boards WHERE deletedAt IS NULL').get() as { boards: number }
    return row.boards
  } finally {
    db.close()
  }
}

function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
