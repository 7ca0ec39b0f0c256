// Comments in the document: what is kept, who may do what, and what a reader makes of broken entries.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { createCommentEdit, readComments, type CommentAnchor } from '../../../shared/comments/comments.ts'
import {
  mentionQuery,
  mentionsPerson,
  plainComment,
  splitMentions,
  withMentions,
} from '../../../shared/comments/mentions.ts'
import { NITA, OMAR, type Person } from '../../support/people.ts'

const ANCHOR: CommentAnchor = { page: 'page:T04', x: 10, y: 20, shape: 'shape:T04.matrix', fx: 0.5, fy: 0.25 }

let count = 0

function author(doc: Y.Doc, person: Person) {
  return createCommentEdit(doc, {
    participantId: person.participantId,
    partnerId: person.partnerId,
    newId: () => `${person.participantId}-${++count}`,
    now: () => new Date(Date.UTC(2026, 10, 22, 10, 0, ++count)).toISOString(),
  })
}

const threadsOf = (doc: Y.Doc) => readComments(readBoard(doc).items)

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

describe('comments', () => {
  it('[M1] a thread keeps its place, its comments in order, and who wrote them for which partner', () => {
    const doc = new Y.Doc()
    const id = author(doc, NITA).open(ANCHOR, '  Is this right?  ')
    author(doc, OMAR).reply(id, 'Yes')
    expect(threadsOf(doc)).toMatchObject([
      {
        id,
        anchor: ANCHOR,
        by: 'p-nita',
        resolved: null,
        comments: [
          { text: 'Is this right?', by: 'p-nita', partner: null },
          { text: 'Yes', by: 'p-omar', partner: 'BC' },
        ],
      },
    ])
  })

  it('[M2] answers written at the same moment all stay, also when the last comment is taken back meanwhile', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    const nita = author(a, NITA)
    const id = nita.open(ANCHOR, 'First')
    exchange(a, b)
    const [first] = threadsOf(a)[0]!.comments
    nita.takeBack(id, first!.id)
    author(b, OMAR).reply(id, 'Answer')
    expect(threadsOf(a)).toEqual([])
    exchange(a, b)
    for (const doc of [a, b])
      expect(threadsOf(doc).map((one) => one.comments.map(({ text }) => text))).toEqual([['Answer']])
  })

  it('[M3] a thread is resolved and opened again; nobody takes back what another person wrote', () => {
    const doc = new Y.Doc()
    const nita = author(doc, NITA)
    const omar = author(doc, OMAR)
    const id = nita.open(ANCHOR, 'Done?')
    omar.setResolved(id, true)
    expect(threadsOf(doc)[0]!.resolved?.by).toBe('p-omar')
    nita.setResolved(id, false)
    expect(threadsOf(doc)[0]!.resolved).toBeNull()
    expect(() => omar.takeBack(id, threadsOf(doc)[0]!.comments[0]!.id)).toThrow('Only the person')
    expect(threadsOf(doc)[0]!.comments).toHaveLength(1)
  })

  it('refuses empty and too long texts, far places and threads that are gone, and then changes nothing', () => {
    const doc = new Y.Doc()
    const nita = author(doc, NITA)
    expect(() => nita.open(ANCHOR, ' \n ')).toThrow('Write something')
    expect(() => nita.open(ANCHOR, 'x'.repeat(2001))).toThrow('at most 2000')
    expect(() => nita.open({ ...ANCHOR, x: 1e9 }, 'Hello')).toThrow('too far')
    expect(() => nita.reply('gone', 'Hello')).toThrow('took this comment back')
    expect(doc.getMap('items').size).toBe(0)
  })

  it('[M4] broken entries are read as absent, and lists of the board never see a comment', () => {
    const doc = new Y.Doc()
    const nita = author(doc, NITA)
    const id = nita.open(ANCHOR, 'Fine')
    const items = doc.getMap('items')
    items.set('comments/a', { anchor: { page: 'page:T04', x: Number.NaN, y: 0 }, by: 'p', at: '2026-11-22T10:00:00Z' })
    items.set('comments/b', 'text')
    items.set('comments/%E0%A4%A', { anchor: ANCHOR, by: 'p', at: '2026-11-22T10:00:00Z' })
    items.set(`comments/${id}/x`, { text: { nested: true }, by: 'p', at: '2026-11-22T10:00:00Z' })
    items.set(`comments/${id}/y`, { text: 'x'.repeat(5000), by: 'p', at: '2026-11-22T10:00:00Z' })
    items.set(`comments/${id}/z`, { text: 'no time', by: 'p', at: 'yesterday' })
    items.set('comments/orphan/z', { text: 'nowhere', by: 'p', at: '2026-11-22T10:00:00Z' })
    expect(threadsOf(doc).map((thread) => thread.comments.map(({ text }) => text))).toEqual([['Fine']])
    expect(listItems(readBoard(doc), 'comments')).toEqual([])
  })
})

describe('mentions', () => {
  const BIOM = { kind: 'partner', id: 'BM' } as const
  const ANN = { kind: 'person', id: 'p%1' } as const

  it('[M5] a comment keeps ids instead of names, and reads with the names of now', () => {
    const kept = withMentions('@Ann and @Ann Lee of @BioM, mail a@b.org', [
      { name: 'Ann', mention: { kind: 'person', id: 'p2' } },
      { name: 'Ann Lee', mention: ANN },
      { name: 'BioM', mention: BIOM },
    ])
    expect(kept).not.toMatch(/Ann|BioM/)
    expect(splitMentions(kept).filter((part) => typeof part !== 'string')).toEqual([
      { kind: 'person', id: 'p2' },
      ANN,
      BIOM,
    ])
    expect(plainComment(kept, ({ id }) => id.toUpperCase())).toBe('@P2 and @P%1 of @BM, mail a@b.org')
  })

  it('asks for a name after an @ at the start of a word only', () => {
    expect(mentionQuery('Hello @an', 9)).toEqual({ from: 6, query: 'an' })
    expect(mentionQuery('@', 1)).toEqual({ from: 0, query: '' })
    expect(mentionQuery('mail a@b', 8)).toBeNull()
    expect(mentionQuery('@an\nother', 9)).toBeNull()
    expect(mentionQuery('no one', 6)).toBeNull()
  })

  it('a broken token stays text', () => {
    expect(splitMentions('@{person:%E0%A4%A} @{other:x}')).toEqual(['@{person:%E0%A4%A} @{other:x}'])
  })

  it('[M6] a person is mentioned by name or through the own partner', () => {
    const doc = new Y.Doc()
    author(doc, NITA).open(ANCHOR, withMentions('@BioM', [{ name: 'BioM', mention: BIOM }]))
    const [thread] = threadsOf(doc)
    expect(mentionsPerson(thread!, 'p-omar', 'BM')).toBe(true)
    expect(mentionsPerson(thread!, 'p-omar', 'BC')).toBe(false)
    expect(mentionsPerson(thread!, 'BM', null)).toBe(false)
  })
})
