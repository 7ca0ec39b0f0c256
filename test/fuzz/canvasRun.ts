// One random run of a board: people draw, type, nest, fill in panels, undo and redo, while messages are late, doubled and out
// of order and people leave, return and restart. The seed decides everything; a failure names it with all operations.
import * as Y from 'yjs'
import { checkEnd, undoKeepsOthers } from './checks.ts'
import { Network } from './Network.ts'
import { operations } from './operations.ts'
import { arrow, frame, note, openReplica, seededDoc } from './replicas.ts'

/** Random numbers from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type RunReport = {
  operations: number
  records: number
  texts: number
  /** Undos and redos that changed something. */
  undone: number
  restarts: number
  absences: number
}

const PEOPLE = ['Nita', 'Omar', 'Ines', 'Vera', 'Paul', 'Rosa', 'Sami', 'Tone'] as const

/** How often each thing is done, relative to the others. */
const MIXED = {
  ...{
    note: 4,
    arrow: 1,
    frame: 2,
    duplicate: 1,
    move: 6,
    reorder: 2,
    colour: 4,
    mark: 3,
    nest: 3,
    remove: 2,
    type: 8,
    label: 4,
    page: 1,
  },
  ...{ field: 2, longText: 4, itemText: 3, item: 2, undo: 5, redo: 3, stop: 6 },
}
/** Much undo over few things, so that people meet on the same ones. */
const UNDOING = {
  ...{ note: 1, arrow: 1, frame: 1, duplicate: 1, move: 4, colour: 6, mark: 3, nest: 2, remove: 1, type: 4, label: 4 },
  ...{ field: 6, longText: 3, itemText: 2, item: 2, undo: 12, redo: 5, stop: 14 },
}
export const MIXES = { mixed: MIXED, undoing: UNDOING } as const

export type RunOptions = { seed: number; steps: number; mix?: keyof typeof MIXES; most?: number }

/** A few drawings that everybody finds, so that people meet on the same ones from the first moment. */
function startingState(): Uint8Array {
  const first = openReplica('first', 2, Y.encodeStateAsUpdate(seededDoc()))
  first.store.put([frame(first.store, 'frame')])
  first.store.put([arrow(first.store, 'arrow', 'from here to there')])
  // As an older board has it: a plain string in the record.
  first.doc.getMap<Y.Map<unknown>>('records').get('shape:arrow')!.delete('props.text')
  for (const text of ['one', 'two', 'three']) first.store.put([note(first.store, text, text)])
  const state = Y.encodeStateAsUpdate(first.doc)
  first.close()
  return state
}

/** @param options `most`: at most so many people, at least three (two when it is 2) */
export async function runCanvas({ seed, steps, mix = 'mixed', most = 8 }: RunOptions): Promise<RunReport> {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  let used = 0
  const fresh = () => ++used
  const least = Math.min(3, most)
  const names = PEOPLE.slice(0, least + Math.floor(next() * (most - least + 1)))
  const state = startingState()
  let clientId = seed * 1000
  const replicas = names.map((name) => openReplica(name, ++clientId, state))
  const network = new Network(replicas)
  const deeds = operations({ next, pick, fresh })
  const bag = Object.entries(MIXES[mix]).flatMap(([name, weight]) => Array<string>(weight).fill(name))
  const done: string[] = []
  const report: RunReport = { operations: 0, records: 0, texts: 0, undone: 0, restarts: 0, absences: 0 }

  try {
    for (let step = 0; step < steps; step++) {
      const replica = pick(replicas)!
      const name = pick(bag)!
      done.push(`${replica.name} ${name}`)
      if (name === 'undo' || name === 'redo') {
        if (undoKeepsOthers(replica, () => deeds[name]!(replica))) report.undone++
      } else deeds[name]!(replica)
      report.operations++
      await Promise.resolve()
      while (next() < 0.45) {
        const [from, to] = [pick(replicas)!, pick(replicas)!]
        if (from === to) continue
        const kind = next()
        if (kind < 0.08) network.duplicate(from, to)
        else if (kind < 0.16) network.swap(from, to)
        network.deliver(from, to, 1 + Math.floor(next() * 4))
        await Promise.resolve()
      }
      const event = next()
      if (event < 0.01) {
        done.push(`${replica.name} restarts`)
        network.restart(replica, ++clientId)
        report.restarts++
      } else if (event < 0.03 && !network.isAway(replica)) {
        done.push(`${replica.name} leaves`)
        network.disconnect(replica)
        report.absences++
      } else if (event < 0.08 && network.isAway(replica)) {
        done.push(`${replica.name} returns`)
        network.reconnect(replica)
      }
    }
    done.push('all messages arrive')
    await network.settle()
    Object.assign(report, checkEnd(network))
  } catch (problem) {
    const replay = `FUZZ_FIRST=${seed} FUZZ_SEEDS=1 FUZZ_STEPS=${steps}`
    throw new Error(`${replay} (${mix}, ${names.length} people): ${done.join(', ')}`, { cause: problem })
  }
  for (const replica of replicas) replica.close()
  return report
}
