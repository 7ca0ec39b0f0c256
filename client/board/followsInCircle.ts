// Two who follow each other would chase each other's views for ever.

/** @returns whether following this person leads back to `me`, through whomever they follow in turn */
export function followsInCircle(me: string, person: string, followedBy: (person: string) => string | null): boolean {
  const seen = new Set<string>()
  for (let next: string | null = person; next !== null && !seen.has(next); next = followedBy(next)) {
    if (next === me) return true
    seen.add(next)
  }
  return false
}
