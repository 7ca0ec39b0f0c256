import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { judgeUpdate, type Verdict } from '../../../server/relay/gate.ts'
import type { Sender } from '../../../server/relay/GateBoard.ts'
import { parseUpdate } from '../../../server/relay/parseUpdate.ts'
import { NITA, OMAR, VERA } from '../../support/people.ts'
import { SEED_CLIENT, seedState } from '../../support/relayKit.ts'

const [OMAR_CLIENT, NITA_CLIENT] = [100, 200]

function board(
  owners: Record<number, string> = { [OMAR_CLIENT]: OMAR.participantId, [NITA_CLIENT]: NITA.participantId },
) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedState())
  return {
    doc,
    isFrozen: false,
    ownerOf: (clientId: number) => owners[clientId],
    /** A replica that writes under `clientId`. */
    replica(clientId: number): Y.Doc {
      const replica = new Y.Doc()
      Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
      replica.clientID = clientId
      return replica
    },
  }
}
type Board = ReturnType<typeof board>

function updateOf(replica: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(replica)
  replica.transact(() => change(replica))
  return Y.encodeStateAsUpdate(replica, before)
}
const judge = (at: Board, sender: Sender, update: Uint8Array): Verdict => judgeUpdate(parseUpdate(update), sender, at)
const codeOf = (verdict: Verdict): string => (verdict.kind === 'refuse' ? verdict.code : verdict.kind)

