// The tables of the embedded store. A change of layout is a new entry at the end of MIGRATIONS, never an edit of an old one.

/** The one file that holds everything, beside its write-ahead log. */
export const DATABASE_FILE = 'clusterboard.db'

/** Entry n brings a store from layout n to layout n + 1 (`PRAGMA user_version`). */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE boards (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    createdAt TEXT NOT NULL,
    deletedAt TEXT,
    seq INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE snapshots (
    boardId TEXT PRIMARY KEY REFERENCES boards (id),
    seq INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;
  CREATE TABLE log (
    boardId TEXT NOT NULL REFERENCES boards (id),
    seq INTEGER NOT NULL,
    participantId TEXT,
    at TEXT NOT NULL,
    crc INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (boardId, seq)
  ) STRICT;
  CREATE TABLE invites (
    id TEXT PRIMARY KEY,
    boardId TEXT NOT NULL REFERENCES boards (id),
    role TEXT NOT NULL,
    secretHash TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    expiresAt TEXT,
    maxUses INTEGER,
    uses INTEGER NOT NULL,
    revokedAt TEXT
  ) STRICT;
  CREATE INDEX invitesOfBoard ON invites (boardId, secretHash);
  CREATE TABLE participants (
    boardId TEXT NOT NULL REFERENCES boards (id),
    id TEXT NOT NULL,
    inviteId TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    partnerId TEXT,
    joinedAt TEXT NOT NULL,
    removedAt TEXT,
    PRIMARY KEY (boardId, id)
  ) STRICT;
  CREATE TABLE sessions (
    tokenHash TEXT PRIMARY KEY,
    boardId TEXT NOT NULL REFERENCES boards (id),
    participantId TEXT NOT NULL,
    expiresAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessionsOfBoard ON sessions (boardId);
  CREATE TABLE clients (
    boardId TEXT NOT NULL REFERENCES boards (id),
    clientId INTEGER NOT NULL,
    participantId TEXT NOT NULL,
    PRIMARY KEY (boardId, clientId)
  ) STRICT;
  CREATE TABLE ballots (
    boardId TEXT NOT NULL REFERENCES boards (id),
    roundId TEXT NOT NULL,
    participantId TEXT NOT NULL,
    entries TEXT NOT NULL,
    finished INTEGER NOT NULL,
    updatedAt TEXT NOT NULL,
    PRIMARY KEY (boardId, roundId, participantId)
  ) STRICT;
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  ALTER TABLE participants ADD COLUMN erasedAt TEXT;
  CREATE TABLE assets (
    boardId TEXT NOT NULL REFERENCES boards (id),
    hash TEXT NOT NULL,
    type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    createdAt TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (boardId, hash)
  ) STRICT;
  CREATE TABLE audit (
    boardId TEXT NOT NULL REFERENCES boards (id),
    at TEXT NOT NULL,
    participantId TEXT,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX auditOfBoard ON audit (boardId);
  `,
  `
  CREATE TABLE points (
    id TEXT PRIMARY KEY,
    boardId TEXT NOT NULL REFERENCES boards (id),
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    participantId TEXT,
    size INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;
  CREATE INDEX pointsOfBoard ON points (boardId);
  `,
  // Without rowid, notes have no order but their own columns: none is left once their times are forgotten.
  `
  ALTER TABLE ballots ADD COLUMN proxy TEXT;
  CREATE TABLE notes (
    boardId TEXT NOT NULL REFERENCES boards (id),
    id TEXT NOT NULL,
    writingId TEXT,
    participantId TEXT,
    partnerId TEXT,
    text TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (boardId, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE writers (
    boardId TEXT NOT NULL REFERENCES boards (id),
    writingId TEXT NOT NULL,
    participantId TEXT NOT NULL,
    finished INTEGER NOT NULL,
    PRIMARY KEY (boardId, writingId, participantId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE visits (
    boardId TEXT NOT NULL REFERENCES boards (id),
    participantId TEXT NOT NULL,
    beganAt TEXT NOT NULL,
    endedAt TEXT NOT NULL,
    PRIMARY KEY (boardId, participantId, beganAt)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE roomCodes (
    code TEXT PRIMARY KEY,
    boardId TEXT NOT NULL REFERENCES boards (id),
    inviteId TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL,
    endedAt TEXT
  ) STRICT;
  CREATE INDEX roomCodesOfBoard ON roomCodes (boardId);
  `,
]

/** Everything of a board except its tombstone. */
export const BOARD_TABLES = [
  'snapshots',
  'log',
  'points',
  'invites',
  'participants',
  'sessions',
  'clients',
  'ballots',
  'notes',
  'writers',
  'visits',
  'roomCodes',
  'assets',
  'audit',
] as const
