// T12: preparation, follow-up and cost of a mission; dates live from the plan.
import { describe, expect, it } from 'vitest'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { computeMission, computeMissions, preparedness } from '../../../shared/compute/missions.ts'
import { plainContent, plainContext, plainItem, type PlainContent } from '../../support/plainContent.ts'

const mission = (plain: PlainContent) =>
  computeMission(plainContent({ instances: ['T12'], ...plain }), plainContext(), 'T12')
const meeting = (id: string, delegate: string, more: Record<string, string | number | boolean> = {}) =>
  plainItem(id, { actor: 'x', delegate, date: '2026-04-01', ...more })

describe('[C29] preparedness', () => {
  it('is the share of what is done, without what does not apply', () => {
    expect(preparedness([2, 1, null, 'na'])).toBe(50)
    expect(preparedness(['na', 'na'])).toBeNull()
    expect(preparedness([])).toBeNull()
    expect(preparedness([undefined])).toBe(0)
  })

  it('[C29] is read from the tasks of this mission, of the cell of each', () => {
    const tasks = ['expert', 'leaflet', 'debrief', 'report'].map((id) => plainItem(id, { label: id }))
    const cells = { expert: { common: 2 }, leaflet: { common: 1 }, debrief: { common: 'na' }, gone: { common: 2 } }
    const result = mission({ items: { 'T12.tasks': tasks }, cells: { 'T12.taskState': cells } })
    expect(result).toMatchObject({ preparedness: 50, openTasks: ['leaflet', 'report'] })
  })
})

describe('[C29] follow-up and contacts', () => {
  const meetings = [
    meeting('m1', 'd1', { quality: 5, followUpDue: '2026-06-01', followUpDone: true }),
    meeting('m2', 'd1', { quality: 4, followUpDue: '2026-05-01' }),
    meeting('m3', 'd2', { quality: 3, followUpDue: '2026-06-02', followUpDone: true }),
    meeting('m4', 'd2'),
  ]
  const delegates = [plainItem('d1', { preparationDone: true }), plainItem('d2', {}), plainItem('d3', {})]
  const items = { 'T12.meetings': meetings, 'T12.delegates': delegates }

  it('are counted from the meetings due by today, and by delegate', () => {
    expect(mission({ items })).toMatchObject({
      due: ['m1', 'm2'],
      followedUp: ['m1'],
      overdue: ['m2'],
      followUpRate: 0.5,
      meetingsByDelegate: { d1: 2, d2: 2, d3: 0 },
      preparedShare: 1 / 3,
      qualified: ['m1', 'm2'],
    })
  })

  it('[C29] have a price only with a cost and a qualified contact, and a rate only when something is due', () => {
    expect(mission({ items, fields: { 'T12.sheet/cost': 9000 } }).costPerContact).toBe(4500)
    expect(mission({ items }).costPerContact).toBeNull()
    const poor = { 'T12.meetings': [meetings[3] as ContentItem] }
    expect(mission({ items: poor, fields: { 'T12.sheet/cost': 9000 } })).toMatchObject({
      costPerContact: null,
      followUpRate: null,
    })
  })
})

describe('[C29] the sheet', () => {
  const action = plainItem('a1', { step: '2', start: '2026-09-01', end: '2026-09-08' })

  it('takes its dates from the action it carries out, else its own', () => {
    const own = { 'T12.sheet/start': '2026-01-01', 'T12.sheet/end': '2026-01-05' }
    expect(mission({ fields: own })).toMatchObject({ action: null, start: '2026-01-01', end: '2026-01-05' })
    expect(mission({ fields: { ...own, 'T12.sheet/action': 'a1' }, items: { 'T11.actions': [action] } })).toMatchObject(
      { action: 'a1', start: '2026-09-01', end: '2026-09-08' },
    )
  })

  it('names what is missing, and each instance has its own', () => {
    const content = plainContent({
      instances: ['T12', 'T12~2'],
      fields: { 'T12~2.sheet/market': 'CN', 'T12~2.sheet/city': 'Shanghai', 'T12~2.sheet/lead': 'Nita' },
    })
    const all = computeMissions(content, plainContext())
    expect(all['T12']!.gaps).toEqual(['market', 'city', 'lead', 'theme', 'successMeasure', 'start', 'end'])
    expect(all['T12~2']).toMatchObject({ market: 'CN', gaps: ['theme', 'successMeasure', 'start', 'end'] })
  })
})
