// A start that cannot work says why in one line and ends, whatever the data directory is.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareDataDir } from '../../server/prepareDataDir.ts'
import { buildServer } from '../support/buildServer.ts'

const folder = mkdtempSync(join(tmpdir(), 'clusterboard-start-'))
const file = join(folder, 'file')
writeFileSync(file, '')

async function start(dataDir: string): Promise<{ code: number | null; error: string }> {
  const child = spawn(process.execPath, [await buildServer()], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let error = ''
  child.stderr.on('data', (bytes: Buffer) => (error += String(bytes)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, error }
}

describe('a data directory that cannot be used', () => {
  it.each([
    ['below a folder of the system', '/proc/nope/deeper'],
    ['a folder of the system', '/proc'],
    ['a file', file],
    ['below a file', join(file, 'data')],
  ])('[R11] %s ends the start with one line', async (_name, dataDir) => {
    const { code, error } = await start(dataDir)
    expect(code).toBe(1)
    expect(error.trim().split('\n')).toHaveLength(1)
    expect(error).toContain('Clusterboard cannot start')
    expect(error).toContain(dataDir)
    expect(error).toContain('DATA_DIR')
  })

  it('[R11] a full disk is told before anything is opened', () => {
    expect(() => prepareDataDir(folder, () => 5 * 1024 * 1024)).toThrow(/has only 5120 kB left; make room/)
    expect(() => prepareDataDir(folder, () => 100 * 1024 * 1024)).not.toThrow()
  })

  it('a new folder is made with those above it, and nothing is left in it', () => {
    const made = join(folder, 'a', 'b', 'c')
    prepareDataDir(made)
    expect(readdirSync(made)).toEqual([])
  })
})
