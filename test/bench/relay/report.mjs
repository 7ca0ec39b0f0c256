// Results as tables with ratios; with --write also into docs/benchmarks/relay.md.
import { execSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '-')
const percent = (share) => `${number(share * 100, share > 0.999 ? 0 : 1)} %`
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

function roomTables(results) {
  const sizes = [...new Set(results.map(({ people }) => people))]
  return sizes.map((people) => {
    const rows = results.filter((result) => result.people === people)
    const ours = rows.find(({ server }) => server === 'clusterboard')
    return `### ${people} people\n\n${table(
      [
        'server',
        'edits',
        'delivered',
        'p50 ms',
        'p95 ms',
        'CPU % of a core',
        'CPU ms / 1000 arrivals',
        'ours / its',
        'MB sent',
        'memory MB',
        'load CPU %',
      ],
      rows.map((row) => [
        ...[
          row.server,
          row.edits,
          percent(row.delivered),
          number(row.p50),
          number(row.p95),
          number(row.cpu, 0),
          number(row.perThousand, 2),
        ],
        ...[
          ours ? number(ours.perThousand / row.perThousand, 2) : '-',
          number(row.mb),
          number(row.memoryMb, 0),
          number(row.loadCpu, 0),
        ],
      ]),
    )}`
  })
}

export function report(results, isWritten) {
  const parts = []
  if (results.room.length > 0)
    parts.push(
      '## One room\n\nA third of the people drag (10 edits a second), the others type (5 a second), everybody shows a cursor 15 times a second. ' +
        'Only Clusterboard has every edit on disk before anybody sees it. Everybody who types or drags is a connection of its own; all of them together have one core (load CPU): where that is near 100, latency and delivery are those of the load.',
      ...roomTables(results.room),
    )
  if (results.rooms.length > 0)
    parts.push(
      `## 500 rooms of two\n\nEvery room holds a new board with one template.\n\n${table(
        ['server', 'kB a room', 'memory MB'],
        results.rooms.map((row) => [row.server, number(row.kbPerRoom), number(row.memoryMb, 0)]),
      )}`,
    )
  if (results.storm.length > 0)
    parts.push(
      `## 200 people join a board of 5,000 shapes within two seconds\n\n${table(
        ['server', 'p95 ms', 'all in, s', 'server CPU ms'],
        results.storm.map((row) => [row.server, number(row.p95), number(row.seconds, 2), number(row.cpuMs, 0)]),
      )}`,
    )
  if (results.cold.length > 0)
    parts.push(
      `## First visitor after a restart, 5,000 shapes\n\n${table(
        ['server', 'edits', 'first answer ms', 'content ms', 'compact state MB', 'on disk MB'],
        results.cold.map((row) => [
          ...[row.server, row.edits, number(row.answerMs), number(row.contentMs)],
          ...[number(row.compactMb, 2), number(row.diskMb, 2)],
        ]),
      )}`,
    )
  if (results.slow.length > 0)
    parts.push(
      `## One of 200 people reads 1 kB/s\n\n${table(
        ['server', 'p95 of the others ms', 'with the slow reader ms', 'change'],
        results.slow.map((row) => [row.server, number(row.without), number(row.with), percent(row.change)]),
      )}`,
    )
  const text = parts.join('\n\n')
  process.stdout.write(`\n${text}\n`)
  if (!isWritten) return
  const commit = execSync('git rev-parse --short HEAD').toString().trim()
  const machine = `${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`
  const head =
    `# Benchmarks of the relay\n\nMade by \`npm run bench:relay -- --write\` on ${new Date().toISOString().slice(0, 10)} at ${commit}. ` +
    `Machine: ${machine}; server on one core, load on another, nothing else tuned. Read the ratios: absolute figures change with the machine. ` +
    'y-websocket is the server bundled with y-websocket 2.1.0 (with LevelDB); Hocuspocus is 4.7.0 with its database extension over SQLite; ' +
    'the raw broadcast passes frames on and keeps nothing.\n'
  writeFileSync(join(import.meta.dirname, '../../../docs/benchmarks/relay.md'), `${head}\n${text}\n`)
}
