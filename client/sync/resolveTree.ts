// Which checked records can be shown together: every shape needs a chain of parents up to a page, every binding its two
// ends. Decided from the records alone, so that all replicas with equal documents show and repair the same.
import { isPageId, type TLPageId, type TLRecord, type TLShape, type TLShapeId } from 'tldraw'

export type Tree = {
  /** Records that must not be shown, and why. */
  hidden: ReadonlyMap<string, string>
  /** One shape of each parent cycle (also a shape inside itself), to be moved to the first page. */
  repairs: ReadonlyMap<TLShapeId, TLPageId>
}

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The first page by index and id, or null when there is none. */
export function firstPage(records: Iterable<TLRecord>): TLPageId | null {
  let first: { id: TLPageId; index: string } | null = null
  for (const record of records) {
    if (record.typeName !== 'page') continue
    if (!first || (before(record.index, first.index) || before(record.id, first.id)) < 0) first = record
  }
  return first?.id ?? null
}

/** Sorts out parents and bindings of all records. */
export function resolveTree(records: ReadonlyMap<string, TLRecord>): Tree {
  const hidden = new Map<string, string>()
  const repairs = new Map<TLShapeId, TLPageId>()
  const page = firstPage(records.values())
  const reachesPage = new Map<string, boolean>()

  const settle = (shape: TLShape): void => {
    const chain: TLShape[] = []
    const places = new Map<string, number>()
    let current: TLShape = shape
    for (;;) {
      const known = reachesPage.get(current.id)
      if (known !== undefined) return chain.forEach((member) => reachesPage.set(member.id, known))
      places.set(current.id, chain.length)
      chain.push(current)
      const { parentId } = current
      if (isPageId(parentId)) {
        const isThere = records.has(parentId)
        return chain.forEach((member) => reachesPage.set(member.id, isThere))
      }
      const cycleStart = places.get(parentId)
      if (cycleStart !== undefined) {
        const cycle = chain.slice(cycleStart).map((member) => member.id)
        const smallest = cycle.reduce((least, id) => (before(id, least) < 0 ? id : least))
        if (page) repairs.set(smallest, page)
        return chain.forEach((member) => reachesPage.set(member.id, page !== null))
      }
      const parent = records.get(parentId)
      if (parent?.typeName !== 'shape') return chain.forEach((member) => reachesPage.set(member.id, false))
      current = parent
    }
  }

  for (const record of records.values()) if (record.typeName === 'shape') settle(record)
  for (const [id, isShown] of reachesPage) if (!isShown) hidden.set(id, 'its page or frame is missing')
  for (const record of records.values()) {
    if (record.typeName !== 'binding') continue
    const [from, to] = [records.get(record.fromId), records.get(record.toId)]
    const hasEnds = from?.typeName === 'shape' && to?.typeName === 'shape'
    if (!hasEnds || hidden.has(record.fromId) || hidden.has(record.toId)) hidden.set(record.id, 'an end is missing')
    else if (record.type === 'arrow' && from.type !== 'arrow') hidden.set(record.id, 'only arrows are bound')
  }
  return { hidden, repairs }
}
