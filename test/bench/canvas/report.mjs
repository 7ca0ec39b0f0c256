// Writes the figures of one run to docs/benchmarks/canvas.md.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'

const INTRODUCTION = `\`npm run bench:canvas\` (parts by name: \`npm run bench:canvas -- pan drag join\`; \`--write\` makes this file) measures the
board's own canvas, with binding, gate, undo, overlays and tools, against tldraw as it comes, in one run of Chromium and in
turn. A ratio is the middle one of its pairs. The command ends with code 1 when a ratio misses its bound.`

export async function writeReport(file, rows) {
  const day = new Date().toISOString().slice(0, 10)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const [{ model }] = os.cpus()
  const machine = `${os.cpus().length} x ${model.trim()}, software rendering, load ${os.loadavg()[0].toFixed(1)}`
  const table = rows.map(({ name, ratio, bound, isLess, detail, holds }) => {
    const limit = `${isLess ? 'at most' : 'at least'} ${bound}`
    return `| ${name} | ${limit} | ${ratio.toFixed(2)} | ${holds ? 'kept' : 'missed'} | ${detail} |`
  })
  const lines = [
    '# Canvas benchmark',
    '',
    INTRODUCTION,
    '',
    `Made on ${day} at ${commit}. Machine: ${machine}. Absolute figures change with the machine; read the ratios.`,
    '',
    '| measured | bound | figure | state | detail |',
    '| --- | --- | --- | --- | --- |',
    ...table,
    '',
  ]
  await writeFile(file, lines.join('\n'))
}
