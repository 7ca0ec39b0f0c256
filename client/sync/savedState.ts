// Whether this person's work is safe, decided from the server's acknowledgements alone: a document frame counts as saved
// when the server says it is on disk, never because time has passed. Knows no socket; clock and timers come in.

export type SavedState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Connected, but the server has not confirmed edits made at `since` (ms of the local clock). */
  | { kind: 'notSaved'; since: number; isKeptOnDevice: boolean }
  /** `because`: the server refused for a while (`too_fast`, `board_unreadable` ...); without it nothing is heard of it. */
  | { kind: 'offline'; since: number; hasUnsaved: boolean; isKeptOnDevice: boolean; because?: string }
  /** `isNewer`: because the board was changed with a newer version of this page. */
  | { kind: 'readOnly'; isNewer?: true }
  /** The server closed for good (`code` is the close code, `because` a RefusalCode); what is here can only be downloaded. */
  | { kind: 'problem'; code: number; because: string; hasUnsaved: boolean }

export type Clock = {
  now: () => number
  /** Calls back once after `delayMs`; answers a function that prevents it. */
  after: (delayMs: number, callback: () => void) => () => void
}

export const SAVING_AFTER_MS = 300
export const NOT_SAVED_AFTER_MS = 2000
export const OFFLINE_AFTER_MS = 3000
/** The server says something at least every five seconds; after this silence the connection counts as broken. */
export const SILENT_AFTER_MS = 10_000
/**
 * The first answer is the whole board in one frame, and a browser says nothing of a frame before its last byte: over a slow
 * network that is silence, and who then begins anew never gets there.
 */
export const FIRST_ANSWER_MS = 120_000

export type SavedTracker = ReturnType<typeof createSavedTracker>

