// `npm run export` in every format and for several boards: the built server, a real Chromium, links and archives.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Archive } from '../../shared/board/archive.ts'
import { createExample, type Invites } from '../support/boardVisit.ts'
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts'
import { all, readDocx } from '../unit/docx/readDocx.ts'

const root = resolve(import.meta.dirname, '../..')

function runExport(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) =>
    execFile(process.execPath, ['server/start.mjs', 'export', ...args], { cwd: root }, (failure, out, error) =>
      done({ code: failure ? Number(failure.code) : 0, out, error }),
    ),
  )
}

/** Width and height in the head of a PNG file. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

describe('npm run export', () => {
  let server: ServerProcess
  let folder: string
  let boardId: string
  let invites: Invites
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clusterboard-exports-'))
    server = await startServerProcess()
    ;({ boardId, invites } = await createExample(server.url))
    // As on a real board somebody leads it; the last one who does cannot leave.
    const nita = await fetch(`${server.url}/api/boards/${boardId}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: invites.facilitator.split('#')[1], name: 'Nita' }),
    })
    expect(nita.status).toBe(200)
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('[X32] writes the strategy document for Word, with charts and drawings as pictures', async () => {
    const file = join(folder, 'board.docx')
    expect(await runExport(invites.viewer, file)).toMatchObject({ code: 0, error: '' })
    const { text, files, parts } = readDocx(readFileSync(file))
    for (const words of ['5 Target markets and how they were chosen', '78.5', 'Annex C Source facts'])
      expect(text).toContain(words)
    expect(text).not.toContain('PDF export')
    // Drawn with letters and lines: an empty picture of this size would be far smaller.
    const charts = Object.entries(files).filter(([name]) => name.startsWith('word/media/chart'))
    const large = charts.filter(([, png]) => sizeOf(png)[0] > 1000 && sizeOf(png)[1] > 300)
    expect(large.length).toBeGreaterThan(3)
    for (const [name, png] of large) expect([name, png.length > 8000]).toEqual([name, true])
    const told = all(parts['word/document.xml']!, 'wp:docPr').map(({ attributes }) => attributes['descr']!)
    expect(told.some((words) => words.includes('differs by payer'))).toBe(true)
  }, 240_000)

  it('[X32] saves the whole board for a facilitator, without its own visit, and refuses others', async () => {
    const file = join(folder, 'board.json')
    expect(await runExport(invites.facilitator, file)).toMatchObject({ code: 0, error: '' })
    const archive = JSON.parse(readFileSync(file, 'utf8')) as Archive
    expect(archive.participants.filter(({ name }) => name === 'PDF export')).toEqual([])
    const imported = await fetch(`${server.url}/api/boards/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: readFileSync(file),
    })
    expect(imported.status).toBe(201)
    expect(await runExport(invites.viewer, file)).toEqual({
      code: 1,
      out: '',
      error: 'Only a facilitator of this board may do this.\n',
    })
  }, 240_000)

  it('[X33] makes a file for every archive of a folder; a broken one stops none and is told', async () => {
    const [from, to] = [join(folder, 'archives'), join(folder, 'made')]
    mkdirSync(from)
    expect(await runExport(invites.facilitator, join(from, 'first.json'))).toMatchObject({ code: 0 })
    writeFileSync(join(from, 'broken.json'), '{"format":"clusterboard"}')
    const { code, out, error } = await runExport(from, to, '--format', 'xlsx')
    expect(code).toBe(1)
    expect(error.trim().split('\n')).toHaveLength(1)
    expect(error).toMatch(/^broken\.json: /)
    expect(out).toMatch(/^first\.json: .*first\.xlsx: \d+ kB\n$/)
    expect(readdirSync(to)).toEqual(['first.xlsx'])
    expect(Object.keys(unzipSync(readFileSync(join(to, 'first.xlsx'))))).toContain('xl/workbook.xml')
  }, 240_000)

  it('[X33] makes a file for every link of a file, named by its board', async () => {
    const [links, to] = [join(folder, 'links.txt'), join(folder, 'by-link')]
    writeFileSync(links, `${invites.viewer}\n${server.url}/b/${boardId}#wrong\n${invites.editor}\n`)
    const { code, out, error } = await runExport(links, to, '--format', 'csv')
    expect(code).toBe(1)
    expect(error).toBe(`${server.url}/b/${boardId}: This link does not open the board. Ask for a new one.\n`)
    expect(out.trim().split('\n')).toHaveLength(2)
    const made = readdirSync(to).sort()
    expect(made).toHaveLength(2)
    expect(made[0]!.replace('-2.csv.zip', '.csv.zip')).toBe(made[1])
    expect(strFromU8(unzipSync(readFileSync(join(to, made[0]!)))['T02 Needs.csv']!)).toContain('Need')
    expect(`${out}${error}`).not.toContain(invites.viewer.split('#')[1])
  }, 240_000)

  it('[X32] draws the frames as SVG and PNG files', async () => {
    for (const format of ['svg', 'png'] as const) {
      const file = join(folder, `frames-${format}.zip`)
      expect(await runExport(invites.viewer, file, '--format', format)).toMatchObject({ code: 0, error: '' })
      const files = unzipSync(readFileSync(file))
      const names = Object.keys(files)
      expect(names.length).toBeGreaterThan(0)
      expect(names.filter((name) => !name.endsWith(`.${format}`))).toEqual([])
      if (format === 'png') for (const png of Object.values(files)) expect(sizeOf(png)[0]).toBeGreaterThan(100)
      else expect(Object.values(files).some((svg) => strFromU8(svg).includes('<svg'))).toBe(true)
    }
  }, 240_000)
})
