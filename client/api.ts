// Every call to the server's HTTP interface, typed. A refusal becomes the BoardError the server sent; no answer at all
// becomes one too, so that callers show one kind of error. Knows no React.
import type { Cells, Partner, PartnerId, Round } from '../shared/board/boardState.ts'
import type { Results } from '../shared/compute/results.ts'
import type { TemplateId, WidgetId } from '../shared/catalog.ts'
import { BoardError, REFUSALS, type RefusalCode } from '../shared/errors.ts'
import type { Role } from '../shared/roles.ts'
import type { SessionAnswer, SessionCommand } from '../shared/session/sessionCommands.ts'
import { translate } from './i18n.ts'

export type Invites = Record<Role, string>
export type CreatedBoard = { boardId: string; invites: Invites }
export type NewBoard = {
  title: string
  /** ISO dates, both days counted. */
  consortium: { name: string; partners: Partner[]; strategyStart: string; strategyEnd: string }
  templates: TemplateId[]
  locale?: string
}
export type Invitation = {
  boardId: string
  title: string
  role: Role
  consortium: { name: string }
  partners: Partner[]
}
export type Person = {
  participantId: string
  name: string
  partnerId: PartnerId | null
  role: Role
  isHere: boolean
}
/** `removedAt`: when the person was taken off the board or left it; null for who takes part. Times are ISO. */
export type KnownPerson = Person & { joinedAt: string; removedAt: string | null }
export type BoardInfo = {
  boardId: string
  title: string
  role: Role
  consortium: { name: string; strategyStart: string | null; strategyEnd: string | null; partners: Partner[] }
  templates: TemplateId[]
  participants: Person[]
  me: { participantId: string; name: string; partnerId: PartnerId | null; role: Role }
  /** ISO time of the server when it answered. */
  serverTime: string
}
export type Joined = { participantId: string; role: Role; token: string; expiresAt: string }
export type InviteLimits = { maxUses?: number; expiresAt?: string }
/** A link as the server remembers it: everything but its secret. Times are ISO. */
export type Invite = {
  inviteId: string
  role: Role
  createdAt: string
  expiresAt: string | null
  maxUses: number | null
  uses: number
  revokedAt: string | null
  /** Who came with it and still takes part. */
  people: number
  /** It stands behind the open room's code. */
  isRoom?: true
}
export type Ballot = { values: Cells; finished: boolean }
/** A state of the board that was kept. Times are ISO. */
export type RestorePoint = {
  id: string
  at: string
  kind: 'named' | 'periodic' | 'step' | 'massDelete' | 'restore'
  /** The facilitator's words; for a step its template and id, such as `T04 S3`. */
  name: string | null
  /** Who asked for it or caused it; null for the server itself. */
  by: { participantId: string; name: string | null } | null
  /** Bytes. */
  size: number
}
/** Something done on the board. `detail` holds ids, roles and counts. */
export type AuditEntry = {
  at: string
  participantId: string | null
  name: string | null
  action: string
  detail: Record<string, string | number | boolean | null>
}
export type ServerConfig = { needsAdminToken: boolean; tldrawLicenseKey?: string; version: string }

/** What a facilitator may tell the server about the running session. */
/** An own note: of a private writing, or an idea for the facilitator (`writingId` null). */
export type OwnNote = {
  id: string
  writingId: string | null
  text: string
  createdAt: string
  /** `kept`: nobody else has seen it; `sent`: an idea that waits; then on the board, or put aside. */
  state: 'kept' | 'sent' | 'placed' | 'dismissed'
}
/** An idea as facilitators see it: the partner, never a name. */
export type Idea = { id: string; text: string; partnerId: PartnerId | null; createdAt: string }
/** A ballot entered for somebody who has no device: counted for the partner, marked as such. */
export type ProxyBallot = { id: string; partnerId: PartnerId; label: string; values: Cells; finished: boolean }
/** `link` is what its QR code holds. */
export type RoomCode = { code: string | null; expiresAt: string | null; link: string | null }
/** Times somebody was connected (ISO); names as they are now. */
export type Visit = { participantId: string; name: string; partnerId: PartnerId | null; from: string; to: string }

type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  token?: string
  signal?: AbortSignal
}

/** @throws BoardError with the server's code, message and field; code `internal` when nothing answered. */
async function call(path: string, { method = 'GET', body, token, signal }: Call = {}): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined && !(body instanceof Blob)) headers['content-type'] = 'application/json'
  if (token) headers.authorization = `Bearer ${token}`
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new BoardError('internal', translate('error.unreachable'))
  }
  if (!response.ok) throw await refusalOf(response)
  return response
}

async function refusalOf(response: Response): Promise<BoardError> {
  const text = await response.text()
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string; field?: string } }
    const code: RefusalCode = error.code in REFUSALS ? (error.code as RefusalCode) : 'internal'
    return new BoardError(code, error.message, error.field)
  } catch {
    // Not our server's form: a proxy or a crash page answered. Its text would help nobody.
    return new BoardError('internal', translate('error.unexpectedAnswer', { status: response.status }))
  }
}

