// One run of three people on the panels of the full example: each has the client's own connection to a real server, edits by
// the functions the panels call, and loses the connection now and then. Ballots go the way of ballots.
import { isDeepStrictEqual as isEqual } from 'node:util'
import { WebSocket as NodeSocket } from 'ws'
import type * as Y from 'yjs'
import { ballotForm } from '../../shared/ballots.ts'
import { openRound, readBoard, type Cells, type RoundValues } from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { createPersonEdit } from '../../client/board/createPersonEdit.ts'
import type { BoardEdit } from '../../client/board/boardContext.ts'
import { createBallotKeeper, type StoredBallot } from '../../client/facilitation/ballotKeeper.ts'
import { watchBoard } from '../../client/sync/boardSnapshot.ts'
import { openBoard, OTHERS_HEARD_MS, type BoardConnection } from '../../client/sync/openBoard.ts'
import type { Clock } from '../../client/sync/savedState.ts'
import { createDraw, pick, randomEdit, widgetsOn, type Draw } from '../support/randomEdits.ts'
import type { BuiltServer } from '../support/startServer.ts'
import { EditLedger, type LedgerCount } from './editLedger.ts'

const PEOPLE = [
  { name: 'Nita', role: 'facilitator', partnerId: null },
  { name: 'Omar', role: 'editor', partnerId: 'BIOCAT' },
  { name: 'Olga', role: 'editor', partnerId: 'BIOM' },
] as const

type Visitor = {
  connection: BoardConnection
  edit: BoardEdit
  isAway: boolean
  /** What the client put off until others are heard. */
  later: Set<() => void>
  goAway(): void
  comeBack(): void
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): void
}

export type WidgetRun = LedgerCount & {
  edits: number
  absences: number
  ballots: number
  lost: string[]
  kinds: string[]
}

