// A board as one file and back. The document travels as its own bytes; ids of board and invitations are new on the way in.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, checkedText, type Archive } from '../../shared/board/archive.ts'
import { BOARD_SCHEMA, readBoard } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { ROOTS } from '../../shared/roles.ts'
import { cleanImage } from '../images/cleanImage.ts'
import type { Rooms } from '../relay/Rooms.ts'
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
  for (const hash of await storage.listAssets(board.id)) {
    const asset = await storage.findAsset(board.id, hash)
    if (asset) assets.push({ hash, bytes: Buffer.from(asset.bytes).toString('base64') })
  }
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
  }
  return { ...archive, checksum: checksumOf(archive) }
}

/** @throws BoardError invalid_value naming the part that cannot be used */
function checkedDocument(archive: Archive): Y.Doc {
  const { checksum, ...rest } = archive
  if (checksumOf(rest) !== checksum)
    throw new BoardError('invalid_value', 'The file was changed after it was exported. Use the original.', 'checksum')
  const unreadable = () =>
    new BoardError('invalid_value', 'The document inside the file cannot be read. Use another copy.', 'state')
  let doc: Y.Doc
  try {
    doc = documentOf(Buffer.from(archive.state, 'base64'))
    for (const root of ROOTS) doc.getMap(root)
  } catch (error) {
    // Whatever the reader stumbled over, the file is what is wrong.
    throw Object.assign(unreadable(), { cause: error })
  }
  const isForeign = [...doc.share.keys()].some((root) => !(ROOTS as readonly string[]).includes(root))
  if (isForeign || doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw unreadable()
  if (doc.getMap('meta').get('schema') !== BOARD_SCHEMA)
    throw new BoardError(
      'invalid_value',
      'The board in this file is of a version that this server cannot read.',
      'state',
    )
  return doc
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
  const created = await createBoard(storage, doc, { title: archive.board.title, at, origin })
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
  } catch (error) {
    // Nobody has the links yet; what is there must not stay.
    await storage.deleteBoard(boardId, at)
    throw error
  }
  return created
}