async function answer<T>(path: string, options?: Call): Promise<T> {
  return (await (await call(path, options)).json()) as T
}

const board = (boardId: string, rest = ''): string => `/api/boards/${encodeURIComponent(boardId)}${rest}`
const ballotPath = (boardId: string, roundId: string): string =>
  board(boardId, `/rounds/${encodeURIComponent(roundId)}/ballot`)
const person = (boardId: string, participantId: string): string =>
  board(boardId, `/participants/${encodeURIComponent(participantId)}`)
const pointPath = (boardId: string, pointId: string): string =>
  board(boardId, `/history/${encodeURIComponent(pointId)}`)
const notePath = (boardId: string, noteId: string): string => board(boardId, `/notes/${encodeURIComponent(noteId)}`)
const proxyPath = (boardId: string, roundId: string, proxyId: string): string =>
  board(boardId, `/rounds/${encodeURIComponent(roundId)}/proxies/${encodeURIComponent(proxyId)}`)
const withToken = (token: string | undefined): { token?: string } => (token ? { token } : {})

export const api = {
  config: () => answer<ServerConfig>('/api/config'),
  createBoard: (newBoard: NewBoard, adminToken?: string) =>
    answer<CreatedBoard>('/api/boards', { method: 'POST', body: newBoard, ...withToken(adminToken) }),
  /** `worked`: worked example 1, three templates; `full`: every template filled. */
  createExample: (example: 'worked' | 'full', adminToken?: string) =>
    answer<CreatedBoard>(`/api/boards/example?example=${example}`, { method: 'POST', ...withToken(adminToken) }),
  /** @param text the whole content of an export.json file, sent as it is. */
  importBoard: (text: string, adminToken?: string) =>
    answer<CreatedBoard>('/api/boards/import', { method: 'POST', body: text, ...withToken(adminToken) }),
  invitation: (boardId: string, secret: string) =>
    answer<Invitation>(board(boardId, '/invitation'), { method: 'POST', body: { secret } }),
  join: (boardId: string, secret: string, name: string, partnerId: PartnerId | null) =>
    answer<Joined>(board(boardId, '/join'), {
      method: 'POST',
      body: { secret, name, ...(partnerId === null ? {} : { partnerId }) },
    }),
  board: (boardId: string, signal?: AbortSignal) => answer<BoardInfo>(board(boardId), signal ? { signal } : {}),
  makeInvite: (boardId: string, role: Role, limits: InviteLimits = {}) =>
    answer<{ invite: string }>(board(boardId, '/invites'), { method: 'POST', body: { role, ...limits } }),
  invites: async (boardId: string): Promise<Invite[]> =>
    (await answer<{ invites: Invite[] }>(board(boardId, '/invites'))).invites,
  /** @param isForPeopleToo also removes everybody who came with the link, except oneself */
  revokeInvite: async (boardId: string, inviteId: string, isForPeopleToo: boolean): Promise<void> => {
    const rest = `/invites/${encodeURIComponent(inviteId)}${isForPeopleToo ? '?people=remove' : ''}`
    await call(board(boardId, rest), { method: 'DELETE' })
  },
  /** Everybody who takes part or took part, for facilitators. */
  everybody: async (boardId: string): Promise<KnownPerson[]> =>
    (await answer<{ participants: KnownPerson[] }>(board(boardId, '/participants'))).participants,
  changeRole: async (boardId: string, participantId: string, role: Role): Promise<void> => {
    await call(person(boardId, participantId), { method: 'PATCH', body: { role } })
  },
  removePerson: async (boardId: string, participantId: string): Promise<void> => {
    await call(person(boardId, participantId), { method: 'DELETE' })
  },
  eraseName: async (boardId: string, participantId: string): Promise<void> => {
    await call(`${person(boardId, participantId)}/erase`, { method: 'POST' })
  },
  /** The server answers with the picture's hash, or refuses what is no picture. */
  uploadPicture: (boardId: string, file: Blob, signal?: AbortSignal) =>
    answer<{ hash: string }>(board(boardId, '/assets'), { method: 'POST', body: file, ...(signal ? { signal } : {}) }),
  changeMe: async (boardId: string, name: string, partnerId: PartnerId | null): Promise<void> => {
    await call(board(boardId, '/me'), { method: 'PUT', body: { name, partnerId } })
  },
  ballot: (boardId: string, roundId: string) => answer<Ballot>(ballotPath(boardId, roundId)),
  saveBallot: (boardId: string, roundId: string, ballot: Ballot) =>
    answer<{ saved: true }>(ballotPath(boardId, roundId), { method: 'PUT', body: ballot }),
  openRound: (boardId: string, widget: WidgetId) =>
    answer<{ round: Round }>(board(boardId, '/session'), { method: 'POST', body: { command: 'openRound', widget } }),
  session: (boardId: string, command: SessionCommand): Promise<SessionAnswer> =>
    answer<SessionAnswer>(board(boardId, '/session'), { method: 'POST', body: command }),
  /** One's own notes and ideas, oldest first. */
  notes: async (boardId: string): Promise<OwnNote[]> =>
    (await answer<{ notes: OwnNote[] }>(board(boardId, '/notes'))).notes,
  /** The same with the ids of the writings one has said to have finished. */
  ownNotes: (boardId: string) => answer<{ notes: OwnNote[]; finished?: string[] }>(board(boardId, '/notes')),
  /** Writes a note or changes it; resolves when it is on disk. The id is made here, so that sending twice is no harm. */
  putNote: async (boardId: string, noteId: string, note: { writingId: string | null; text: string }): Promise<void> => {
    await call(notePath(boardId, noteId), { method: 'PUT', body: note })
  },
  deleteNote: async (boardId: string, noteId: string): Promise<void> => {
    await call(notePath(boardId, noteId), { method: 'DELETE' })
  },
  /** Puts one's own note on the board before the others'. */
  revealNote: async (boardId: string, noteId: string): Promise<void> => {
    await call(`${notePath(boardId, noteId)}/reveal`, { method: 'POST' })
  },
  finishWriting: async (boardId: string, writingId: string, finished: boolean): Promise<void> => {
    await call(board(boardId, `/writings/${encodeURIComponent(writingId)}/finished`), {
      method: 'PUT',
      body: { finished },
    })
  },
  /** Ideas that wait, for facilitators. */
  ideas: async (boardId: string): Promise<Idea[]> => (await answer<{ ideas: Idea[] }>(board(boardId, '/ideas'))).ideas,
  raiseHand: async (boardId: string, raised: boolean): Promise<void> => {
    await call(board(boardId, '/hand'), { method: 'PUT', body: { raised } })
  },
  answerSpotlight: async (boardId: string, accept: boolean): Promise<void> => {
    await call(board(boardId, '/spotlight'), { method: 'POST', body: { accept } })
  },
  /** Leads the workshop while no facilitator is connected. */
  standIn: async (boardId: string): Promise<void> => {
    await call(board(boardId, '/stand-in'), { method: 'POST' })
  },
  /** An own partner's words against a decision; empty takes them away. */
  putDissent: async (boardId: string, decisionId: string, text: string): Promise<void> => {
    await call(board(boardId, `/decisions/${encodeURIComponent(decisionId)}/dissent`), {
      method: 'PUT',
      body: { text },
    })
  },
  proxies: async (boardId: string, roundId: string): Promise<ProxyBallot[]> =>
    (await answer<{ ballots: ProxyBallot[] }>(board(boardId, `/rounds/${encodeURIComponent(roundId)}/proxies`)))
      .ballots,
  putProxy: async (boardId: string, roundId: string, { id, ...ballot }: ProxyBallot): Promise<void> => {
    await call(proxyPath(boardId, roundId, id), { method: 'PUT', body: ballot })
  },
  deleteProxy: async (boardId: string, roundId: string, proxyId: string): Promise<void> => {
    await call(proxyPath(boardId, roundId, proxyId), { method: 'DELETE' })
  },
  /** The short code of the room, for facilitators; null when none is open. */
  room: (boardId: string) => answer<RoomCode>(board(boardId, '/room')),
  roomInvitation: (code: string) => answer<Invitation>('/api/rooms/invitation', { method: 'POST', body: { code } }),
  joinRoom: (code: string, name: string, partnerId: PartnerId | null) =>
    answer<{ boardId: string; participantId: string; role: Role }>('/api/rooms/join', {
      method: 'POST',
      body: { code, name, partnerId },
    }),
  attendanceFile: async (boardId: string): Promise<Blob> => (await call(board(boardId, '/attendance.csv'))).blob(),
  attendance: async (boardId: string): Promise<Visit[]> =>
    (await answer<{ visits: Visit[] }>(board(boardId, '/attendance'))).visits,
  /** Newest first. */
  history: async (boardId: string): Promise<RestorePoint[]> =>
    (await answer<{ points: RestorePoint[] }>(board(boardId, '/history'))).points,
  /** Keeps the board as it is now under a name. */
  nameState: async (boardId: string, name: string): Promise<RestorePoint> =>
    (await answer<{ point: RestorePoint }>(board(boardId, '/history'), { method: 'POST', body: { name } })).point,
  /** The kept state as a Yjs update, base64. */
  keptState: async (boardId: string, pointId: string): Promise<string> =>
    (await answer<{ state: string }>(pointPath(boardId, pointId))).state,
  /** Sets the board back for everybody; all connections are closed with 4409. */
  goBackTo: async (boardId: string, pointId: string): Promise<void> => {
    await call(`${pointPath(boardId, pointId)}/restore`, { method: 'POST' })
  },
  /** What was done on the board, newest first. */
  audit: async (boardId: string): Promise<AuditEntry[]> =>
    (await answer<{ entries: AuditEntry[] }>(board(boardId, '/audit'))).entries,
  results: (boardId: string) => answer<Results>(board(boardId, '/results')),
  exportBoard: async (boardId: string): Promise<Blob> => (await call(board(boardId, '/export.json'))).blob(),
  deleteBoard: async (boardId: string): Promise<void> => {
    await call(board(boardId), { method: 'DELETE' })
  },
}
