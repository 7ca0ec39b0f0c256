// Where partner signs stand when several partners have nearly the same value (tables and charts, rule 6).

export type SignSpot = { partner: number; x: number; level: number }

/**
 * Stacks near signs downwards. Four or more at one value stand in two columns centred on it; no other sign leaves its
 * value sideways. Level 0 is nearest to the bar. Deterministic: by value, then by the partners' order.
 */
export function placeSigns(values: readonly { partner: number; x: number }[], size: number): SignSpot[] {
  const sorted = [...values].sort((a, b) => a.x - b.x || a.partner - b.partner)
  const columnOf = new Map<number, number>()
  for (const first of sorted) {
    if (columnOf.has(first.partner)) continue
    const same = sorted.filter((other) => Math.abs(other.x - first.x) < 1e-6 && !columnOf.has(other.partner))
    same.forEach((other, i) =>
      columnOf.set(other.partner, same.length < 4 ? other.x : other.x + (i % 2 === 0 ? -0.56 : 0.56) * size),
    )
  }
  const placed: SignSpot[] = []
  for (const { partner } of sorted) {
    const x = columnOf.get(partner)!
    let level = 0
    while (placed.some((other) => other.level === level && Math.abs(other.x - x) < size * 1.08)) level++
    placed.push({ partner, x, level })
  }
  return placed
}
