// When people were there, from the times they were connected. The same sums for the screen, the file and the paper.

/** ISO times. */
export type Stay = { participantId: string; from: string; to: string }
export type Presence = {
  participantId: string
  /** First coming and last going. */
  from: string
  to: string
  /** Time there, pauses left out, in whole minutes. */
  minutes: number
  stays: readonly Stay[]
}

const MINUTE_MS = 60_000

/** One entry a person, who came first, first; stays that overlap (two devices) are counted once. */
export function attendanceOf(stays: readonly Stay[]): Presence[] {
  const byPerson = new Map<string, Stay[]>()
  for (const stay of stays) byPerson.set(stay.participantId, [...(byPerson.get(stay.participantId) ?? []), stay])
  return [...byPerson]
    .map(([participantId, own]) => {
      const joined = withoutOverlaps(own)
      const minutes = joined.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)), 0) / MINUTE_MS
      return {
        participantId,
        from: joined[0]!.from,
        to: joined.at(-1)!.to,
        minutes: Math.round(minutes),
        stays: joined,
      }
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.participantId < b.participantId ? -1 : 1))
}

/** In order of time; stays that touch or overlap are one. */
function withoutOverlaps(stays: readonly Stay[]): Stay[] {
  const ordered = [...stays].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const joined: Stay[] = []
  for (const stay of ordered) {
    const last = joined.at(-1)
    if (last && stay.from <= last.to) last.to = stay.to > last.to ? stay.to : last.to
    else joined.push({ ...stay })
  }
  return joined
}
