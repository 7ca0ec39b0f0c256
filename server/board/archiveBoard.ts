// A board as one file and back. The document travels as its own bytes; ids of board, invitations and restore points are new on
// the way in. What stays behind belongs to the server: links and tokens, the audit log of what was done there, automatic
// restore points and the single steps of the log (the document holds what came of them), and what is still private.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, checkedText, type Archive } from '../../shared/board/archive.ts'
import { BOARD_SCHEMA, readBoard } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { ROOTS } from '../../shared/roles.ts'
import { settleSession } from '../../shared/session/settleSession.ts'
import { cleanImage } from '../images/cleanImage.ts'
import { limitsOf } from '../relay/RoomPoints.ts'
import type { Rooms } from '../relay/Rooms.ts'
import { newId } from '../secrets.ts'
import type { AssetRow, BoardRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import { createBoard, type CreatedBoard } from './createBoard.ts'

const checksumOf = (archive: Omit<Archive, 'checksum'>): string =>
  createHash('sha256').update(checkedText(archive)).digest('hex')

/** Reads an update into a fresh document, whose encoding depends on nothing but the content. */
function documentOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** Named states go along, newest first, until they are as large as this together. */
const MAX_POINT_BYTES = 32 * 1024 * 1024

async function namedPoints(storage: Storage, boardId: string): Promise<NonNullable<Archive['points']>> {
  const points: NonNullable<Archive['points']> = []
  let room = MAX_POINT_BYTES
  for (const { id, kind, size } of await storage.listPoints(boardId)) {
    if (kind !== 'named' || size > room) continue
    const loaded = await storage.loadPoint(boardId, id)
    if (!loaded) continue
    room -= size
    const { at, name, participantId } = loaded.point
    points.unshift({ at, name: name ?? '', participantId, state: Buffer.from(loaded.state).toString('base64') })
  }
  return points
}

export async function exportBoard(storage: Storage, rooms: Rooms, board: BoardRow, at: string): Promise<Archive> {
  const { state, rounds, title } = await rooms.read(board.id, (doc) => {
    const present = readBoard(doc)
    return { state: Y.encodeStateAsUpdate(doc), rounds: present.rounds, title: present.title }
  })
  const participants = await storage.listParticipants(board.id)
  const ballots = []
  // [B6] What is still secret on the board is no less secret in a file.
  for (const round of rounds)
    if (round.state !== 'open') ballots.push(...(await storage.listBallots(board.id, round.id)))
  const assets: NonNullable<Archive['assets']> = []
  for (const hash of (await storage.listAssets(board.id)).sort()) {
    const asset = await storage.findAsset(board.id, hash)
    if (asset) assets.push({ hash, bytes: Buffer.from(asset.bytes).toString('base64') })
  }
  const known = new Set(participants.map(({ id }) => id))
  const visits = (await storage.listVisits(board.id))
    .filter(({ participantId }) => known.has(participantId))
    .map(({ participantId, from, to }) => ({ participantId, from, to }))
  const points = await namedPoints(storage, board.id)
  const archive: Omit<Archive, 'checksum'> = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    exportedAt: at,
    board: { title, createdAt: board.createdAt },
    state: Buffer.from(Y.encodeStateAsUpdate(documentOf(state))).toString('base64'),
    participants: participants.map(({ id, role, name, partnerId, joinedAt, removedAt, erasedAt }) => ({
      id,
      role,
      name,
      partnerId,
      joinedAt,
      removedAt,
      ...(erasedAt === null ? {} : { erasedAt }),
    })),
    ballots: ballots.map(({ roundId, participantId, values, finished, updatedAt, proxy }) => ({
      roundId,
      participantId,
      values,
      finished,
      updatedAt,
      ...(proxy ? { proxy } : {}),
    })),
    ...(assets.length > 0 ? { assets } : {}),
    ...(visits.length > 0 ? { visits } : {}),
    ...(points.length > 0 ? { points } : {}),
  }
  return { ...archive, checksum: checksumOf(archive) }
}

