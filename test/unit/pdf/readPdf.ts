// What a reader gets from a PDF, by poppler's tools (test/support/ensureTools.mjs sees that they are there).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ReadPdf = {
  text: string
  pages: string[]
  fonts: { name: string; isEmbedded: boolean; isSubset: boolean }[]
  facts: string
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), 'clusterboard-pdf-'))
  const file = join(folder, 'report.pdf')
  const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  try {
    writeFileSync(file, bytes)
    const text = run('pdftotext', '-layout', file, '-')
    const fonts = run('pdffonts', file)
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => {
        const [, embedded, subset] = /(yes|no) +(yes|no) +(?:yes|no) +\d+ +\d+ *$/.exec(line) ?? []
        return { name: line.split(' ')[0]!, isEmbedded: embedded === 'yes', isSubset: subset === 'yes' }
      })
    return { text, pages: text.split('\f').slice(0, -1), fonts, facts: run('pdfinfo', file) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Titles of the outline, which pdfkit writes uncompressed: plain strings, or UTF-16 when a letter needs it. */
export function outlineTitles(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString('latin1')
  return [...file.matchAll(/\/Title \(((?:\\.|[^\\)])*)\)/gs)].map(([, title]) => {
    const raw = title!.replace(/\\([()\\])/g, '$1')
    if (!raw.startsWith('\u00fe\u00ff')) return raw
    return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le')
  })
}
