// A file of `npm run export` is whole or not there, and the reason is said before the work where it can be known.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPlace, makeFolder, saveFile } from '../../../server/cli/saveFile.ts'

describe('the place of a file', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clusterboard-place-'))
    mkdirSync(join(folder, 'inner'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('[X32] is asked for before the work begins', () => {
    expect(() => checkPlace(join(folder, 'board.pdf'))).not.toThrow()
    expect(() => checkPlace(join(folder, 'none', 'board.pdf'))).toThrow(
      `There is no folder ${join(folder, 'none')}. Make it first.`,
    )
    expect(() => checkPlace(join(folder, 'inner'))).toThrow(`${join(folder, 'inner')} is a folder. Name a file in it.`)
  })

  it('[X32] gets the whole file in the place of the one before, and nothing beside it', async () => {
    const file = join(folder, 'inner', 'board.pdf')
    writeFileSync(file, 'before')
    await saveFile(file, Buffer.from('after'))
    expect(readFileSync(file, 'utf8')).toBe('after')
    expect(readdirSync(join(folder, 'inner'))).toEqual(['board.pdf'])
  })

  it.runIf(existsSync('/dev/full'))('[X32] says when the disk is full, and never replaces a device', async () => {
    await expect(saveFile('/dev/full', Buffer.from('x'))).rejects.toThrow('There is no room for /dev/full on the disk.')
    expect(existsSync('/dev/full.part')).toBe(false)
  })

  it('[X32] says when it may not be written', async () => {
    // Modes keep nobody out who is root; the kernel's own folder takes no file from anybody.
    const closed = process.getuid?.() === 0 ? '/sys' : join(folder, 'closed')
    if (closed !== '/sys') mkdirSync(closed, { mode: 0o500 })
    await expect(saveFile(join(closed, 'x.pdf'), Buffer.from('x'))).rejects.toThrow('may not be written')
  })

  it('[X33] a folder that cannot be made is told', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(makeFolder(join(folder, 'file', 'out'))).rejects.toThrow(
      /^The folder .* cannot be made \(ENOTDIR\)\.$/,
    )
  })
})
