// The running workshop over real sockets: it goes on after a kill, and what people hold ends when they are really gone.
import { rm } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { systemTimers, type Timers } from '../../server/relay/Peer.ts'
import { startServer } from '../../server/startServer.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import { readBoard, type BoardState } from '../../shared/board/boardState.ts'
import type { Role } from '../../shared/roles.ts'
import type { SessionCommand } from '../../shared/session/sessionCommands.ts'
import { newDataDir, startBuiltServer } from '../support/startServer.ts'
import { connectSync } from '../support/syncClient.ts'
import { CREATION, parseLink } from '../unit/http/testApp.ts'

const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))))

async function openBoard(firstUrl: string) {
  let url = firstUrl
  async function ask(method: string, path: string, body?: unknown, token?: string): Promise<Record<string, unknown>> {
    const answer = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const given = (await answer.json()) as Record<string, unknown>
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(given)}`)
    return given
  }
  const { boardId, invites } = (await ask('POST', '/api/boards', CREATION)) as unknown as {
    boardId: string
    invites: Record<Role, string>
  }
  const path = `/api/boards/${boardId}`
  async function join(role: Role, name: string, partnerId?: string) {
    const { secret } = parseLink(invites[role])
    const joined = await ask('POST', `${path}/join`, { secret, name, ...(partnerId ? { partnerId } : {}) })
    const { token, participantId } = joined as { token: string; participantId: string }
    return {
      participantId,
      enter: () => connectSync(url, boardId, token),
      run: (command: SessionCommand) => ask('POST', `${path}/session`, command, token),
      ask: (method: string, rest: string, body?: unknown) => ask(method, path + rest, body, token),
    }
  }
  return { join, moveTo: (next: string) => void (url = next) }
}

type Client = Awaited<ReturnType<typeof connectSync>>
const workshopOf = (client: Client): BoardState => readBoard(client.doc)
const until = (client: Client, isTrue: (board: BoardState) => boolean) => client.until((doc) => isTrue(readBoard(doc)))

describe('the running workshop', () => {
  it('[W129] goes on where it was after the server is killed: step, timer, hands, groups, control, queue', async () => {
    const dataDir = await newDataDir()
    dirs.push(dataDir)
    let server = await startBuiltServer(dataDir)
    const board = await openBoard(server.url)
    const nita = await board.join('facilitator', 'Nita')
    const people = await Promise.all(['BC', 'BM', 'ER', 'BC'].map((id, i) => board.join('editor', `P${i}`, id)))
    const before = await Promise.all([nita, ...people].map((person) => person.enter()))
    await nita.run({ command: 'changeStep', template: 'T02', step: 'discuss', change: { minutes: 25 } })
    await nita.run({ command: 'startStep', template: 'T02', step: 'brief' })
    await nita.run({ command: 'startStep', template: 'T02', step: 'discuss', withTimer: true })
    const place = { template: 'T02', screen: 'differences' }
    await nita.run({ command: 'startGroups', question: 'Why?', place })
    await nita.run({ command: 'nextGroupStage' })
    await people[1]!.ask('PUT', '/hand', { raised: true })
    await people[2]!.ask('PUT', '/hand', { raised: true })
    await nita.run({ command: 'callNext' })
    await nita.run({ command: 'takeControl' })
    await until(before[1]!, ({ workshop }) => workshop.control !== null)
    const { step, timer, workshop } = workshopOf(before[1]!)
    expect([step?.step, workshop.past.length, workshop.groups?.groups.length, workshop.hands.length]).toEqual([
      'discuss',
      1,
      2,
      2,
    ])

    await server.kill()
    for (const client of before) client.destroy()
    server = await startBuiltServer(dataDir)
    board.moveTo(server.url)
    const after = await Promise.all([nita, ...people].map((person) => person.enter()))
    const now = workshopOf(after[1]!)
    expect({ step: now.step, timer: now.timer, workshop: now.workshop }).toEqual({ step, timer, workshop })

    // And it goes on: the same groups become fours, the next hand is called, the timer runs to the same end.
    await nita.run({ command: 'addTime', seconds: 60 })
    await nita.run({ command: 'nextGroupStage' })
    await nita.run({ command: 'callNext' })
    await until(after[1]!, (state) => state.workshop.hands.length === 1)
    const { groups } = workshopOf(after[1]!).workshop
    expect(groups).toMatchObject({ stage: 'fours', id: workshop.groups!.id })
    expect(new Set(groups!.groups.flatMap((group) => group.people))).toEqual(
      new Set(people.map(({ participantId }) => participantId)),
    )
    await nita.run({ command: 'endStep' })
    await until(after[1]!, (state) => state.step === null)
    expect(workshopOf(after[1]!).workshop.past.map((record) => [record.step, record.plannedMinutes])).toEqual([
      ['brief', 10],
      ['discuss', 25],
    ])
    for (const client of after) client.destroy()
    await server.close()
  })

  it('[W129] what people hold ends when their sockets are gone, and late people join groups, over real sockets', async () => {
    // A hundred seconds pass in one.
    const began = Date.now()
    const timers: Timers = {
      ...systemTimers,
      later: (ms, run) => systemTimers.later(ms / 100, run),
      now: () => began + (Date.now() - began) * 100,
    }
    const server = await startServer({
      config: parseConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }, '0.0.0-test'),
      storage: openMemoryStorage(),
      log: createLog('silent'),
      metrics: createMetrics(),
      timers,
    })
    const board = await openBoard(server.url)
    const nita = await board.join('facilitator', 'Nita')
    const [omar, iva, late] = [
      await board.join('editor', 'Omar', 'BC'),
      await board.join('editor', 'Iva', 'BM'),
      await board.join('editor', 'Late', 'ER'),
    ]
    const [lead, first, second] = await Promise.all([nita.enter(), omar.enter(), iva.enter()])
    await nita.run({ command: 'setDeputies', people: [omar.participantId] })
    await nita.run({ command: 'startGroups', question: 'Why?', place: { template: 'T02' } })
    await nita.run({ command: 'nextGroupStage' })
    const joined = await late.enter()
    await until(first, ({ workshop }) => workshop.groups!.groups[0]!.people.includes(late.participantId))
    await late.ask('PUT', '/hand', { raised: true })
    await until(first, ({ workshop }) => workshop.hands.length === 1)
    joined.destroy()
    await until(first, ({ workshop }) => workshop.hands.length === 0)

    await nita.run({ command: 'takeControl' })
    await until(first, ({ workshop }) => workshop.control !== null)
    lead.destroy()
    await until(first, ({ workshop }) => workshop.control === null)
    // The deputy asks until it is time.
    while (workshopOf(first).workshop.standIn === null)
      await omar.ask('POST', '/stand-in').then(
        () => until(first, ({ workshop }) => workshop.standIn !== null),
        (error: unknown) => expect(String(error)).toContain('not_allowed'),
      )
    await omar.run({ command: 'freeze' })
    await until(second, ({ isFrozen }) => isFrozen)
    first.destroy()
    await until(second, ({ workshop }) => workshop.standIn === null)
    await expect(omar.run({ command: 'unfreeze' })).rejects.toThrow('not_allowed')
    second.destroy()
    await server.close()
  })
})
