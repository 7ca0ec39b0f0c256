// The part of the storage contract that a running workshop needs: ballots entered for others, notes, visits, room codes.
import { expect, it } from 'vitest'
import type { RoomCodeRow, Storage, VisitRow } from '../../server/storage/Storage.ts'
import { NITA, OMAR } from './people.ts'
import { AT, ballotRow, boardRow, bytes, codeOf, noteRow, participantRow } from './storageRows.ts'

const LATER = '2026-01-02T04:00:00.000Z'
const codeRow = (change: Partial<RoomCodeRow> = {}): RoomCodeRow => ({
  code: 'ABC234',
  boardId: 'b1',
  inviteId: 'i1',
  createdAt: AT,
  expiresAt: LATER,
  endedAt: null,
  ...change,
})
const visitRow = (change: Partial<VisitRow> = {}): VisitRow => ({
  boardId: 'b1',
  participantId: OMAR.participantId,
  from: AT,
  to: AT,
  ...change,
})

/** Called inside the `describe` of a store. */
export function workshopContractSuite(storage: () => Storage): void {
  const withBoards = async (): Promise<Storage> => {
    const store = storage()
    await store.createBoard(boardRow('b1'), [], bytes(1))
    await store.createBoard(boardRow('b2'), [], bytes(1))
    return store
  }

  it('[S7] a ballot entered for others keeps whose it is, and can be taken away', async () => {
    const store = await withBoards()
    const proxy = { partnerId: 'BC', label: 'Table 3', enteredBy: NITA.participantId }
    await store.putBallot(ballotRow())
    await store.putBallot(ballotRow({ participantId: 'table-3', proxy }))
    expect(await store.listBallots('b1', 'r1')).toEqual([ballotRow(), ballotRow({ participantId: 'table-3', proxy })])
    await store.deleteBallot('b1', 'r2', 'table-3')
    await store.deleteBallot('b1', 'r1', 'table-3')
    expect(await store.listBallots('b1', 'r1')).toEqual([ballotRow()])
  })

  it('[S11] a note is kept per board and id, and asked for by writing, person and state', async () => {
    const store = await withBoards()
    const second = noteRow({ id: 'n2', writingId: null, state: 'sent', createdAt: LATER })
    const third = noteRow({ id: 'n0', participantId: NITA.participantId, partnerId: null })
    for (const note of [second, noteRow(), third]) await store.putNote(note)
    await store.putNote(noteRow({ text: 'Energy prices and taxes', updatedAt: LATER }))
    await store.putNote(noteRow({ boardId: 'b2' }))
    const first = noteRow({ text: 'Energy prices and taxes', updatedAt: LATER })
    expect(await store.listNotes('b1', {})).toEqual([third, first, second])
    expect(await store.listNotes('b1', { writingId: null })).toEqual([second])
    expect(await store.listNotes('b1', { writingId: 'w1', participantId: OMAR.participantId })).toEqual([first])
    expect(await store.listNotes('b1', { state: 'sent' })).toEqual([second])
    expect(await store.findNote('b1', 'n1')).toEqual(first)
    await store.deleteNote('b1', 'n1')
    await store.deleteNote('b1', 'nothing')
    expect(await store.findNote('b1', 'n1')).toBeNull()
    expect(await store.findNote('b2', 'n1')).toEqual(noteRow({ boardId: 'b2' }))
  })

  it('[S11] who takes part in a writing is kept once each, until it is forgotten', async () => {
    const store = await withBoards()
    const writer = { boardId: 'b1', writingId: 'w1', participantId: OMAR.participantId, finished: false }
    await store.putWriter(writer)
    await store.putWriter({ ...writer, participantId: NITA.participantId })
    await store.putWriter({ ...writer, finished: true })
    await store.putWriter({ ...writer, writingId: 'w2' })
    const writers = await store.listWriters('b1', 'w1')
    expect(writers).toHaveLength(2)
    expect(writers).toContainEqual({ ...writer, finished: true })
    await store.deleteWriters('b1', 'w1')
    expect(await store.listWriters('b1', 'w1')).toEqual([])
    expect(await store.listWriters('b1', 'w2')).toHaveLength(1)
  })

  it('[S12] a placed note keeps of its author what was announced', async () => {
    const store = await withBoards()
    for (const id of ['n1', 'n2', 'n3', 'n4']) await store.putNote(noteRow({ id }))
    await store.placeNotes('b1', ['n1', 'gone'], 'names', LATER)
    await store.placeNotes('b1', ['n2'], 'partners', LATER)
    await store.placeNotes('b1', ['n3'], 'nobody', LATER)
    expect(await store.findNote('b1', 'n1')).toEqual(noteRow({ state: 'placed' }))
    expect(await store.findNote('b1', 'n2')).toEqual(noteRow({ id: 'n2', state: 'placed', participantId: null }))
    expect(await store.findNote('b1', 'n3')).toEqual(
      noteRow({ id: 'n3', state: 'placed', participantId: null, partnerId: null, createdAt: LATER, updatedAt: LATER }),
    )
    expect(await store.findNote('b1', 'n4')).toEqual(noteRow({ id: 'n4' }))
  })

  it('[S13] a visit has one row per person and beginning', async () => {
    const store = await withBoards()
    await store.putVisit(visitRow())
    await store.putVisit(visitRow({ from: LATER, to: LATER }))
    await store.putVisit(visitRow({ participantId: NITA.participantId }))
    await store.putVisit(visitRow({ to: LATER }))
    const visits = await store.listVisits('b1')
    expect(visits).toHaveLength(3)
    expect(visits.at(-1)).toEqual(visitRow({ from: LATER, to: LATER }))
    expect(visits).toContainEqual(visitRow({ to: LATER }))
    expect(await store.listVisits('b2')).toEqual([])
  })

  it('[S14] a room code is given once on the whole server', async () => {
    const store = await withBoards()
    await store.putRoomCode(codeRow())
    await expect(store.putRoomCode(codeRow({ boardId: 'b2' }))).rejects.toThrow()
    expect(await store.findRoomCode('ABC234')).toEqual(codeRow())
    expect(await store.findRoomCode('ABC235')).toBeNull()
  })

  it('[S14] ending the codes of a board leaves those that ended before, and other boards', async () => {
    const store = await withBoards()
    await store.putRoomCode(codeRow())
    await store.endRoomCodes('b1', AT)
    expect(await store.openRoomCode('b1')).toBeNull()
    await store.putRoomCode(codeRow({ code: 'NEW234', createdAt: LATER }))
    await store.putRoomCode(codeRow({ code: 'OTHER2', boardId: 'b2' }))
    expect((await store.openRoomCode('b1'))?.code).toBe('NEW234')
    await store.endRoomCodes('b1', LATER)
    expect((await store.findRoomCode('ABC234'))?.endedAt).toBe(AT)
    expect((await store.findRoomCode('NEW234'))?.endedAt).toBe(LATER)
    expect((await store.openRoomCode('b2'))?.code).toBe('OTHER2')
  })

  it('[A5] [S11] with the name go the notes; visits stay as ids', async () => {
    const store = await withBoards()
    await store.addParticipants([participantRow()])
    await store.putNote(noteRow())
    await store.putNote(noteRow({ id: 'n2', participantId: NITA.participantId }))
    await store.putWriter({ boardId: 'b1', writingId: 'w1', participantId: OMAR.participantId, finished: true })
    await store.putVisit(visitRow())
    await store.eraseParticipant('b1', OMAR.participantId, 'Former participant', LATER)
    expect((await store.listNotes('b1', {})).map(({ id }) => id)).toEqual(['n2'])
    expect(await store.listWriters('b1', 'w1')).toEqual([])
    expect(await store.listVisits('b1')).toEqual([visitRow()])
  })

  it('[S2] all of it goes with its board', async () => {
    const store = await withBoards()
    const writer = { boardId: 'b1', writingId: 'w1', participantId: OMAR.participantId, finished: false }
    await store.putNote(noteRow())
    await store.putWriter(writer)
    await store.putVisit(visitRow())
    await store.putRoomCode(codeRow())
    await store.deleteBoard('b1', LATER)
    expect(await store.listNotes('b1', {})).toEqual([])
    expect(await store.listWriters('b1', 'w1')).toEqual([])
    expect(await store.listVisits('b1')).toEqual([])
    expect(await store.findRoomCode('ABC234')).toBeNull()
    const refused = [
      store.putNote(noteRow()),
      store.deleteNote('b1', 'n1'),
      store.placeNotes('b1', ['n1'], 'names', AT),
      store.putWriter(writer),
      store.deleteWriters('b1', 'w1'),
      store.putVisit(visitRow()),
      store.putRoomCode(codeRow()),
      store.endRoomCodes('b1', AT),
      store.deleteBallot('b1', 'r1', 'p'),
    ]
    expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'board_deleted'))
  })

  it('shares no note with its caller', async () => {
    const store = await withBoards()
    const note = noteRow()
    await store.putNote(note)
    note.text = 'changed'
    const found = await store.findNote('b1', 'n1')
    found!.text = 'changed too'
    expect(await store.findNote('b1', 'n1')).toEqual(noteRow())
  })
}
