// `npm run export` as a workbook and as CSV files: the built server, a real Chromium, a viewer's link.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExample } from '../support/boardVisit.ts'
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts'

const root = resolve(import.meta.dirname, '../..')

function runExport(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((done) =>
    execFile(process.execPath, ['server/start.mjs', 'export', ...args], { cwd: root }, (failure, out, error) =>
      done({ code: failure ? Number(failure.code) : 0, out, error }),
    ),
  )
}

describe('npm run export of tables', () => {
  let server: ServerProcess
  let folder: string
  let link: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clusterboard-tables-'))
    server = await startServerProcess()
    link = (await createExample(server.url)).invites.viewer
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('[X4] makes a workbook where the file ends with .xlsx', async () => {
    const file = join(folder, 'board.xlsx')
    expect(await runExport(link, file)).toMatchObject({ code: 0, error: '' })
    const files = unzipSync(readFileSync(file))
    const book = strFromU8(files['xl/workbook.xml']!)
    for (const sheet of ['Partners', 'T02 Needs', 'T04 Candidate markets', 'Recommendations'])
      expect(book).toContain(`name="${sheet}"`)
  }, 240_000)

  it('[X4] makes a ZIP of CSV files with --format csv, whatever the file is called', async () => {
    const file = join(folder, 'board.zip')
    expect(await runExport(link, file, '--format', 'csv')).toMatchObject({ code: 0, error: '' })
    const files = unzipSync(readFileSync(file))
    const needs = strFromU8(files['T02 Needs.csv']!)
    expect(needs.split('\r\n')[0]).toBe('Id,Need,For,Source,Barrier named in the EU survey of 2007,Fact,Confirmed')
    expect(needs.split('\r\n')).toHaveLength(19)
  }, 240_000)

  it('[X4] says in one line that it does not know a format', async () => {
    const { code, out, error } = await runExport(link, join(folder, 'x'), '--format', 'odt')
    expect({ code, out, error }).toEqual({
      code: 1,
      out: '',
      error: 'There is no format "odt". Choose pdf, docx, xlsx, csv, svg, png, json.\n',
    })
  }, 240_000)
})
