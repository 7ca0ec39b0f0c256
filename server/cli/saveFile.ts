// Where a file goes: whole, or not at all, with the reason in one sentence. Knows nothing of what is in it.
import { statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ExportRefusal } from './ExportRefusal.ts'

function reasonOf(file: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no folder ${dirname(file)}. Make it first.`
    case 'EISDIR':
      return `${file} is a folder. Name a file in it.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${file} may not be written. Choose a place where you may write.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room for ${file} on the disk.`
    default:
      return `${file} cannot be written (${code ?? message}).`
  }
}

const refuse = (file: string) => (error: NodeJS.ErrnoException) => {
  throw new ExportRefusal(reasonOf(file, error))
}

/** Asked before minutes are spent on a file that has no place. @throws ExportRefusal */
export function checkPlace(file: string): void {
  const refused = (code: string) => refuse(file)(Object.assign(new Error(code), { code }))
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) refused('ENOENT')
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) refused('EISDIR')
}

/** @throws ExportRefusal */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new ExportRefusal(`The folder ${folder} cannot be made (${error.code ?? error.message}).`)
  })
}

/** What stood there before stays until the new file is whole. @throws ExportRefusal */
export async function saveFile(file: string, bytes: Buffer): Promise<void> {
  const present = statSync(file, { throwIfNoEntry: false })
  // A pipe or a device is written to, never replaced.
  if (present && !present.isFile()) return writeFile(file, bytes).catch(refuse(file))
  const part = `${file}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    refuse(file)(error as NodeJS.ErrnoException)
  }
}
