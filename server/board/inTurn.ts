// Runs jobs on the same key one after the other. Rounds need it: a ballot that was checked against an open round must be
// stored before the reveal reads the ballots.

export type InTurn = <T>(key: string, job: () => Promise<T>) => Promise<T>

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (key, job) => {
    const before = last.get(key) ?? Promise.resolve()
    // A failed job has told its own caller; the next one starts all the same.
    const mine = before.then(job, job)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(key, settled)
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key)
    })
    return mine
  }
}
