// Counters of this process, and their text form for Prometheus. Names no board and no person.

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
      const memory = `# HELP clusterboard_resident_bytes Memory of the process.\n# TYPE clusterboard_resident_bytes gauge\n`
      return `${lines.join('')}${memory}clusterboard_resident_bytes ${process.memoryUsage.rss()}\n`
    },
  }
}
