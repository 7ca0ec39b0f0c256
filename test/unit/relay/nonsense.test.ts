// Well-formed nonsense against gate and trial-apply: whatever is let through, the board must stay one that can be written
// to disk, read again and look the same.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { judgeUpdate } from '../../../server/relay/gate.ts'
import { parseUpdate } from '../../../server/relay/parseUpdate.ts'
import { trialApply } from '../../../server/relay/trialApply.ts'
import { BoardError } from '../../../shared/errors.ts'
import { ROOTS } from '../../../shared/roles.ts'
import { OMAR } from '../../support/people.ts'
import { nonsenseUpdate, type Id } from '../../support/nonsenseUpdate.ts'
import { seedState } from '../../support/relayKit.ts'
import { seededDraw } from '../../support/seededDraw.ts'

function read(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  for (const root of ROOTS) doc.getMap(root)
  Y.applyUpdate(doc, state)
  return doc
}
const contentOf = (doc: Y.Doc) => ROOTS.map((root) => doc.getMap(root).toJSON())

function attack(seed: number, frames: number): Record<'refused' | 'applied' | 'rebuilt', number> {
  const draw = seededDraw(seed)
  const counts = { refused: 0, applied: 0, rebuilt: 0 }
  let state = seedState()
  let doc = read(state)
  let nextClient = 100
  for (let frame = 0; frame < frames; frame++) {
    const known: Id[] = [...doc.store.clients.values()].flatMap((row) => row.slice(-8).map(({ id }) => id))
    const authors = Array.from({ length: 1 + draw(2) }, () => ({ client: nextClient++, clock: 0 }))
    try {
      const update = parseUpdate(nonsenseUpdate(draw, authors, known))
      const verdict = judgeUpdate(update, OMAR, { doc, isFrozen: false, ownerOf: () => undefined })
      if (verdict.kind !== 'apply') {
        counts.refused += 1
        continue
      }
      try {
        trialApply(doc, OMAR.role, (apply) => apply(update))
      } catch (error) {
        doc = read(state)
        counts.rebuilt += 1
        throw error
      }
      state = Y.encodeStateAsUpdate(doc)
      expect(contentOf(read(state)), `seed ${seed}, frame ${frame}`).toEqual(contentOf(doc))
      counts.applied += 1
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      counts.refused += 1
    }
  }
  expect(contentOf(doc).slice(2)).toEqual(contentOf(read(seedState())).slice(2))
  return counts
}

describe('well-formed nonsense', () => {
  it.each([1, 2, 3, 4, 5, 6])('[G6] seed %i leaves a board that reloads as it is', (seed) => {
    const counts = attack(seed, 300)
    expect(counts.applied).toBeGreaterThan(5)
    expect(counts.refused).toBeGreaterThan(100)
  })
})
