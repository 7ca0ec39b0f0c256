// Looks at the data directory before anything is opened in it, so that a start that cannot work ends with words at once.
import { accessSync, constants, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Less than this is full: the log of one busy workshop takes a few megabytes. */
const MIN_FREE_BYTES = 16 * 1024 * 1024
const PROBE_FILE = '.clusterboard-write-test'

const problem = (words: string, cause?: unknown): Error => new Error(words, { cause })
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason'

function isFolder(path: string): boolean | null {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** One folder after the other: node's own way to make several at once never ends below /proc. */
function makeFolder(path: string): void {
  const is = isFolder(path)
  if (is === true) return
  if (is === false) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/** Bytes that are free for this process; Infinity where the file system does not say. */
function freeBytes(path: string): number {
  const { blocks, bavail, bsize } = statfsSync(path)
  return blocks > 0 ? bavail * bsize : Infinity
}

/**
 * Makes the folder where it is missing, and finds out whether it can be written.
 * @param free bytes free in a folder
 * @throws Error in words for the person who starts the server, naming the folder and what to set
 */
export function prepareDataDir(dataDir: string, free: (path: string) => number = freeBytes): void {
  try {
    makeFolder(dataDir)
  } catch (error) {
    throw problem(`the folder ${dataDir} cannot be made or used (${codeOf(error)}); set DATA_DIR to another`, error)
  }
  const left = free(dataDir)
  if (left < MIN_FREE_BYTES)
    throw problem(
      `the disk of ${dataDir} has only ${Math.floor(left / 1024)} kB left; make room, or set DATA_DIR to another disk`,
    )
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = join(dataDir, PROBE_FILE)
    writeFileSync(probe, 'x', { mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    throw problem(
      `nothing can be written in the folder ${dataDir} (${codeOf(error)}); set DATA_DIR to another, or give this user the right`,
      error,
    )
  }
}
