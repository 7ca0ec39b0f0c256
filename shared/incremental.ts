// Values that are computed from other values, computed again only when something they read has changed. Knows nothing of
// boards. A computation may read different things each time; what it read last is what it depends on.

/** Names a computation; the answer gives its present value. Asking again for a name gives the first computation. */
export type Memo = <T>(name: string, compute: () => T) => () => T

type Node = {
  compute: () => unknown
  value: unknown
  /** What it read last, in the order it was read. */
  reads: Set<Node>
  /** Revision in which the value was last known to be right, and in which it last changed; 0 = never. */
  checkedAt: number
  changedAt: number
}

export type Incremental = {
  memo: Memo
  /** To be called when anything outside may have changed: computations that read no other one are asked again. */
  next(): void
}

/** Every computation once, for a single answer. */
export function createOnce(): Memo {
  const values = new Map<string, unknown>()
  return <T>(name: string, compute: () => T) =>
    () => {
      if (!values.has(name)) values.set(name, compute())
      return values.get(name) as T
    }
}

/**
 * @param isSame whether two values of a computation are as good as equal: the older one is then kept, and whoever read it
 *   is not asked again
 */
export function createIncremental(isSame: (a: unknown, b: unknown) => boolean): Incremental {
  const nodes = new Map<string, Node>()
  const running: Node[] = []
  let revision = 1

  function run(node: Node): void {
    if (running.includes(node)) throw new Error('a computation reads itself')
    running.push(node)
    node.reads = new Set()
    try {
      const value = node.compute()
      if (node.changedAt === 0 || !isSame(node.value, value)) {
        node.value = value
        node.changedAt = revision
      }
      node.checkedAt = revision
    } finally {
      running.pop()
    }
  }

  function refresh(node: Node): void {
    if (node.checkedAt === revision) return
    if (node.changedAt > 0 && node.reads.size > 0) {
      let isStale = false
      for (const read of node.reads) {
        refresh(read)
        if (read.changedAt > node.checkedAt) {
          isStale = true
          break
        }
      }
      if (!isStale) {
        node.checkedAt = revision
        return
      }
    }
    run(node)
  }

  return {
    memo<T>(name: string, compute: () => T) {
      let node = nodes.get(name)
      if (!node) {
        node = { compute, value: undefined, reads: new Set(), checkedAt: 0, changedAt: 0 }
        nodes.set(name, node)
      }
      const own = node
      return () => {
        refresh(own)
        running.at(-1)?.reads.add(own)
        return own.value as T
      }
    },
    next() {
      revision += 1
    },
  }
}
