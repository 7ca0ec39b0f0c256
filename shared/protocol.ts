// The wire between client and server: message numbers, close codes, limits and paths. Data only.
// Socket frames are those of y-websocket (V1 updates): 0 sync (0 step 1, 1 step 2, 2 update), 1 awareness, 3 query awareness.

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 121, refusal: 122, own: 123 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export const LIMITS = {
  /** Largest document frame a client may send. */
  maxFrameBytes: 4 * 1024 * 1024,
  maxPresenceBytes: 4096,
  maxBodyBytes: 4 * 1024 * 1024,
  /** Largest saved board that a server takes. */
  maxImportBytes: 350 * 1024 * 1024,
  /** Largest picture that may be uploaded. */
  maxAssetBytes: 10 * 1024 * 1024,
  maxAssetBytesPerBoard: 200 * 1024 * 1024,
  maxTextLength: 2000,
  /** Private notes of one person in one writing; as many ideas may wait. */
  maxNotes: 200,
  maxTitleLength: 120,
  maxNameLength: 60,
  maxPartners: 20,
} as const

export const assetPath = (boardId: string, hash: string): string =>
  `/api/boards/${encodeURIComponent(boardId)}/assets/${encodeURIComponent(hash)}`
export const boardPath = (boardId: string): string => `/b/${encodeURIComponent(boardId)}`
export const SOCKET_PROTOCOL = 'clusterboard'
