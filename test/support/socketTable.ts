// What each kind of sender gets for each kind of message on a socket. The test asks every cell, the document is written
// from it.
export const SOCKET_PRINCIPALS = {
  viewer: 'viewer',
  frozenEditor: 'participant, frozen board',
  editor: 'participant',
  frozenLead: 'facilitator, frozen board',
  facilitator: 'facilitator',
} as const
export type SocketPrincipal = keyof typeof SOCKET_PRINCIPALS

/** Who gets no socket at all, with the status of the refused upgrade. */
export const UPGRADES = {
  none: ['nobody signed in', 401],
  stranger: ['facilitator of another board', 401],
  expired: ['session over', 401],
  removed: ['removed', 401],
  linkTakenBack: ['link taken back with its people', 401],
  erased: ['erased', 401],
  foreignPage: ["participant's cookie from another site's page", 403],
  noPage: ["participant's cookie without an origin", 403],
  foreignName: ['participant, at a foreign name of a server for this machine', 403],
  unknown: ['participant, at a board that is not there', 404],
  deleted: ['participant, at an erased board', 410],
  viewer: ['viewer', 101],
  editor: ['participant', 101],
  facilitator: ['facilitator', 101],
} as const satisfies Record<string, readonly [string, number]>

/** 'yes', 'ignored', or the refusal that closes the socket. */
export type Outcome = 'yes' | 'ignored' | `4${number} ${string}`

const all = (outcome: Outcome): Record<SocketPrincipal, Outcome> => ({
  viewer: outcome,
  frozenEditor: outcome,
  editor: outcome,
  frozenLead: outcome,
  facilitator: outcome,
})
const NOT_ALLOWED = '4403 not_allowed'
const FROZEN = '4403 board_frozen'
const BAD = '4400 bad_frame'
const editing: Record<SocketPrincipal, Outcome> = { ...all('yes'), viewer: NOT_ALLOWED, frozenEditor: FROZEN }
const forNobody: Record<SocketPrincipal, Outcome> = { ...all(NOT_ALLOWED), frozenEditor: FROZEN }

export const SOCKET_ROWS = {
  'ask for the board (step 1)': all('yes'),
  'a state the board has already (step 2)': all('yes'),
  'a change of `records`': editing,
  'a change of `items`': editing,
  'a change of `meta`': { ...editing, editor: NOT_ALLOWED },
  'a change of `session`': forNobody,
  'a change of another root': forNobody,
  "a change under another person's client id": forNobody,
  "a deletion of somebody's item": editing,
  'a change with something missing before it': {
    ...editing,
    editor: 'ignored',
    frozenLead: 'ignored',
    facilitator: 'ignored',
  },
  'own presence': all('yes'),
  "another person's presence": all('ignored'),
  'ask for presence': all('yes'),
  'a permission message (2)': all(BAD),
  'an acknowledgement (121)': all(BAD),
  'a refusal (122)': all(BAD),
  'two messages in one frame': all(BAD),
  'a text frame': all(BAD),
  'a frame over the limit': all('4400 too_large'),
} as const satisfies Record<string, Record<SocketPrincipal, Outcome>>
export type SocketMessage = keyof typeof SOCKET_ROWS

/** The tables as Markdown, for docs/authorisation.md. */
export function socketTables(): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const principals = Object.keys(SOCKET_PRINCIPALS) as SocketPrincipal[]
  return [
    '## Who gets a socket',
    '',
    'Decided from the upgrade request alone. 101 opens the socket.',
    '',
    line(['Who', 'Status']),
    line(['---', '---']),
    ...Object.values(UPGRADES).map(([who, status]) => line([who, String(status)])),
    '',
    '## Who may send what on a socket',
    '',
    'A code is the one the socket is closed with; the reason is sent before. "Ignored" has no effect on anybody.',
    '',
    line(['Message', ...principals.map((principal) => SOCKET_PRINCIPALS[principal])]),
    line(['---', ...principals.map(() => '---')]),
    ...Object.entries(SOCKET_ROWS).map(([message, row]) => line([message, ...principals.map((one) => row[one])])),
  ]
}
