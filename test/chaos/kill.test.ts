import { expect, it } from 'vitest'
import { killRun } from './killRun.ts'

const kills = Number(process.env.CHAOS_KILLS ?? 20)
const seed = Number(process.env.CHAOS_SEED ?? 1)

it(
  `[K1] ${kills} kills under load: nothing acknowledged or shown is lost, nothing deleted comes back`,
  async () => {
    const { recoveryMs, ...report } = await killRun(kills, seed)
    const sorted = recoveryMs.toSorted((a, b) => a - b)
    const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))]!)
    process.stdout.write(
      `${report.kills} kills, ${report.sent} edits sent, ${report.acknowledged} acknowledged (${report.deletions} deletions); ` +
        `recovery p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`,
    )
    expect(report).toMatchObject({ kills, lost: [], resurrected: [], seenAndLost: [], invented: [] })
    expect(report.deletions).toBeGreaterThan(kills)
    expect(report.acknowledged).toBeLessThan(report.sent)
  },
  60_000 + kills * 20_000,
)
