// Everything that editors really do must pass the gate: random honest work of three people, online and offline, with
// rich text, attributes, nested types, undo and redo.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { judgeUpdate } from '../../../server/relay/gate.ts'
import { parseUpdate } from '../../../server/relay/parseUpdate.ts'
import { trialApply } from '../../../server/relay/trialApply.ts'
import { NITA, OMAR, type Person } from '../../support/people.ts'
import { seededDraw } from '../../support/seededDraw.ts'
import { seedState } from '../../support/relayKit.ts'
import type { Draw } from '../../support/nonsenseUpdate.ts'

type Editor = { person: Person; doc: Y.Doc; undo: Y.UndoManager }

function textOf(doc: Y.Doc, draw: Draw): Y.XmlFragment | null {
  const records = [...doc.getMap('records').values()] as Y.Map<unknown>[]
  const record = records[draw(records.length || 1)]
  if (!record) return null
  const text = record.get('props.richText')
  if (text instanceof Y.XmlFragment) return text
  const fragment = new Y.XmlFragment()
  record.set('props.richText', fragment)
  return fragment
}

function editText(fragment: Y.XmlFragment, draw: Draw): void {
  const paragraph = fragment.length > 0 ? fragment.get(draw(fragment.length)) : null
  if (!(paragraph instanceof Y.XmlElement) || draw(5) === 0) {
    const element = new Y.XmlElement('paragraph')
    fragment.insert(draw(fragment.length + 1), [element])
    element.insert(0, [new Y.XmlText('first words')])
    return
  }
  const text = paragraph.get(0)
  switch (draw(5)) {
    case 0:
      return paragraph.setAttribute('align', ['left', 'right'][draw(2)]!)
    case 1:
      return fragment.delete(draw(fragment.length), 1)
    case 2:
      if (text instanceof Y.XmlText && text.length > 2) text.format(draw(text.length - 1), 1 + draw(2), { bold: {} })
      return
    case 3:
      if (text instanceof Y.XmlText && text.length > 2) text.delete(draw(text.length - 1), 1 + draw(2))
      return
    default:
      if (text instanceof Y.XmlText) text.insert(draw(text.length + 1), ['a', 'bc', ' def'][draw(3)]!)
  }
}

function edit({ doc, undo }: Editor, draw: Draw): void {
  const [records, items] = [doc.getMap<Y.Map<unknown>>('records'), doc.getMap('items')]
  doc.transact(() => {
    switch (draw(9)) {
      case 0: {
        const record = new Y.Map<unknown>()
        records.set(`shape:${draw(6)}`, record)
        return record.set('base', { x: draw(100) })
      }
      case 1:
        return records.delete(`shape:${draw(6)}`)
      case 2:
        return records.get(`shape:${draw(6)}`)?.set(['pos', 'props.color'][draw(2)]!, draw(100))
      case 3:
        return items.set(`T04.markets/${draw(5)}`, draw(100))
      case 4:
        return items.delete(`T04.markets/${draw(5)}`)
      default: {
        const text = textOf(doc, draw)
        if (text) editText(text, draw)
      }
    }
  }, undo)
  if (draw(6) === 0) undo.undo()
  if (draw(8) === 0) undo.redo()
  if (draw(5) === 0) undo.stopCapturing()
}

function work(seed: number): { applied: number } {
  const draw = seededDraw(seed)
  const server = new Y.Doc()
  Y.applyUpdate(server, seedState())
  const owners = new Map<number, string>()
  const editors = [NITA, OMAR, { ...OMAR, participantId: 'p-other' }].map((person, index): Editor => {
    const doc = new Y.Doc()
    doc.clientID = 10 + index
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    const roots = [doc.getMap('records'), doc.getMap('items')]
    const undo: Y.UndoManager = new Y.UndoManager(roots, { trackedOrigins: new Set([]), captureTimeout: 0 })
    undo.trackedOrigins.add(undo)
    return { person, doc, undo }
  })
  let applied = 0
  function meet({ person, doc }: Editor): void {
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
    const parsed = parseUpdate(update)
    const verdict = judgeUpdate(parsed, person, {
      doc: server,
      isFrozen: false,
      ownerOf: (clientId) => owners.get(clientId),
    })
    if (verdict.kind !== 'nothing-new') {
      expect(verdict).toMatchObject({ kind: 'apply', claims: expect.anything() as unknown })
      owners.set(doc.clientID, person.participantId)
      trialApply(server, person.role, (apply) => apply(parsed))
      applied += 1
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server')
  }
  for (let step = 0; step < 150; step++) {
    edit(editors[draw(3)]!, draw)
    if (draw(4) === 0) meet(editors[draw(3)]!)
  }
  for (const editor of [...editors, ...editors]) meet(editor)
  for (const { doc } of editors) {
    expect(doc.getMap('records').toJSON()).toEqual(server.getMap('records').toJSON())
    expect(doc.getMap('items').toJSON()).toEqual(server.getMap('items').toJSON())
  }
  return { applied }
}

describe('honest work', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    '[G6] seed %i passes the gate and everybody agrees',
    (seed) => {
      expect(work(seed).applied).toBeGreaterThan(5)
    },
  )
})
