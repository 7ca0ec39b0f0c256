// Files of an archive, unpacked no further than the limit: what an archive says of its sizes is a claim, not a measure.
import { Unzip, UnzipInflate, unzipSync, type UnzipFileInfo } from 'fflate'
import { FILE_LIMITS, FileRefusal, megabytes } from './FileTable.ts'

/** Bytes taken at a time; they unpack to at most a thousand times as many before the limit is asked. */
const STEP = 16 * 1024

const tooLarge = () => new FileRefusal('tooLarge', { max: megabytes(FILE_LIMITS.bytes) })

/** Sizes by name, from the archive's list alone: nothing is unpacked. @throws FileRefusal tooLarge, unreadable */
export function filesInside(bytes: Uint8Array): ReadonlyMap<string, number> {
  const files = new Map<string, number>()
  let total = 0
  const look = ({ name, originalSize }: UnzipFileInfo): boolean => {
    files.set(name, originalSize)
    total += originalSize
    return false
  }
  readable(() => unzipSync(bytes, { filter: look }))
  if (total > FILE_LIMITS.unpackedBytes) throw tooLarge()
  return files
}

/** The files that are wanted, by name. @throws FileRefusal tooLarge, unreadable */
export function unpackFile(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const listed = filesInside(bytes)
  const files = new Map<string, Uint8Array>()
  let total = 0
  const unzip = new Unzip((file) => {
    if (!listed.has(file.name) || !isWanted(file.name)) return
    const parts: Uint8Array[] = []
    file.ondata = (error, part, isLast) => {
      if (error) throw error
      total += part.length
      if (total > FILE_LIMITS.unpackedBytes) throw tooLarge()
      parts.push(part)
      if (isLast) files.set(file.name, joined(parts))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  readable(() => {
    for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  })
  for (const [name, size] of listed)
    if (isWanted(name) && files.get(name)?.length !== size) throw new FileRefusal('unreadable')
  return files
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** @throws FileRefusal unreadable for whatever the reader stumbles over */
export function readable<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    throw Object.assign(new FileRefusal('unreadable'), { cause: error })
  }
}