describe('gate', () => {
  it.each([
    ['records', { viewer: 'not_allowed', editor: 'apply', facilitator: 'apply' }],
    ['items', { viewer: 'not_allowed', editor: 'apply', facilitator: 'apply' }],
    ['meta', { viewer: 'not_allowed', editor: 'not_allowed', facilitator: 'apply' }],
    ['session', { viewer: 'not_allowed', editor: 'not_allowed', facilitator: 'not_allowed' }],
    ['ballots', { viewer: 'not_allowed', editor: 'not_allowed', facilitator: 'not_allowed' }],
    ['__proto__', { viewer: 'not_allowed', editor: 'not_allowed', facilitator: 'not_allowed' }],
  ])('[G1] who may write to %s', (root, expected) => {
    const answers = [VERA, OMAR, NITA].map((person) => {
      const at = board({})
      const update = updateOf(at.replica(OMAR_CLIENT), (doc) => doc.getMap(root).set('key', 'value'))
      return [person.role, codeOf(judge(at, person, update))]
    })
    expect(Object.fromEntries(answers)).toEqual(expected)
  })

  it('[G1] an entry the board has already cannot smuggle in the name of another root', () => {
    const at = board()
    const replica = at.replica(OMAR_CLIENT)
    Y.applyUpdate(
      at.doc,
      updateOf(replica, (doc) => doc.getMap('items').set('known', 1)),
    )
    replica.getMap('items').set('fresh', 2)
    const honest = Y.encodeStateAsUpdate(replica)
    expect(codeOf(judge(at, OMAR, honest))).toBe('apply')
    // The same bytes, with the root's name in the known entry changed.
    const text = Buffer.from(honest).toString('latin1')
    const forged = Buffer.from(text.replace('items', 'i|ems'), 'latin1')
    expect(forged.equals(honest)).toBe(false)
    expect(codeOf(judge(at, OMAR, forged))).toBe('not_allowed')
  })

  it('[G1] overwriting and deleting count as writing', () => {
    for (const change of [
      (doc: Y.Doc) => doc.getMap('session').set('step', 'mine'),
      (doc: Y.Doc) => doc.getMap('session').delete('step'),
      (doc: Y.Doc) => doc.getMap('meta').delete('title'),
    ]) {
      const at = board()
      expect(codeOf(judge(at, OMAR, updateOf(at.replica(OMAR_CLIENT), change)))).toBe('not_allowed')
    }
  })

  it('[G1] finds the root of deeply nested changes', () => {
    const at = board()
    Y.applyUpdate(
      at.doc,
      updateOf(at.replica(NITA_CLIENT), (doc) => {
        const list = new Y.Array<Y.Map<unknown>>()
        doc.getMap('meta').set('deep', list)
        list.push([new Y.Map()])
      }),
    )
    const inside = (doc: Y.Doc) => (doc.getMap('meta').get('deep') as Y.Array<Y.Map<unknown>>).get(0).set('a', 1)
    expect(codeOf(judge(at, OMAR, updateOf(at.replica(OMAR_CLIENT), inside)))).toBe('not_allowed')
    const replica = at.replica(NITA_CLIENT)
    expect(codeOf(judge(at, NITA, updateOf(replica, inside)))).toBe('apply')
    const text = (doc: Y.Doc) => {
      const fragment = new Y.XmlFragment()
      ;(doc.getMap('records').get('shape:1') as Y.Map<unknown>).set('props.richText', fragment)
      fragment.insert(0, [new Y.XmlText('words')])
    }
    expect(codeOf(judge(at, OMAR, updateOf(at.replica(OMAR_CLIENT), text)))).toBe('apply')
  })

  it("[W162] other words for what was decided are taken of an editor; the log of decisions is the server's alone", () => {
    const at = board()
    at.doc.getMap('items').set('T04.decision/statement', 'What was decided')
    at.doc.getMap('session').set('decision/d1', { id: 'd1', statement: 'What was decided' })
    const reword = updateOf(at.replica(OMAR_CLIENT), (doc) =>
      doc.getMap('items').set('T04.decision/statement', 'Other'),
    )
    expect(codeOf(judge(at, OMAR, reword))).toBe('apply')
    for (const person of [OMAR, NITA]) {
      const client = person === OMAR ? OMAR_CLIENT : NITA_CLIENT
      const forge = updateOf(at.replica(client), (doc) => doc.getMap('session').set('decision/d1', { id: 'd1' }))
      expect(codeOf(judge(at, person, forge))).toBe('not_allowed')
    }
  })

  it('[G1] one forbidden change among allowed ones refuses all', () => {
    const at = board()
    const update = updateOf(at.replica(OMAR_CLIENT), (doc) => {
      doc.getMap('items').set('a', 1)
      doc.getMap('session').set('frozen', true)
      doc.getMap('items').set('b', 1)
    })
    expect(codeOf(judge(at, OMAR, update))).toBe('not_allowed')
  })

  it('[G2] new entries need a client id of the sender', () => {
    const at = board()
    const byOmar = updateOf(at.replica(OMAR_CLIENT), (doc) => doc.getMap('items').set('a', 1))
    expect(codeOf(judge(at, OMAR, byOmar))).toBe('apply')
    expect(codeOf(judge(at, NITA, byOmar))).toBe('not_allowed')
  })

  it('[G2] a free client id is claimed; the ids of the server and of unknown authors are not free', () => {
    const at = board({})
    const edit = (clientId: number) => updateOf(at.replica(clientId), (doc) => doc.getMap('items').set('a', 1))
    expect(judge(at, OMAR, edit(300))).toMatchObject({ kind: 'apply', claims: [300] })
    expect(codeOf(judge(at, OMAR, edit(SEED_CLIENT)))).toBe('not_allowed')
    expect(codeOf(judge(at, OMAR, edit(at.doc.clientID)))).toBe('not_allowed')
  })

  it('[G2] empty places (GC) under a foreign client id are refused: they would erase unsent work', () => {
    const at = board()
    // One GC struct of 50 entries for Nita's client, from clock 0.
    const attack = Uint8Array.of(1, 1, 200, 1, 0, 0, 50, 0)
    expect(parseUpdate(attack).structs.get(NITA_CLIENT)?.[0]).toBeInstanceOf(Y.GC)
    expect(codeOf(judge(at, OMAR, attack))).toBe('not_allowed')
    expect(codeOf(judge(at, NITA, attack))).toBe('apply')
  })

  it('[G2] everybody may delete what others made in open roots', () => {
    const at = board()
    expect(
      codeOf(
        judge(
          at,
          OMAR,
          updateOf(at.replica(OMAR_CLIENT), (doc) => doc.getMap('items').clear()),
        ),
      ),
    ).toBe('apply')
  })

  it('[G3] a frozen board takes changes of facilitators only', () => {
    const at = { ...board(), isFrozen: true }
    expect(
      codeOf(
        judge(
          at,
          OMAR,
          updateOf(at.replica(OMAR_CLIENT), (doc) => doc.getMap('items').set('a', 1)),
        ),
      ),
    ).toBe('board_frozen')
    expect(
      codeOf(
        judge(
          at,
          NITA,
          updateOf(at.replica(NITA_CLIENT), (doc) => doc.getMap('items').set('a', 1)),
        ),
      ),
    ).toBe('apply')
  })

  it('[G4] what builds on something missing is a gap, and complete with it', () => {
    const at = board()
    const replica = at.replica(OMAR_CLIENT)
    const before = Y.encodeStateVector(replica)
    updateOf(replica, (doc) => doc.getMap('items').set('a', 1))
    const second = updateOf(replica, (doc) => doc.getMap('items').set('b', 2))
    expect(codeOf(judge(at, OMAR, second))).toBe('gap')
    expect(codeOf(judge(at, OMAR, Y.encodeStateAsUpdate(replica, before)))).toBe('apply')
  })

  it('[G4] so is a deletion of something unknown', () => {
    const at = board()
    const ahead = at.replica(NITA_CLIENT)
    updateOf(ahead, (doc) => doc.getMap('items').set('a', 1))
    const replica = new Y.Doc()
    replica.clientID = OMAR_CLIENT
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(ahead))
    const before = Y.encodeStateVector(replica)
    replica.getMap('items').delete('a')
    expect(codeOf(judge(at, OMAR, Y.encodeStateAsUpdate(replica, before)))).toBe('gap')
  })

  it('[G5] what the board has already is nothing new, for viewers too', () => {
    const at = board()
    at.doc.getMap('items').set('gone', 1)
    at.doc.getMap('items').delete('gone')
    const everything = Y.encodeStateAsUpdate(at.doc)
    expect([VERA, OMAR, NITA].map((person) => judge(at, person, everything).kind)).toEqual([
      'nothing-new',
      'nothing-new',
      'nothing-new',
    ])
    const more = updateOf(at.replica(300), (doc) => doc.getMap('items').delete('T04.markets/CN'))
    expect(codeOf(judge(at, VERA, more))).toBe('not_allowed')
  })
})
