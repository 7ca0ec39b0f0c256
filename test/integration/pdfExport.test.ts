// `npm run export`: the built server, a real Chromium, a viewer's link, a PDF file.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExample } from '../support/boardVisit.ts'
import { readServerFrame } from '../support/relayKit.ts'
import { connectRaw } from '../support/syncClient.ts'
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts'
import { readPdf } from '../unit/pdf/readPdf.ts'

const root = resolve(import.meta.dirname, '../..')

function runExport(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) =>
    execFile(process.execPath, ['server/start.mjs', 'export', ...args], { cwd: root }, (failure, out, error) =>
      done({ code: failure ? Number(failure.code) : 0, out, error }),
    ),
  )
}

describe('npm run export', () => {
  let server: ServerProcess
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clusterboard-export-'))
    server = await startServerProcess()
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('[P26] makes the PDF with a viewer link, numbers and drawn notes included', async () => {
    const { invites } = await createExample(server.url)
    const file = join(folder, 'board.pdf')
    expect(await runExport(invites.viewer, file)).toMatchObject({ code: 0, error: '' })
    const bytes = readFileSync(file)
    const { text, fonts } = readPdf(bytes)
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(fonts.every((font) => font.isEmbedded && font.isSubset)).toBe(true)
    expect(text).toContain('78.5')
    for (const words of ['Reimbursement', 'differs by payer', 'What could go wrong with the leader'])
      expect(text).toContain(words)
    expect(text).not.toContain('PDF export')
  }, 180_000)

  it('[P26] is seen by nobody and leaves nobody on the board, also with the link of a facilitator', async () => {
    const { boardId, invites } = await createExample(server.url)
    const secret = invites.facilitator.split('#')[1]
    const joined = await fetch(`${server.url}/api/boards/${boardId}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, name: 'Nita' }),
    })
    const { token } = (await joined.json()) as { token: string }
    const people = async () => {
      const answer = await fetch(`${server.url}/api/boards/${boardId}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return ((await answer.json()) as { participants: { name: string }[] }).participants.map(({ name }) => name)
    }
    const before = await people()
    const watcher = await connectRaw(server.url, boardId, token)
    expect(await runExport(invites.facilitator, join(folder, 'visit.pdf'))).toMatchObject({ code: 0, error: '' })
    const shown = watcher.frames.map(readServerFrame).filter((frame) => frame.kind === 'presence')
    watcher.socket.terminate()
    expect(shown.flatMap(({ states }) => states)).toEqual([])
    expect(await people()).toEqual(before)
  }, 180_000)

  it('[P27] says in one line what is wrong and ends with 1', async () => {
    const { invites } = await createExample(server.url)
    const wrong = [
      [],
      ['not a link', join(folder, 'x.pdf')],
      [`${server.url}/b/abc`, join(folder, 'x.pdf')],
      [`${invites.viewer}x`, join(folder, 'x.pdf')],
    ]
    for (const args of wrong) {
      const { code, out, error } = await runExport(...args)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(error.trim().split('\n')).toHaveLength(1)
    }
  }, 180_000)
})
