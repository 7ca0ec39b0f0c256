// One board, open on this device: its document, the connection to the server, the copy kept in the browser, who is here and
// whether the work is safe. No React here, so that it can be driven by tests.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { BOARD_SCHEMA } from '../../shared/board/boardState.ts'
import { limitsOf } from '../../shared/board/documentDrawings.ts'
import { mergeUpdate } from '../../shared/board/mergeUpdate.ts'
import { isNewerTldraw } from '../../shared/board/isNewerTldraw.ts'
import { closeCodeOf, REFUSALS, type RefusalCode } from '../../shared/errors.ts'
import { MESSAGE, SYNC } from '../../shared/protocol.ts'
import { mayWrite } from '../../shared/roles.ts'
import type { Asked } from './bringBack.ts'
import { frameSocket } from './frameSocket.ts'
import { workMemory, type HeldWork, type LeftChange } from './heldWork.ts'
import { keepCopy } from './keepCopy.ts'
import { keepTexts } from './keepTexts.ts'
import { openPresence, type PresenceChannel, type PresenceUser } from './presence.ts'
import { createRights, type Rights } from './rights.ts'
import { createSavedTracker, type Clock, type SavedTracker } from './savedState.ts'
import { withWork } from './withWork.ts'

export type BoardConnection = {
  doc: Y.Doc
  presence: PresenceChannel
  saved: SavedTracker
  /** Resolves when there is something to show: the server's document, or the copy on this device while it cannot be reached. */
  ready: Promise<void>
  /** False for viewers, on a frozen board, while somebody else is in control, when the board is newer than this client, and after a refusal. */
  mayEdit(): boolean
  /** The board was changed with a newer version of this page; it may be read until the page is loaded again. */
  isNewer(): boolean
  /** Hears when `mayEdit` may have changed. */
  onAccessChange(listener: () => void): () => void
  /** What of the board this person may change. */
  rights: Rights
  /** Work that the server did not take because of the workshop's limits. */
  setAside: SetAside
  /** Hears just before anything from the server is taken into the document. */
  beforeMerge(listener: () => void): () => void
  /** The whole document as a file, for the moment when the server cannot take it. */
  downloadCopy(): Blob
  close(): void
}

export type SetAside = {
  get(): HeldWork | null
  subscribe(listener: () => void): () => void
  /** The board with that work in it, for a file. */
  document(): Y.Doc
  /** The person has seen it. */
  forget(): void
}

export type OpenBoardOptions = {
  boardId: string
  user: PresenceUser
  /** `ws://host/sync` or `wss://host/sync`. */
  socketUrl: string
  WebSocketClass?: typeof WebSocket
  protocols?: string[]
  clock?: Clock
  /** The board was set back to an earlier state and all work here is saved: by default the page loads the board again. */
  onSetBack?: () => void
  /**
   * The server did not take a change because of the workshop's limits. This connection has ended, its work is set aside; the
   * next one that is opened starts from the server's document and brings back what may be. Without it the page has ended.
   */
  onSetAside?: () => void
  /**
   * Asked when the server does not let a socket in: a RefusalCode, or null when it would let this person in or does not
   * answer. A socket alone cannot tell a board that is gone from a network that is.
   */
  whyRefused?: () => Promise<RefusalCode | null>
  /** Keep a copy in the browser's database. */
  keepsCopy?: boolean
}

const browserClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/** After these the copy on this device must go: the board is erased, unknown, restored to another time, or this person was removed. */
const ERASING: readonly string[] = ['board_unknown', 'board_deleted', 'board_epoch_changed', 'removed']
/** Answers after which another try would get the same. */
const FINAL: readonly string[] = ['not_signed_in', 'removed', 'board_unknown', 'board_deleted']

/** Refusals of single changes: the person stays on the board. */
const LIMITS: readonly string[] = ['taken_control', 'frame_locked', 'not_yours', 'template_fixed']
/** Work that was refused this often is not tried again. */
const MOST_TRIES = 2

/** By then the presence of everybody who is connected has come. */
export const OTHERS_HEARD_MS = 4000

const copyName = (boardId: string, participantId: string) => `clusterboard/${boardId}/${participantId}`

