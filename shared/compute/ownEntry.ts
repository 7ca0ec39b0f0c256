// Reads a plain object that people's ids are the keys of. An id may be the name of something every object inherits, such as
// "constructor" or "length" of a function; only own entries are data.

/** The own entry of `record` under `key`; undefined when there is no record or no such entry. */
export function ownEntry<T>(record: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  return record != null && Object.hasOwn(record, key) ? record[key] : undefined
}
