import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
const { argv } = process
afterEach(() => {
  process.argv = argv
  process.exitCode = undefined
  vi.restoreAllMocks()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command as a fresh program would, with the given file. */
async function run(file?: string): Promise<{ out: string; err: string; code: unknown }> {
  let out = ''
  let err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  process.argv = ['node', 'evaluate', ...(file === undefined ? [] : [file])]
  vi.resetModules()
  await import('../../../server/cli/evaluate.ts')
  const code = process.exitCode
  vi.restoreAllMocks()
  return { out, err, code }
}

function fileOf(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const example = JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as {
  input: Record<string, unknown>
  expected: unknown
}

describe('npm run evaluate', () => {
  it('[C10] prints the results and nothing else', async () => {
    const { out, err, code } = await run(fileOf('input.json', JSON.stringify(example.input)))
    expect([JSON.parse(out), err, code]).toEqual([example.expected, '', 0])
  })

  it.each([
    [
      'wrong-field.json',
      JSON.stringify({ ...example.input, partners: [] }),
      'partners: must name at least one partner',
    ],
    ['no-json.json', '{ "partners": [', 'is not valid JSON'],
    ['unknown.json', JSON.stringify({ ...example.input, T99: 1 }), 'T99: is not known here'],
  ])('[C15] answers a bad file %s with one line naming file and reason', async (name, text, reason) => {
    const file = fileOf(name, text)
    const { out, err, code } = await run(file)
    expect([out, code]).toEqual(['', 1])
    expect(err.startsWith(`${file}: ${reason}`)).toBe(true)
    expect(err.match(/\n/g)).toHaveLength(1)
  })

  it('[C15] names a file that is not there, a folder, and its own usage', async () => {
    const missing = join(folder, 'missing.json')
    expect(await run(missing)).toEqual({ out: '', err: `${missing}: there is no such file; check the path\n`, code: 1 })
    expect((await run(folder)).err).toBe(`${folder}: is a folder; name a JSON file\n`)
    expect((await run()).err).toMatch(/^Usage: npm run evaluate -- FILE [^\n]+\n$/)
  })
})