/** Follows one board's connection. Call the functions as things happen; `subscribe` hears when `get()` changes. */
export function createSavedTracker(clock: Clock) {
  const listeners = new Set<() => void>()
  let isConnected = false
  let disconnectedAt = clock.now()
  let isSynced = false
  let sentFrames = 0
  let ackedFrames = 0
  /** Frames that must be acknowledged before everything is saved; unknown until the first exchange has been answered. */
  let neededFrames = Infinity
  /** When the oldest edit was made that the server has not confirmed. */
  let unsavedSince: number | null = null
  let isReadOnly = false
  let isNewer = false
  let isKeptOnDevice = false
  let lastHeardAt = clock.now()
  /** Why the server ended the last connection, until one works again. */
  let refusedBecause: string | null = null
  let problem: { code: number; because: string; mayHaveMore: boolean } | null = null
  let cancelTimer: (() => void) | null = null
  let state: SavedState = { kind: 'saving' }

  const isConfirmed = () => isConnected && isSynced && ackedFrames >= neededFrames
  const silentAt = () => lastHeardAt + (isSynced ? SILENT_AFTER_MS : FIRST_ANSWER_MS)
  const isSilent = (now: number) => isConnected && now >= silentAt()

  /** Since when nothing reaches the server, or null. */
  function outOfReachSince(now: number): number | null {
    if (isSilent(now)) return lastHeardAt
    const isOut = !isConnected || refusedBecause !== null
    return isOut && now - disconnectedAt >= OFFLINE_AFTER_MS ? disconnectedAt : null
  }
  let hasEverBeenConfirmed = false

  function derive(): SavedState {
    const now = clock.now()
    if (problem) {
      const { code, because, mayHaveMore } = problem
      return { kind: 'problem', code, because, hasUnsaved: unsavedSince !== null || mayHaveMore }
    }
    const since = outOfReachSince(now)
    if (since !== null) {
      const because = refusedBecause === null ? {} : { because: refusedBecause }
      return { kind: 'offline', since, hasUnsaved: unsavedSince !== null, isKeptOnDevice, ...because }
    }
    if (isReadOnly) return { kind: 'readOnly', ...(isNewer && { isNewer }) }
    if (unsavedSince === null) return { kind: hasEverBeenConfirmed ? 'saved' : 'saving' }
    const age = now - unsavedSince
    if (isConnected && age >= NOT_SAVED_AFTER_MS) return { kind: 'notSaved', since: unsavedSince, isKeptOnDevice }
    return { kind: age >= SAVING_AFTER_MS || !hasEverBeenConfirmed ? 'saving' : 'saved' }
  }

  function update(): void {
    cancelTimer?.()
    cancelTimer = null
    if (isConfirmed()) {
      unsavedSince = null
      hasEverBeenConfirmed = true
    }
    const next = derive()
    if (JSON.stringify(next) !== JSON.stringify(state)) {
      state = next
      for (const listener of [...listeners]) listener()
    }
    const now = clock.now()
    const moments = [
      ...(unsavedSince === null ? [] : [unsavedSince + SAVING_AFTER_MS, unsavedSince + NOT_SAVED_AFTER_MS]),
      ...(isConnected && refusedBecause === null ? [] : [disconnectedAt + OFFLINE_AFTER_MS]),
      ...(isConnected ? [silentAt()] : []),
    ].filter((moment) => moment > now)
    if (moments.length > 0 && !problem) cancelTimer = clock.after(Math.min(...moments) - now, update)
  }

  const change =
    <A extends unknown[]>(apply: (...args: A) => void) =>
    (...args: A): void => {
      apply(...args)
      update()
    }

  // Also a page that never reaches the server says so in time.
  update()
  return {
    get: (): SavedState => state,
    /** Whether edits exist that the server has not confirmed; true within the first second too. */
    hasUnsaved: (): boolean => unsavedSince !== null,
    /** Whether edits are not confirmed that are not of this moment: others may know that this person is behind. */
    isBehind: (): boolean =>
      unsavedSince !== null && (!isConnected || clock.now() - unsavedSince >= NOT_SAVED_AFTER_MS),
    /** Whether the server has confirmed everything at least once since the page was opened. */
    hasEverBeenConfirmed: (): boolean => hasEverBeenConfirmed,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connected: change(() => {
      isConnected = true
      lastHeardAt = clock.now()
      isSynced = false
      sentFrames = 0
      ackedFrames = 0
      neededFrames = Infinity
    }),
    disconnected: change(() => {
      // A connection that is refused before the first exchange does not interrupt being out of reach, a silent one began it.
      if (isSynced) disconnectedAt = isSilent(clock.now()) ? lastHeardAt : clock.now()
      isConnected = false
      isSynced = false
    }),
    synced: change(() => {
      isSynced = true
      refusedBecause = null
    }),
    /** Anything came from the server. Called for every frame, so it does as good as nothing. */
    heard(): void {
      const wasSilent = state.kind === 'offline' && isConnected
      lastHeardAt = clock.now()
      if (wasSilent) update()
    },
    /** Whether the connection seems to be there but nothing has come for too long. */
    isSilent: (): boolean => isSilent(clock.now()),
    /** The server ends the connection for now. @param because a RefusalCode */
    refused: change((because: string) => {
      refusedBecause = because
    }),
    /**
     * A document frame left on this connection. The answer to the server's first question (step 2) carries everything the
     * server lacks, so its acknowledgement covers earlier connections too.
     */
    sent: change((kind: 'step2' | 'update' | 'piece') => {
      sentFrames++
      // What is waited for comes after its pieces.
      if (kind === 'piece' && neededFrames !== Infinity && neededFrames >= sentFrames) neededFrames++
      if (kind === 'step2' && neededFrames === Infinity) neededFrames = sentFrames
    }),
    /** The server has the first `count` document frames of this connection on disk. */
    acked: change((count: number) => {
      ackedFrames = Math.max(ackedFrames, count)
    }),
    /** This person changed the document. To be called before the change is sent: the next frame carries it. */
    edited: change(() => {
      unsavedSince ??= clock.now()
      if (isConnected && neededFrames !== Infinity) neededFrames = sentFrames + 1
    }),
    /** @param mayHaveMore the copy on this device may hold work of an earlier visit that nobody has confirmed */
    failed: change((code: number, because: string, mayHaveMore: boolean) => {
      problem = { code, because, mayHaveMore }
    }),
    setReadOnly: change((value: boolean, because?: 'newer') => {
      isReadOnly = value
      isNewer = because === 'newer'
    }),
    setKeptOnDevice: change((value: boolean) => {
      isKeptOnDevice = value
    }),
    close(): void {
      cancelTimer?.()
      listeners.clear()
    },
  }
}
