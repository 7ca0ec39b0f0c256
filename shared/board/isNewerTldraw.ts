// Whether a board's drawings were written by a newer canvas than this build has: it could then not even read them rightly.
import { isPlainObject } from './recordKeys.ts'
import own from './tldrawSchema.json'

/**
 * @param written a serialized store schema of tldraw (`{ schemaVersion, sequences }`) from the board's `meta`; anything else
 * says nothing and counts as not newer. Sequences that this build does not know are shapes of others: the gate hides those.
 */
export function isNewerTldraw(written: unknown): boolean {
  if (!isPlainObject(written)) return false
  if (Number(written.schemaVersion) > own.schemaVersion) return true
  const { sequences } = written
  if (!isPlainObject(sequences)) return false
  return Object.entries(own.sequences).some(([name, version]) => Number(sequences[name]) > version)
}