async function ask<T>(url: string, method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const answer = await fetch(`${url}/api/boards${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** A socket class whose connections a test can cut, and that reaches nobody while its owner is away. */
function cuttable() {
  const open = new Set<NodeSocket>()
  let isAway = false
  class CuttableSocket extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      // Nobody listens there.
      super(isAway ? 'ws://127.0.0.1:9' : url, protocols)
      open.add(this)
      this.on('close', () => open.delete(this))
    }
  }
  return {
    SocketClass: CuttableSocket as unknown as typeof WebSocket,
    cut() {
      isAway = true
      for (const socket of open) socket.terminate()
    },
    mend: () => void (isAway = false),
  }
}

type Place = { url: string; boardId: string; invites: Record<string, string> }

async function enter(place: Place, { name, role, partnerId }: (typeof PEOPLE)[number]): Promise<Visitor> {
  const secret = place.invites[role]!.split('#')[1]
  const joined = await ask<{ participantId: string; token: string }>(place.url, 'POST', `/${place.boardId}/join`, {
    secret,
    name,
    partnerId,
  })
  const { SocketClass, cut, mend } = cuttable()
  const person = { participantId: joined.participantId, partnerId }
  const later = new Set<() => void>()
  const after: Clock['after'] = (delayMs, callback) => {
    if (delayMs === OTHERS_HEARD_MS) {
      later.add(callback)
      return () => later.delete(callback)
    }
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  }
  const connection = openBoard({
    boardId: place.boardId,
    user: { ...person, name, role },
    socketUrl: `${place.url.replace('http', 'ws')}/sync`,
    WebSocketClass: SocketClass,
    protocols: ['clusterboard', joined.token],
    keepsCopy: false,
    onSetBack: () => undefined,
    clock: { now: () => Date.now(), after },
  })
  await connection.ready
  const snapshots = watchBoard(connection.doc, (callback) => setImmediate(callback))
  const visitor: Visitor = {
    connection,
    edit: createPersonEdit(connection, snapshots, person, (key) => key),
    isAway: false,
    later,
    goAway() {
      visitor.isAway = true
      cut()
    },
    comeBack() {
      visitor.isAway = false
      mend()
    },
    ask: (method, path, body) => ask(place.url, method, `/${place.boardId}${path}`, body, joined.token),
    close() {
      snapshots.close()
      connection.close()
    },
  }
  return visitor
}

/** Everything in the document as plain values. */
export const contents = (doc: Y.Doc): string =>
  JSON.stringify(
    ['items', 'records', 'session', 'meta'].map((root) =>
      Object.entries(doc.getMap(root).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  )

/** Resolves when everybody reads the same: with that all of it is on the server's disk, which tells others only then. */
function settled(visitors: readonly Visitor[]): Promise<void> {
  const docs = visitors.map(({ connection }) => connection.doc)
  return told(
    (listener) => {
      for (const doc of docs) doc.on('update', listener)
      return () => docs.forEach((doc) => doc.off('update', listener))
    },
    () => new Set(docs.map(contents)).size === 1,
  )
}

/** Two people fill their ballots of one round at the same moment, a mark each at a time; answers what both marked. */
async function castTogether(visitors: readonly Visitor[], widget: WidgetId, draw: Draw): Promise<string[]> {
  const [nita, ...voters] = visitors as [Visitor, ...Visitor[]]
  const { round } = await nita.ask<{ round: { id: string; number: number } }>('POST', '/session', {
    command: 'openRound',
    widget,
  })
  const path = `/rounds/${round.id}/ballot`
  const form = ballotForm(readBoard(nita.connection.doc), widget)
  const marked: Cells[] = []
  await Promise.all(
    voters.map(async (voter, index) => {
      const { connection } = voter
      await heard(connection.doc, () => openRound(readBoard(connection.doc), widget) !== null)
      const keeper = createBallotKeeper({
        load: () => voter.ask('GET', path),
        save: (ballot: StoredBallot) => voter.ask('PUT', path, ballot),
        draft: { read: () => null, write: () => undefined, clear: () => undefined },
        wait(ms, then) {
          const timer = setTimeout(then, ms / 10)
          return () => clearTimeout(timer)
        },
      })
      await told(keeper.subscribe, () => keeper.state().status === 'ready')
      const cells: Cells = {}
      let left = form.budget ?? Infinity
      for (const row of form.rows)
        for (const column of form.columns) {
          const { min, max } = form.scale ?? { min: 0, max: 0 }
          const number = Math.min(left, min + Math.floor(draw() * ((max ?? 10) - min + 1)))
          const value = form.kind === 'votes' ? pick(draw, ['approve', 'oppose', 'abstain'])! : number
          left -= form.kind === 'dots' ? number : 0
          ;(cells[row] ??= {})[column] = value
          keeper.change({ type: 'set', row, column, value })
        }
      keeper.change({ type: 'finish', finished: true })
      await told(keeper.subscribe, () => keeper.state().savedRevision === keeper.state().revision)
      keeper.close()
      marked[index] = cells
    }),
  )
  await nita.ask('POST', '/session', { command: 'revealRound', roundId: round.id })
  const key = `values/${widget}/${round.number}`
  await Promise.all(
    visitors.map(({ connection }) => heard(connection.doc, () => connection.doc.getMap('session').has(key))),
  )
  const values = nita.connection.doc.getMap('session').get(key) as RoundValues
  const wrong = voters.map(async (voter, index): Promise<string[]> => {
    const { values: stored } = await voter.ask<StoredBallot>('GET', path)
    const { partnerId } = PEOPLE[index + 1]!
    const { people, cells } = values[partnerId!]!
    // Where others of the same partner voted too, the partner's values are means.
    const isWhole = people > 1 || Object.keys(cells).every((row) => isEqual(cells[row], marked[index]![row]))
    return isWhole && isEqual(stored, marked[index])
      ? []
      : [`${widget}: the ballot of ${partnerId} is not what was cast`]
  })
  return (await Promise.all(wrong)).flat()
}

function told(subscribe: (listener: () => void) => () => void, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve()
    const stop = subscribe(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
}
const heard = (doc: Y.Doc, holds: () => boolean): Promise<void> =>
  told((listener) => {
    doc.on('update', listener)
    return () => doc.off('update', listener)
  }, holds)

const isBallot = (widget: WidgetId): boolean => {
  const seed = widgetSeedOf(widget)!
  return ['dotVote', 'partnerVote'].includes(seed.kind) || (seed.kind === 'matrix' && seed.mode === 'ballot')
}

/**
 * @param again kills the server, starts it anew on the same files, and answers it
 * @returns what was done, and every edit that is not there although nobody took it back
 */
export async function widgetRun(
  options: { seed: number; steps: number },
  server: BuiltServer,
  again: (server: BuiltServer) => Promise<BuiltServer>,
): Promise<WidgetRun & { server: BuiltServer }> {
  const draw = createDraw(options.seed)
  const { url } = server
  const board = await ask<{ boardId: string; invites: Record<string, string> }>(url, 'POST', '/example?example=full')
  const place = { url, ...board }
  const visitors = await Promise.all(PEOPLE.map((person) => enter(place, person)))
  const ledger = new EditLedger()
  const edits = visitors.map(({ connection, edit }, by) => ledger.recording(connection.doc, edit, by, draw))
  const all = widgetsOn(readBoard(visitors[0]!.connection.doc))
  const byKind = new Map<string, WidgetId[]>()
  for (const widget of all) {
    const { kind } = widgetSeedOf(widget)!
    if (!isBallot(widget)) byKind.set(kind, [...(byKind.get(kind) ?? []), widget])
  }
  const kinds = [...byKind.keys()]
  const run = {
    edits: 0,
    absences: 0,
    ballots: 0,
    entries: 0,
    checked: 0,
    contested: 0,
    words: 0,
    doubled: 0,
    moves: 0,
    lost: [] as string[],
  }

  const ballots = all.filter(isBallot)
  for (const kind of ['dotVote', 'partnerVote', 'matrix']) {
    const widget = pick(
      draw,
      ballots.filter((one) => widgetSeedOf(one)!.kind === kind),
    )!
    run.lost.push(...(await castTogether(visitors, widget, draw)))
    run.ballots++
  }
  // Most edits are on a few widgets: people who never meet prove nothing.
  const favourites = kinds.map((kind) => pick(draw, byKind.get(kind)!)!)
  let current = server
  for (let step = 0; step < options.steps; step++) {
    const who = Math.floor(draw() * visitors.length)
    const visitor = visitors[who]!
    if (draw() < 0.03) {
      if (visitor.isAway) visitor.comeBack()
      else {
        visitor.goAway()
        run.absences++
      }
    }
    if (step === Math.floor(options.steps / 2)) current = await again(current)
    const { doc } = visitor.connection
    const among = draw() < 0.7 ? [pick(draw, favourites)!] : byKind.get(pick(draw, kinds)!)!
    if (randomEdit(doc, edits[who]! as never, draw, among) !== null) run.edits++
    // Now and then the others hear of it first.
    if (draw() < 0.4) await new Promise((resolve) => setTimeout(resolve, Math.floor(draw() * 8)))
  }
  for (const visitor of visitors) visitor.comeBack()
  await settled(visitors)
  // What waits until everybody who is there must have been heard.
  while (visitors.some(({ later }) => later.size > 0)) {
    for (const { later } of visitors)
      for (const callback of [...later]) {
        later.delete(callback)
        callback()
      }
    await settled(visitors)
  }
  run.lost.push(...ledger.losses(visitors[0]!.connection.doc, run))
  const before = contents(visitors[0]!.connection.doc)
  for (const visitor of visitors) visitor.close()
  current = await again(current)
  const later = await enter(place, PEOPLE[1])
  if (contents(later.connection.doc) !== before) run.lost.push('the server reads another board after its restart')
  later.close()
  return { ...run, kinds: [...ledger.kindsBy(2)].sort(), server: current }
}
