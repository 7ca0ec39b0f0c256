// What was answered is on the disk: private notes, ballots and ballots for tables survive a kill at any moment, and the counts
// on the board are right again after it.
import { rm } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { readBoard, type BoardState, type Round } from '../../shared/board/boardState.ts'
import type { Role } from '../../shared/roles.ts'
import { newDataDir, startBuiltServer, type BuiltServer } from '../support/startServer.ts'
import { connectSync } from '../support/syncClient.ts'
import { CREATION, parseLink } from '../unit/http/testApp.ts'

const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))))

async function ask(url: string, method: string, path: string, body?: unknown, token?: string) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const given = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(given)}`)
  return given
}

async function start() {
  const dataDir = await newDataDir()
  dirs.push(dataDir)
  let server: BuiltServer = await startBuiltServer(dataDir)
  const { boardId, invites } = (await ask(server.url, 'POST', '/api/boards', CREATION)) as unknown as {
    boardId: string
    invites: Record<Role, string>
  }
  const path = `/api/boards/${boardId}`
  const join = async (role: Role, name: string, partnerId: string | null) => {
    const secret = parseLink(invites[role]).secret
    const { token } = await ask(server.url, 'POST', `${path}/join`, {
      secret,
      name,
      ...(partnerId ? { partnerId } : {}),
    })
    return (method: string, rest: string, body?: unknown) => ask(server.url, method, path + rest, body, token as string)
  }
  const nita = await join('facilitator', 'Nita', null)
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, i) => join('editor', `Person ${i}`, ['BC', 'BM', 'ER'][i % 3]!)),
  )
  const watcher = await ask(server.url, 'POST', `${path}/join`, {
    secret: parseLink(invites.viewer).secret,
    name: 'Vera',
  })
  return {
    nita,
    people,
    async killAndStart() {
      await server.kill()
      server = await startBuiltServer(dataDir)
    },
    /** The board as a visitor sees it, once it is as expected. */
    async until(isTrue: (board: BoardState) => boolean): Promise<BoardState> {
      const client = await connectSync(server.url, boardId, watcher.token as string)
      await client.until((doc) => isTrue(readBoard(doc)))
      const board = readBoard(client.doc)
      client.destroy()
      return board
    },
    end: () => server.kill(),
  }
}

describe('a server that is killed', () => {
  it('[B8] [S8] [S11] has every note, ballot and table that it had answered for', async () => {
    const { nita, people, killAndStart, until, end } = await start()
    const opened = await nita('POST', '/session', {
      command: 'openWriting',
      question: 'What is missing?',
      place: { template: 'T02' },
      naming: 'names',
      arrangement: 'random',
    })
    const writingId = opened.id as string
    const { round } = (await nita('POST', '/session', { command: 'openRound', widget: 'T04.scores' })) as {
      round: Round
    }
    const answered = new Set<string>()
    for (let kill = 0; kill < 3; kill++) {
      const sent: Promise<unknown>[] = []
      people.forEach((person, i) => {
        const id = `note-${kill}-${i}`
        const note = person('PUT', `/notes/${id}`, { writingId, text: `Words of ${i}` }).then(() => answered.add(id))
        const mark = (kill % 5) + 1
        const ballot = person('PUT', `/rounds/${round.id}/ballot`, {
          values: { C1: { BR: mark } },
          finished: true,
        }).then(() => answered.add(`ballot-${i}-${mark}`))
        sent.push(note, ballot)
      })
      sent.push(
        nita('PUT', `/rounds/${round.id}/proxies/table-${kill}`, {
          partnerId: 'ER',
          label: `Table ${kill}`,
          values: { C1: { BR: 5 } },
          finished: true,
        }).then(() => answered.add(`table-${kill}`)),
      )
      // Killed while most are on their way, as soon as a few were answered.
      await Promise.race(sent)
      const all = Promise.allSettled(sent)
      await killAndStart()
      await all
    }
    expect(answered.size).toBeGreaterThan(0)
    const stored = new Set<string>()
    const marks: number[] = []
    for (const [i, person] of people.entries()) {
      const { notes } = (await person('GET', '/notes')) as { notes: { id: string; text: string }[] }
      for (const { id, text } of notes) if (text === `Words of ${i}`) stored.add(id)
      const { values } = (await person('GET', `/rounds/${round.id}/ballot`)) as { values: { C1?: { BR: number } } }
      marks[i] = values.C1?.BR ?? 0
    }
    const { ballots } = (await nita('GET', `/rounds/${round.id}/proxies`)) as { ballots: { id: string }[] }
    for (const { id } of ballots) stored.add(id)
    const lost = [...answered].filter((id) => {
      const [, person, mark] = /^ballot-(\d+)-(\d)$/.exec(id) ?? []
      return person === undefined ? !stored.has(id) : marks[Number(person)]! < Number(mark)
    })
    expect(lost).toEqual([])
    // The counts that were due when the server ended are written by the next one.
    const voters = marks.filter((mark) => mark > 0).length
    const board = await until(({ rounds: [only] }) => {
      const counts = Object.values(only?.progress ?? {})
      return counts.reduce((sum, { finished }) => sum + finished, 0) === voters + ballots.length
    })
    expect(board.rounds[0]?.state).toBe('open')
    await nita('POST', '/session', { command: 'revealWriting', writingId })
    await killAndStart()
    await nita('POST', '/session', { command: 'revealWriting', writingId })
    const shown = await until(({ workshop }) => workshop.writings[0]?.state === 'revealed')
    expect(shown.workshop.writings[0]?.closedAt).not.toBeNull()
    await end()
  })
})
