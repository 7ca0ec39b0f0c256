// What the arguments of `npm run export` mean: one board, several, in which format, to where.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS, parseOrder } from '../../../server/cli/exportOrder.ts'

const LINK = 'http://localhost:8080/b/abc#secret'
const source = { kind: 'link', link: { origin: 'http://localhost:8080', boardId: 'abc', secret: 'secret' } }

describe('the order of an export', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clusterboard-order-'))
    writeFileSync(join(folder, 'b.json'), '{}')
    writeFileSync(join(folder, 'A.JSON'), '{}')
    writeFileSync(join(folder, 'notes.md'), '')
    writeFileSync(join(folder, 'links.txt'), `# workshops\n\n${LINK}\r\n  not a link\n${LINK}2\n`)
    writeFileSync(join(folder, 'none.txt'), '\n# nothing yet\n')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('[X32] takes the format from --format, else from the ending, else the report', () => {
    expect(parseOrder([LINK, 'out/x.docx'])).toEqual({
      boards: [{ label: 'http://localhost:8080/b/abc', source }],
      out: 'out/x.docx',
      isFolder: false,
      format: 'docx',
    })
    for (const format of FORMATS) expect(parseOrder([LINK, 'x.zip', '--format', format]).format).toBe(format)
    expect(parseOrder([LINK, 'x']).format).toBe('pdf')
    expect(parseOrder([LINK, 'X.PDF']).format).toBe('pdf')
    expect(parseOrder([LINK, 'tables.csv.zip']).format).toBe('csv')
    expect(parseOrder([LINK, 'frames.svg.zip']).format).toBe('svg')
    // A file of one kind under the ending of another would open nowhere.
    for (const ending of ['doc', 'zip', 'jpg'])
      expect(() => parseOrder([LINK, `x.${ending}`])).toThrow(`There is no format "${ending}".`)
    expect(parseOrder([folder, 'out.2027']).format).toBe('pdf')
    expect(() => parseOrder([LINK, 'x', '--format', 'odt'])).toThrow(
      'There is no format "odt". Choose pdf, docx, xlsx, csv, svg, png, json.',
    )
  })

  it('[X33] finds the archives of a folder, by name', () => {
    const { boards, isFolder } = parseOrder([folder, 'out', '--format', 'docx'])
    expect(isFolder).toBe(true)
    expect(boards).toEqual([
      { label: 'A.JSON', source: { kind: 'archive', file: join(folder, 'A.JSON') } },
      { label: 'b.json', source: { kind: 'archive', file: join(folder, 'b.json') } },
    ])
  })

  it('[X33] takes one archive as one board', () => {
    const file = join(folder, 'b.json')
    expect(parseOrder([file, 'b.pdf'])).toMatchObject({
      boards: [{ label: 'b.json', source: { kind: 'archive', file } }],
      isFolder: false,
    })
  })

  it('[X33] reads links line by line, and keeps a wrong line in its place', () => {
    const { boards, isFolder } = parseOrder([join(folder, 'links.txt'), 'out'])
    expect(isFolder).toBe(true)
    expect(boards.map(({ source: { kind } }) => kind)).toEqual(['link', 'wrong', 'link'])
    expect(boards[1]!.label).toBe(`${join(folder, 'links.txt')}, line 4`)
  })

  it('[X32] never names the secret of a link', () => {
    expect(JSON.stringify(parseOrder([LINK, 'x']).boards.map(({ label }) => label))).not.toContain('secret')
  })

  it('[P27] says what is wrong', () => {
    expect(() => parseOrder([])).toThrow(/^Usage: /)
    expect(() => parseOrder([LINK])).toThrow(/^Usage: /)
    expect(() => parseOrder([LINK, 'x', 'y'])).toThrow(/^Usage: /)
    expect(() => parseOrder([LINK, 'x', '--colour', 'red'])).toThrow(/colour/)
    expect(() => parseOrder(['nowhere', 'x'])).toThrow('"nowhere" is neither a link nor a file.')
    expect(() => parseOrder(['http://localhost:8080/b/abc', 'x'])).toThrow('The link has no part after "#".')
    expect(() => parseOrder(['http://localhost:8080/x#y', 'x'])).toThrow("is not a board's link")
    expect(() => parseOrder([join(folder, 'none.txt'), 'x'])).toThrow('holds no link')
  })
})