export function openBoard(options: OpenBoardOptions): BoardConnection {
  const { boardId, user, clock = browserClock } = options
  const setBack = options.onSetBack ?? (() => window.location.reload())
  const doc = new Y.Doc()
  const saved = createSavedTracker(clock)
  const accessListeners = new Set<() => void>()
  const mergeListeners = new Set<() => void>()
  let isClosed = false
  let isRefused = false
  /** What the server has, as it last said itself. */
  let serverState: Uint8Array | undefined
  /** A RefusalCode: why the server ended the last connection. */
  let refusal: RefusalCode | null = null

  const isFrozen = () => doc.getMap('session').get('frozen') === true && user.role !== 'facilitator'
  const isNewer = () => {
    const meta = doc.getMap('meta')
    return Number(meta.get('schema') ?? BOARD_SCHEMA) > BOARD_SCHEMA || isNewerTldraw(meta.get('tldraw'))
  }
  const hasContent = () => Y.encodeStateVector(doc).length > 1
  const isLed = () => user.role !== 'facilitator' && limitsOf(doc).isTaken
  const mayEdit = () => mayWrite(user.role, 'records') && !isFrozen() && !isLed() && !isNewer() && !isRefused

  // Before the provider listens: an edit is noted, then sent.
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) saved.edited()
  })

  const provider = new WebsocketProvider(options.socketUrl, encodeURIComponent(boardId), doc, {
    connect: false,
    params: { ack: '1' },
    protocols: options.protocols ?? [],
    // Another tab may belong to another person of this board, whose edits the server would refuse from us.
    disableBc: true,
    WebSocketPolyfill: frameSocket(options.WebSocketClass ?? WebSocket, saved),
    // What was refused because the board is frozen is kept and goes out when it is thawed.
    shouldReconnect: ({ code }) => code < 4400 || code >= 4500 || refusal === 'board_frozen',
  })
  const presence = openPresence(provider.awareness, user, clock.after)

  const ownClients = new Set<number>()
  const isOwnTab = (client: number) =>
    presence.peers().some((peer) => peer.clientId === client && peer.user.participantId === user.participantId)
  const isOf = (client: number) =>
    client === doc.clientID || ownClients.has(client) || isOwnTab(client) ? true : undefined
  const rights = createRights({ doc, user, isOf })

  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      refusal = null
      saved.connected()
    } else if (status === 'disconnected') saved.disconnected()
  })
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) saved.synced()
  })
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, _provider, emitSynced) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    const kind = decoding.readVarUint(decoder)
    if (kind === SYNC.step1) {
      serverState = decoding.readVarUint8Array(decoder)
      syncProtocol.writeSyncStep2(encoder, doc, serverState)
    } else {
      for (const listener of [...mergeListeners]) listener()
      mergeUpdate(doc, decoding.readVarUint8Array(decoder), provider)
    }
    if (emitSynced && kind === SYNC.step2) provider.synced = true
  }
  provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => {
    const count = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    saved.acked(count)
    settleWork()
  }
  provider.messageHandlers[MESSAGE.own] = (_encoder, decoder) => {
    for (let count = decoding.readVarUint(decoder); count > 0; count--) ownClients.add(decoding.readVarUint(decoder))
  }
  provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) => {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    refusal = decoding.readVarString(decoder) as RefusalCode
    saved.refused(refusal)
  }
  provider.on('closed', ({ code }) => {
    const because = refusal ?? refusalOf(code)
    if (options.onSetAside && LIMITS.includes(because)) putAside(because, options.onSetAside)
    else endForGood(code, because)
  })
  let isAsking = false
  provider.on('connection-close', () => {
    if (provider.wsconnected || isAsking || isRefused || !options.whyRefused) return
    isAsking = true
    void options.whyRefused().then((because) => {
      isAsking = false
      if (because === null || !FINAL.includes(because) || isRefused) return
      provider.disconnect()
      endForGood(closeCodeOf(because), because)
    })
  })

  /** The server takes nothing more from this page. */
  function endForGood(code: number, because: RefusalCode): void {
    const mustErase = ERASING.includes(because)
    isRefused = true
    const wasSetBack = because === 'board_epoch_changed'
    const isAllSaved = saved.hasEverBeenConfirmed() ? !saved.hasUnsaved() : !hasContent()
    saved.failed(code, because, wasSetBack && !isAllSaved)
    accessChanged()
    if (!mustErase) return
    // What is not saved stays in the document here, to be downloaded; the erased copy must not come back with it.
    void copy.erase().then(() => {
      if (wasSetBack && isAllSaved) setBack()
    })
  }

  /** What was refused is part of this document for good, and with it of the copy: both are given up, the work is not. */
  function putAside(because: RefusalCode, reopen: () => void): void {
    isRefused = true
    work.hold(Y.encodeStateAsUpdate(doc, serverState), because)
    accessChanged()
    void copy.empty().then(reopen)
  }

  const work = workMemory(copyName(boardId, user.participantId), options.keepsCopy ?? true)
  const setAsideListeners = new Set<() => void>()
  const tellSetAside = () => {
    held = work.read()
    for (const listener of [...setAsideListeners]) listener()
  }
  let held = work.read()
  /** What cannot be brought back, while the rest is on its way to the server. */
  let leftOver: LeftChange[] | null = null
  let isBringingBack = false
  const mayBringBack = () => !isClosed && held && !held.left && !leftOver && provider.synced && mayEdit()
  /** Work set aside waits until the board may be edited. What writes it knows the canvas's texts, and is loaded only then. */
  function bringWorkBack(): void {
    if (!mayBringBack() || isBringingBack) return
    isBringingBack = true
    void import('./bringBack.ts')
      .then(
        ({ bringBack }) => {
          if (!held || !mayBringBack()) return
          const { update, because, tries } = held
          leftOver = bringBack(doc, update, tries > MOST_TRIES ? nothingMore(because) : rights, because)
          settleWork()
        },
        // The network went before it was loaded: the work stays where it is, and the next connection asks again.
        (reason: unknown) => console.warn('held work cannot be brought back yet', reason),
      )
      .finally(() => {
        isBringingBack = false
      })
  }
  function settleWork(): void {
    if (!leftOver || saved.hasUnsaved()) return
    if (leftOver.length > 0) work.settle(leftOver)
    else work.forget()
    leftOver = null
    tellSetAside()
  }

  let lastAccess = mayEdit()
  function accessChanged(): void {
    const now = mayEdit()
    saved.setReadOnly(!now && !isRefused, isNewer() ? 'newer' : undefined)
    if (now === lastAccess) return
    lastAccess = now
    // What is written while a change is being heard of counts as an edit only after that.
    queueMicrotask(bringWorkBack)
    for (const listener of [...accessListeners]) listener()
  }
  doc.getMap('session').observe(accessChanged)
  doc.getMap('meta').observe(accessChanged)
  saved.setReadOnly(!lastAccess, isNewer() ? 'newer' : undefined)
  saved.subscribe(() => {
    presence.set({ hasUnsaved: saved.isBehind() || (held !== null && held.left === null) })
    settleWork()
    if (!saved.isSilent()) return
    // The network is gone without a word: try anew instead of waiting for the system to notice.
    provider.disconnect()
    provider.connect()
  })

  const copy = keepCopy({
    doc,
    name: copyName(boardId, user.participantId),
    isWanted: options.keepsCopy ?? true,
    clock,
    onKept: (isKept) => saved.setKeptOnDevice(isKept),
  })

  const hasPages = () => [...doc.getMap('records').keys()].some((id) => id.startsWith('page:'))
  const ready = new Promise<void>((resolve) => {
    provider.on('sync', (isSynced: boolean) => {
      if (isSynced) bringWorkBack()
      if (isSynced) resolve()
    })
    // The copy is shown at once only while the server is out of reach: an old state would flash otherwise.
    void copy.loaded.then(() => {
      clock.after(1500, () => {
        if (hasPages()) resolve()
      })
    })
  })
  // Everything the device kept must be in the document before the first exchange, so that it is sent with it.
  let stopKeeping: (() => void) | null = null
  void copy.loaded.then(() => {
    if (isClosed) return
    stopKeeping = keepTexts(doc, mayEdit, {
      memory: copy.memory,
      isHere: (client) => presence.peers().some(({ clientId }) => clientId === client),
      soon: (callback) => void clock.after(OTHERS_HEARD_MS, callback),
    })
    provider.connect()
  })

  const warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (saved.hasUnsaved() && !copy.isKept()) event.preventDefault()
  }
  if (typeof window !== 'undefined') window.addEventListener('beforeunload', warnBeforeLeaving)

  return {
    doc,
    presence,
    saved,
    ready,
    mayEdit,
    isNewer,
    onAccessChange(listener) {
      accessListeners.add(listener)
      return () => accessListeners.delete(listener)
    },
    rights,
    setAside: {
      get: () => held,
      subscribe(listener) {
        setAsideListeners.add(listener)
        return () => setAsideListeners.delete(listener)
      },
      document: () => (held ? withWork(doc, held.update) : doc),
      forget() {
        work.forget()
        tellSetAside()
      },
    },
    beforeMerge(listener) {
      mergeListeners.add(listener)
      return () => mergeListeners.delete(listener)
    },
    downloadCopy: () =>
      new Blob([Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }),
    close() {
      if (typeof window !== 'undefined') window.removeEventListener('beforeunload', warnBeforeLeaving)
      isClosed = true
      stopKeeping?.()
      presence.close()
      saved.close()
      provider.destroy()
      copy.close()
      doc.destroy()
    },
  }
}

/** Rights of somebody whose work is not tried again. */
const nothingMore = (because: RefusalCode): Asked => ({
  whyNot: (changes) => new Map(changes.map(({ id }) => [id, because])),
  mayTouchItem: () => false,
})

/** For a close without its reason: the first refusal of that code. */
const refusalOf = (closeCode: number): RefusalCode =>
  (Object.keys(REFUSALS) as RefusalCode[]).find(
    (code) => 'close' in REFUSALS[code] && closeCodeOf(code) === closeCode,
  ) ?? 'internal'
