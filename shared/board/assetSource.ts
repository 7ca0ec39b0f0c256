// How a picture's record names the picture: by its hash alone, so that a board that moves to another server keeps its
// pictures, and no record can make a visitor's browser ask another host.

const SOURCE = /^asset:([0-9a-f]{64})$/

/** @param hash SHA-256 of the stored picture, hex */
export const assetSource = (hash: string): string => `asset:${hash}`

/** The hash in a record's `src`, or null when it names no picture of this board. */
export const assetHash = (source: unknown): string | null =>
  typeof source === 'string' ? (SOURCE.exec(source)?.[1] ?? null) : null
