// The keys of `items` as plain values, sorted by widget, so that reading one widget never walks over the whole board. A
// changed board shares every widget that did not change with the board before (copy on write).

/** Builds a key of `items` from its parts. */
export function itemKey(...parts: string[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('/')
}

/** The parts of a key of `items`; none when it is no key that itemKey builds, so that one bad key never stops a reader. */
export function itemKeyParts(key: string): string[] {
  try {
    return key.split('/').map(decodeURIComponent)
  } catch {
    // decodeURIComponent refuses a broken escape; such a key is foreign and read as absent.
    return []
  }
}

/** The entries of one widget, by whole key. The same object as long as none of them changed. */
export type Bucket = ReadonlyMap<string, unknown>

const EMPTY: Bucket = new Map<string, unknown>()

function bucketName(key: string): string {
  const end = key.indexOf('/')
  return end < 0 ? key : key.slice(0, end)
}

/** All entries by key, as a map, and by widget. Never changed once made. */
export class BoardItems implements ReadonlyMap<string, unknown> {
  readonly #buckets: ReadonlyMap<string, Bucket>
  readonly size: number

  private constructor(buckets: ReadonlyMap<string, Bucket>) {
    this.#buckets = buckets
    let size = 0
    for (const bucket of buckets.values()) size += bucket.size
    this.size = size
  }

  static from(entries: Iterable<readonly [string, unknown]>): BoardItems {
    const buckets = new Map<string, Map<string, unknown>>()
    for (const [key, value] of entries) {
      const name = bucketName(key)
      const bucket = buckets.get(name)
      if (bucket) bucket.set(key, value)
      else buckets.set(name, new Map([[key, value]]))
    }
    return new BoardItems(buckets)
  }

  /** These items with some entries changed; undefined takes an entry away. */
  with(changes: ReadonlyMap<string, unknown>): BoardItems {
    const touched = new Map<string, Map<string, unknown>>()
    for (const [key, value] of changes) {
      const name = bucketName(key)
      const bucket = touched.get(name) ?? new Map(this.#buckets.get(name))
      touched.set(name, bucket)
      if (value === undefined) bucket.delete(key)
      else bucket.set(key, value)
    }
    const buckets = new Map(this.#buckets)
    for (const [name, bucket] of touched) {
      if (bucket.size === 0) buckets.delete(name)
      else buckets.set(name, bucket)
    }
    return new BoardItems(buckets)
  }

  /** Entries whose first part is this widget. */
  bucket(widget: string): Bucket {
    return this.#buckets.get(encodeURIComponent(widget)) ?? EMPTY
  }

  get(key: string): unknown {
    return this.#buckets.get(bucketName(key))?.get(key)
  }

  has(key: string): boolean {
    return this.#buckets.get(bucketName(key))?.has(key) ?? false
  }

  *entries(): Generator<[string, unknown], undefined> {
    for (const bucket of this.#buckets.values()) yield* bucket.entries()
    return undefined
  }

  *keys(): Generator<string, undefined> {
    for (const bucket of this.#buckets.values()) yield* bucket.keys()
    return undefined
  }

  *values(): Generator<unknown, undefined> {
    for (const bucket of this.#buckets.values()) yield* bucket.values()
    return undefined
  }

  [Symbol.iterator](): Generator<[string, unknown], undefined> {
    return this.entries()
  }

  forEach(use: (value: unknown, key: string, map: ReadonlyMap<string, unknown>) => void): void {
    for (const [key, value] of this.entries()) use(value, key, this)
  }
}

const indexed = new WeakMap<ReadonlyMap<string, unknown>, BoardItems>()

/** The entries of one widget; a plain map is sorted once, when it is first asked. */
export function bucketOf(items: ReadonlyMap<string, unknown>, widget: string): Bucket {
  if (items instanceof BoardItems) return items.bucket(widget)
  let sorted = indexed.get(items)
  if (!sorted) {
    sorted = BoardItems.from(items)
    indexed.set(items, sorted)
  }
  return sorted.bucket(widget)
}
