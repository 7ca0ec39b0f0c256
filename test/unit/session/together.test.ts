// Two facilitators at the same moment: whatever both command, the board is as if one had been a little earlier.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { SessionCommandName } from '../../../shared/session/sessionCommands.ts'
import { NAMES, openState, STATES, type StateName } from './commandKit.ts'

/** Ids made on the way differ from run to run. */
const withoutNewIds = (text: string, known: ReadonlySet<string>): string =>
  text.replaceAll(/[A-Za-z0-9_-]{22,}/g, (word) => ([...known].some((id) => word.includes(id)) ? word : 'new-id'))

/** What can be seen of the workshop and of what commands put on pages, the same however ids fell. */
function seen(doc: Y.Doc, known: ReadonlySet<string>): string[] {
  const entries = (root: string) =>
    Object.entries(doc.getMap(root).toJSON() as Record<string, unknown>).map(([key, value]) =>
      withoutNewIds(`${root} ${key} ${JSON.stringify(value)}`, known),
    )
  return [...entries('session'), ...entries('meta'), ...entries('records')].sort()
}

const idsIn = (doc: Y.Doc): Set<string> =>
  new Set(JSON.stringify(doc.getMap('session').toJSON()).match(/[A-Za-z0-9_-]{22}/g) ?? [])

describe('two who lead', () => {
  it.each(Object.keys(STATES) as StateName[])(
    '[W128] %s: two commands at once end as one after the other',
    async (state) => {
      const { read, restart, bodyOf, send } = await openState(STATES[state])
      const known = await read(idsIn)
      async function after(run: (one: object, other: object) => Promise<string[]>, names: SessionCommandName[]) {
        restart()
        const [one, other] = [await bodyOf(names[0]!), await bodyOf(names[1]!)]
        const outcomes = await run(one, other)
        return JSON.stringify([outcomes, await read((doc) => seen(doc, known))]).replaceAll(/idea-\d+/g, 'idea')
      }
      const name = fc.constantFrom(...NAMES)
      await fc.assert(
        fc.asyncProperty(name, name, async (a, b) => {
          const first = await after(
            async (one, other) => [await send('facilitator', one), await send('standIn', other)],
            [a, b],
          )
          const last = await after(
            async (one, other) => {
              const outcome = await send('standIn', other)
              return [await send('facilitator', one), outcome]
            },
            [a, b],
          )
          const together = await after(
            (one, other) => Promise.all([send('facilitator', one), send('standIn', other)]),
            [a, b],
          )
          expect([first, last]).toContain(together)
        }),
        { numRuns: 60 },
      )
    },
    120_000,
  )

  it('[W128] of many steps added, moved and timed at once none is lost', async () => {
    const { read, bodyOf, send } = await openState(STATES.step)
    const names: SessionCommandName[] = ['addStep', 'skipStep', 'addTime', 'moveStep', 'lowerHand', 'summon']
    const bodies = await Promise.all(Array.from({ length: 60 }, (_, i) => bodyOf(names[i % names.length]!)))
    const outcomes = await Promise.all(bodies.map((body, i) => send(i % 2 === 0 ? 'facilitator' : 'standIn', body)))
    const sheet = await read((doc) => doc.getMap('session').get('sheet/T04') as { id: string }[])
    expect(sheet.filter(({ id }) => id.startsWith('own-'))).toHaveLength(10)
    expect(new Set(sheet.map(({ id }) => id)).size).toBe(sheet.length)
    const past = await read((doc) => [...doc.getMap('session').keys()].filter((key) => key.startsWith('past/')))
    expect(past.map((key) => Number(key.slice(5))).sort((a, b) => a - b)).toEqual(past.map((_, i) => i + 1))
    // The first skip ends the step and its timer; more time for no timer is refused.
    expect(outcomes.filter((outcome) => outcome !== 'yes').every((outcome) => outcome === '404 not_found')).toBe(true)
  })
})
