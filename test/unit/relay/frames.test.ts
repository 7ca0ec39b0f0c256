import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import {
  ackFrame,
  parseFrame,
  presenceEntry,
  presenceFrame,
  refusalFrame,
  step1Frame,
  updateFrame,
} from '../../../server/relay/frames.ts'
import { parseUpdate } from '../../../server/relay/parseUpdate.ts'
import { BoardError } from '../../../shared/errors.ts'
import { seedState } from '../../support/relayKit.ts'

const codeOf = (bytes: Uint8Array): string => {
  try {
    return parseFrame(bytes).kind
  } catch (error) {
    return error instanceof BoardError ? error.code : `not a BoardError: ${String(error)}`
  }
}
const withByte = (bytes: Uint8Array, ...more: number[]): Uint8Array => Uint8Array.of(...bytes, ...more)

describe('frames', () => {
  it('[R5] reads each known message', () => {
    expect(codeOf(step1Frame(Y.encodeStateVector(new Y.Doc())))).toBe('step1')
    expect(codeOf(updateFrame(seedState()))).toBe('update')
    expect(codeOf(Uint8Array.of(0, 1, 2, 0, 0))).toBe('step2')
    expect(codeOf(presenceFrame([presenceEntry(5, 1, '{"cursor":null}'), presenceEntry(6, 2, 'null')]))).toBe(
      'presence',
    )
    expect(codeOf(Uint8Array.of(3))).toBe('queryPresence')
  })

  it('[R5] refuses a second message behind the first', () => {
    const frames = [step1Frame(Y.encodeStateVector(new Y.Doc())), updateFrame(seedState()), Uint8Array.of(3)]
    frames.push(presenceFrame([presenceEntry(5, 1, '{}')]))
    for (const frame of frames) expect(codeOf(withByte(frame, 0, 2, 2, 0, 0))).toBe('bad_frame')
  })

  it('[R5] refuses bytes left over inside the update', () => {
    expect(codeOf(updateFrame(withByte(seedState(), 0)))).toBe('bad_frame')
  })

  it('[R5] refuses every first byte that is no message of a client', () => {
    const allowed = new Set([0, 1, 3])
    for (let first = 0; first < 256; first++)
      if (!allowed.has(first)) expect(codeOf(Uint8Array.of(first, 0, 0)), `byte ${first}`).toBe('bad_frame')
    for (const serverOnly of [ackFrame(1, 1), refusalFrame(1, 4403, 'not_allowed')])
      expect(codeOf(serverOnly)).toBe('bad_frame')
  })

  it('[R5] refuses values that would poison a reader', () => {
    const doc = new Y.Doc()
    const poisons: ((items: Y.Map<unknown>) => void)[] = [
      (items) => items.set('a', JSON.parse('{"__proto__":{"isAdmin":true}}')),
      (items) => items.set('__proto__', 1),
      (items) => items.set('doc', new Y.Doc()),
      (items) => {
        let nested: unknown = 1
        for (let depth = 0; depth < 100; depth++) nested = [nested]
        items.set('deep', nested)
      },
    ]
    for (const poison of poisons) {
      const before = Y.encodeStateVector(doc)
      poison(doc.getMap('items'))
      expect(() => parseUpdate(Y.encodeStateAsUpdate(doc, before)), poison.toString()).toThrow(BoardError)
    }
    const list = new Y.Doc()
    list.getArray('items').push(['beside the map'])
    expect(() => parseUpdate(Y.encodeStateAsUpdate(list))).toThrow(BoardError)
  })

  it('[R5] a struct or deletion of impossible length is refused', () => {
    // A GC struct and a deletion, each of 2^31 entries.
    expect(codeOf(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, 128, 128, 128, 128, 8, 0)))).toBe('bad_frame')
    expect(codeOf(updateFrame(Uint8Array.of(0, 1, 5, 1, 0, 128, 128, 128, 128, 8)))).toBe('bad_frame')
    expect(codeOf(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, 0, 0)))).toBe('bad_frame')
  })

  it('[R5] random bytes, cut and flipped frames give a frame or a BoardError, nothing else', () => {
    const good = updateFrame(seedState())
    const kinds = new Set<string>()
    const check = (bytes: Uint8Array): void => {
      const code = codeOf(bytes)
      kinds.add(code)
      expect(['bad_frame', 'step1', 'step2', 'update', 'presence', 'queryPresence']).toContain(code)
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), check), { numRuns: 2000 })
    for (let length = 0; length < good.length; length++) check(good.slice(0, length))
    fc.assert(
      fc.property(fc.array(fc.nat(good.length * 8 - 1), { minLength: 1, maxLength: 4 }), (bits) => {
        const flipped = good.slice()
        for (const bit of bits) flipped[bit >> 3]! ^= 1 << (bit & 7)
        check(flipped)
      }),
      { numRuns: 4000 },
    )
    // Not all refused: the flips reach the deeper checks too.
    expect(kinds).toContain('update')
    expect(kinds).toContain('bad_frame')
  })
})