/** @throws BoardError invalid_value at `field` for anything that is no board of this version */
function readableDocument(state: Uint8Array, field: string): Y.Doc {
  const unreadable = () =>
    new BoardError('invalid_value', 'The document inside the file cannot be read. Use another copy.', field)
  let doc: Y.Doc
  try {
    doc = documentOf(state)
    for (const root of ROOTS) doc.getMap(root)
  } catch (error) {
    // Whatever the reader stumbled over, the file is what is wrong.
    throw Object.assign(unreadable(), { cause: error })
  }
  const isForeign = [...doc.share.keys()].some((root) => !(ROOTS as readonly string[]).includes(root))
  if (isForeign || doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw unreadable()
  if (doc.getMap('meta').get('schema') !== BOARD_SCHEMA)
    throw new BoardError('invalid_value', 'The board in this file is of a version that this server cannot read.', field)
  return doc
}

/** @throws BoardError invalid_value naming the part that cannot be used */
function checkedDocument(archive: Archive): Y.Doc {
  const { checksum, ...rest } = archive
  if (checksumOf(rest) !== checksum)
    throw new BoardError('invalid_value', 'The file was changed after it was exported. Use the original.', 'checksum')
  return readableDocument(Buffer.from(archive.state, 'base64'), 'state')
}

/** @throws BoardError invalid_value naming the state that cannot be used */
function checkedPoints(
  archive: Archive,
): (Omit<NonNullable<Archive['points']>[number], 'state'> & { state: Buffer })[] {
  return (archive.points ?? []).map((point, i) => {
    const state = Buffer.from(point.state, 'base64')
    readableDocument(state, `points.${i}.state`)
    return { ...point, state }
  })
}

/** A file is no better a sender than a person: its pictures are looked at like any upload. */
function checkedAssets(archive: Archive, boardId: string, at: string): AssetRow[] {
  return (archive.assets ?? []).map(({ hash, bytes }, i) => {
    const image = cleanImage(Buffer.from(bytes, 'base64'))
    if (createHash('sha256').update(image.bytes).digest('hex') !== hash)
      throw new BoardError('invalid_value', 'A picture in the file was changed. Use the original.', `assets.${i}`)
    return { boardId, hash, createdAt: at, ...image }
  })
}

/** @throws BoardError invalid_value, image_refused, quota_reached; then nothing was made. */
export async function importBoard(
  storage: Storage,
  archive: Archive,
  { at, origin }: { at: string; origin: string },
): Promise<CreatedBoard> {
  const doc = checkedDocument(archive)
  const people = new Set(archive.participants.map((person) => person.id))
  archive.ballots.forEach(({ participantId, proxy }, i) => {
    if (!people.has(proxy?.enteredBy ?? participantId))
      throw new BoardError('invalid_value', 'A ballot names nobody of this board.', `ballots.${i}.participantId`)
  })
  if (people.size !== archive.participants.length)
    throw new BoardError('invalid_value', 'Two people of this board have the same id.', 'participants')
  for (const [i, { participantId }] of (archive.visits ?? []).entries())
    if (!people.has(participantId))
      throw new BoardError('invalid_value', 'A visit names nobody of this board.', `visits.${i}.participantId`)
  const points = checkedPoints(archive)
  doc.transact(() => settleSession(doc.getMap('session')))
  const { title, createdAt } = archive.board
  const created = await createBoard(storage, doc, { title, at, origin, createdAt })
  const { boardId } = created
  try {
    await storage.addParticipants(
      archive.participants.map((person): ParticipantRow => ({
        ...person,
        erasedAt: person.erasedAt ?? null,
        boardId,
        inviteId: created.inviteRows[person.role].id,
      })),
    )
    for (const asset of checkedAssets(archive, boardId, at))
      if (!(await storage.putAsset(asset, LIMITS.maxAssetBytesPerBoard)))
        throw new BoardError('quota_reached', 'The file holds more pictures than a board may have (200 MB).', 'assets')
    for (const { proxy = null, ...ballot } of archive.ballots) await storage.putBallot({ boardId, ...ballot, proxy })
    for (const visit of archive.visits ?? []) await storage.putVisit({ boardId, ...visit })
    const limits = limitsOf('named', Date.parse(at))
    for (const { state, ...point } of points)
      await storage.addPoint({ ...point, id: newId(), boardId, seq: 0, epoch: 1, kind: 'named' }, state, limits)
  } catch (error) {
    // Nobody has the links yet; what is there must not stay.
    await storage.deleteBoard(boardId, at)
    throw error
  }
  return created
}
