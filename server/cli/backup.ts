// `npm run backup -- DIR`: a checked copy of everything the server keeps, while it runs or not. Prints what it wrote; a
// failure is one line on standard error and exit code 1.
import { resolve } from 'node:path'
import { backUp, BackupError } from '../storage/backup.ts'

const USAGE = 'Usage: npm run backup -- DIR (the folder for the copy; DATA_DIR names the folder of the server)'

/** Runs the command; answers the exit code. */
function runBackup(targetDir: string | undefined): number {
  if (targetDir === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 1
  }
  try {
    const dataDir = resolve(process.env.DATA_DIR || 'data')
    const { file, bytes, boards } = backUp(dataDir, resolve(targetDir), new Date().toISOString())
    const size = (bytes / 1024 / 1024).toFixed(1)
    process.stdout.write(`${file}: ${boards} ${boards === 1 ? 'board' : 'boards'}, ${size} MB, checked\n`)
    return 0
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    process.stderr.write(`No backup was made: ${error.message}\n`)
    return 1
  }
}

process.exitCode = runBackup(process.argv[2])
