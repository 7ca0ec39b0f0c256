// T09: which audience hears about which market regularly, and who does the work.
import { describe, expect, it } from 'vitest'
import { computeCommunication } from '../../../shared/compute/communication.ts'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { communicationRules } from '../../../shared/compute/coverage/communicationRules.ts'
import { plainContent, plainContext, plainItem } from '../../support/plainContent.ts'

const item = (id: string, audience: string, market: string, recurrence: string, owner = 'A', gaps: string[] = []) =>
  plainItem(id, { audience, market, recurrence, owner }, gaps)
const contentWith = (items: ContentItem[]) => plainContent({ instances: ['T09'], items: { 'T09.items': items } })
const compute = (items: ContentItem[], decided: string[] = []) =>
  computeCommunication(contentWith(items), plainContext({ decided }))

describe('[C26] cadence', () => {
  it('covers a pair of audience and market with one recurring item, of that market or of all', () => {
    const items = [
      item('news', 'members', 'all', 'monthly'),
      item('press', 'target_market', 'CN', 'yearly'),
      item('launch', 'stakeholders', 'CN', 'once'),
      item('policy', 'policy', 'BR', 'weekly'),
    ]
    expect(compute(items, ['CN', 'BR'])).toMatchObject({
      recurring: ['news', 'press', 'policy'],
      cadenceCoverage: 3 / 6,
      uncovered: [
        { audience: 'stakeholders', market: 'CN' },
        { audience: 'stakeholders', market: 'BR' },
        { audience: 'target_market', market: 'BR' },
      ],
    })
  })

  it('is null while nothing is decided, and 0 when nothing recurs', () => {
    expect(compute([item('news', 'members', 'all', 'monthly')]).cadenceCoverage).toBeNull()
    expect(compute([item('news', 'members', 'all', 'once')], ['CN']).cadenceCoverage).toBe(0)
  })

  it('does not count an item with a gap, but counts its work', () => {
    const items = [item('news', 'members', 'all', 'monthly', 'A', ['channel']), item('x', 'members', 'BR', 'once', '')]
    expect(compute(items, ['CN'])).toMatchObject({
      complete: ['x'],
      cadenceCoverage: 0,
      load: { A: 1, B: 0, C: 0 },
      unowned: ['x'],
    })
  })
})

describe('[C26] signals of the communication plan', () => {
  const judge = (id: string, items: ContentItem[]) => {
    const content = contentWith(items)
    const context = plainContext()
    return communicationRules[id]!({ content, context, results: { T09: computeCommunication(content, context) } })
  }

  it('R1.8 a needs a recurring item for members or stakeholders', () => {
    expect(judge('R1.8.a', [item('a', 'media', 'all', 'weekly')])?.holds).toBe(false)
    expect(judge('R1.8.a', [item('a', 'members', 'all', 'once')])?.holds).toBe(false)
    expect(judge('R1.8.a', [item('a', 'stakeholders', 'BR', 'yearly')])).toMatchObject({
      holds: true,
      evidence: [{ widget: 'T09.items', item: 'a' }],
    })
  })

  it('R2.2 c needs five complete items', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 'media', 'all', 'once'))
    expect(judge('R2.2.c', five)?.holds).toBe(true)
    const four = [...five.slice(1), item('a', 'media', 'all', 'once', 'A', ['start'])]
    expect(judge('R2.2.c', four)).toMatchObject({
      holds: false,
      have: 4,
      missing: [{ widget: 'T09.items', item: 'a' }],
    })
  })
})
