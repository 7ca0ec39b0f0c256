// Counters of this process, and their text form for Prometheus. Names no board and no person.
import { performance } from 'node:perf_hooks'

const DESCRIPTIONS = {
  sockets_open: ['gauge', 'Sockets connected now.'],
  rooms_open: ['gauge', 'Boards held in memory now.'],
  frames_received_total: ['counter', 'Frames received from sockets.'],
  frames_sent_total: ['counter', 'Frames sent to sockets.'],
  document_frames_total: ['counter', 'Document frames received (sync step 2 and update).'],
  acks_total: ['counter', 'Acknowledgements sent, each after the edit was on disk.'],
  refusals_total: ['counter', 'Sockets closed because a frame was refused.'],
  upgrades_refused_total: ['counter', 'Socket upgrades refused.'],
  records_logged_total: ['counter', 'Updates appended to the log and on disk.'],
  commits_total: ['counter', 'Commits of the embedded store.'],
  snapshots_total: ['counter', 'Snapshots written.'],
  restore_points_total: ['counter', 'Restore points kept.'],
  rebuilds_total: ['counter', 'Rooms rebuilt from disk after a bad frame.'],
  presence_dropped_total: ['counter', 'Presence frames not sent because a socket was slow.'],
  http_requests_total: ['counter', 'HTTP requests answered.'],
  http_refusals_total: ['counter', 'HTTP requests answered with a refusal (status 400 to 499).'],
  http_failures_total: ['counter', 'HTTP requests answered with a failure (status 500 and above).'],
  joins_total: ['counter', 'People who joined a board.'],
  people_removed_total: ['counter', 'People who were taken off a board.'],
  uploads_total: ['counter', 'Pictures stored.'],
  upload_bytes_total: ['counter', 'Bytes of the pictures stored.'],
  slow_sockets_total: ['counter', 'Sockets ended because they did not keep up.'],
} as const

export type Metric = keyof typeof DESCRIPTIONS

export type Metrics = {
  readonly values: Readonly<Record<Metric, number>>
  /** Adds `by` (default 1; negative for gauges). */
  add(metric: Metric, by?: number): void
  /** Text exposition format 0.0.4 of Prometheus. */
  toText(): string
}

export function createMetrics(): Metrics {
  const names = Object.keys(DESCRIPTIONS) as Metric[]
  const values = Object.fromEntries(names.map((name) => [name, 0])) as Record<Metric, number>
  return {
    values,
    add(metric, by = 1) {
      values[metric] += by
    },
    toText() {
      const lines = names.map((name) => {
        const [type, help] = DESCRIPTIONS[name]
        const full = `clusterboard_${name}`
        return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${full} ${values[name]}\n`
      })
      return [...lines, ...processLines()].join('')
    },
  }
}

const STARTED_AT_S = Math.round(Date.now() / 1000 - process.uptime())
let loopBefore = performance.eventLoopUtilization()

/** What the process itself takes; how busy its loop was since the last time somebody asked (1: it did nothing else). */
function processLines(): string[] {
  const loopNow = performance.eventLoopUtilization()
  const { utilization } = performance.eventLoopUtilization(loopNow, loopBefore)
  loopBefore = loopNow
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  const values: [name: string, type: string, help: string, value: number][] = [
    ['resident_bytes', 'gauge', 'Memory of the process.', rss],
    ['heap_used_bytes', 'gauge', 'Memory in use for objects.', heapUsed],
    ['cpu_seconds_total', 'counter', 'Processor time of the process.', (user + system) / 1e6],
    ['start_time_seconds', 'gauge', 'When the process began, seconds since 1970.', STARTED_AT_S],
    ['event_loop_utilization', 'gauge', 'How busy the main loop was since the last time, 0 to 1.', utilization],
  ]
  return values.map(
    ([name, type, help, value]) =>
      `# HELP clusterboard_${name} ${help}\n# TYPE clusterboard_${name} ${type}\nclusterboard_${name} ${value}\n`,
  )
}
