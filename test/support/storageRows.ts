// Rows of the storage contract's suites: one of each kind, changed where a test needs it.
import { BoardError } from '../../shared/errors.ts'
import type {
  AssetRow,
  BallotRow,
  BoardRow,
  InviteRow,
  LogRecord,
  NoteRow,
  ParticipantRow,
  PointRow,
  SessionRow,
} from '../../server/storage/Storage.ts'
import { NITA, OMAR } from './people.ts'

export const AT = '2026-01-02T03:04:05.000Z'
export const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

export const boardRow = (id = 'b1'): BoardRow => ({ id, title: 'Strategy', epoch: 1, createdAt: AT, deletedAt: null })
export const inviteRow = (change: Partial<InviteRow> = {}): InviteRow => ({
  id: 'i1',
  boardId: 'b1',
  role: 'editor',
  secretHash: 'hash-1',
  createdAt: AT,
  expiresAt: null,
  maxUses: null,
  uses: 0,
  revokedAt: null,
  ...change,
})
export const participantRow = (change: Partial<ParticipantRow> = {}): ParticipantRow => ({
  id: OMAR.participantId,
  boardId: 'b1',
  inviteId: 'i1',
  role: 'editor',
  name: 'Omar',
  partnerId: 'BC',
  joinedAt: AT,
  removedAt: null,
  erasedAt: null,
  ...change,
})
export const sessionRow = (change: Partial<SessionRow> = {}): SessionRow => ({
  tokenHash: 'token-1',
  boardId: 'b1',
  participantId: OMAR.participantId,
  expiresAt: AT,
  ...change,
})
export const ballotRow = (change: Partial<BallotRow> = {}): BallotRow => ({
  boardId: 'b1',
  roundId: 'r1',
  participantId: OMAR.participantId,
  values: { CN: { C1: 4, C2: null }, US: { C1: 'approve' } },
  finished: false,
  updatedAt: AT,
  proxy: null,
  ...change,
})
export const noteRow = (change: Partial<NoteRow> = {}): NoteRow => ({
  id: 'n1',
  boardId: 'b1',
  writingId: 'w1',
  participantId: OMAR.participantId,
  partnerId: 'BC',
  text: 'Energy prices',
  createdAt: AT,
  updatedAt: AT,
  state: 'kept',
  ...change,
})
export const assetRow = (change: Partial<AssetRow> = {}): AssetRow => ({
  boardId: 'b1',
  hash: 'h1',
  type: 'image/png',
  width: 3,
  height: 2,
  createdAt: AT,
  bytes: bytes(1, 2, 3),
  ...change,
})
export const pointRow = (change: Partial<PointRow> = {}): Omit<PointRow, 'size'> => ({
  id: 'point-1',
  boardId: 'b1',
  seq: 0,
  epoch: 1,
  at: AT,
  kind: 'named',
  name: 'Before the vote',
  participantId: NITA.participantId,
  ...change,
})
export const NO_LIMITS = { count: 100, since: '2000-01-01T00:00:00.000Z' }
export const record = (update: Uint8Array, boardId = 'b1'): LogRecord => ({
  boardId,
  participantId: OMAR.participantId,
  at: AT,
  update,
})

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return error instanceof BoardError ? error.code : 'another error'
  }
  return 'no error'
}
