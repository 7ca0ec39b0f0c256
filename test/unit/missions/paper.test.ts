// T09 to T13 on paper: what they compute stands there in numbers and words.
import { beforeAll, describe, expect, it } from 'vitest'
import { inputBoard } from '../../../shared/compute/inputBoard.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { renderBoard } from '../pdf/examplePdf.ts'
import { readPdf } from '../pdf/readPdf.ts'

const VOTES = { A: 'approve', B: 'approve', C: 'approve' }
const action = (title: string, step: string, start: string, cost: number | null = null) => ({
  title,
  market: 'CN',
  step,
  start,
  end: start,
  owner: 'A',
  cost,
})
const INPUT = {
  partners: ['A', 'B', 'C'],
  today: '2027-03-01',
  strategyStart: '2027-01-01',
  strategyEnd: '2028-12-31',
  T04: {
    criteria: [],
    markets: [
      { id: 'CN', name: 'China', maturity: 'growing' },
      { id: 'US', name: 'United States', maturity: 'mature' },
    ],
    decision: { statement: 'China.', markets: ['CN'], votes: VOTES },
  },
  T09: {
    messages: [{ id: 'm', text: 'One door' }],
    channels: [{ id: 'c', label: 'Letter' }],
    items: [
      {
        title: 'News',
        audience: 'members',
        market: 'all',
        message: 'm',
        channel: 'c',
        owner: 'B',
        start: '2027-01-01',
        recurrence: 'monthly',
      },
    ],
  },
  T10: {
    actors: [
      {
        id: 'p',
        name: 'Shanghai Park',
        market: 'CN',
        type: 'science_park',
        entryPoint: true,
        verified: true,
        lastContact: '2026-08-13',
        nextContact: '2027-02-01',
      },
    ],
    links: [{ from: 'A', to: 'p', existing: true, closeness: 4, formality: 'mou' }],
  },
  T11: {
    actions: [
      action('Experts', '1', '2027-02-01', 12000),
      action('Trip', '2', '2027-01-10'),
      action('Hub', '3', '2027-10-01'),
    ],
    past: [{ label: 'Mission with firms', market: 'CN', step: '2', start: '2013-05-01', prefill: true }],
  },
  T12: [
    {
      sheet: { name: 'Shanghai', market: 'CN', city: 'Shanghai', cost: 9000 },
      delegates: [{ id: 'd', code: 'F-1', partner: 'A', subsector: 'ONC', goal: 'Trials' }],
      meetings: [
        { topic: 'Trial centre', actor: 'p', delegate: 'd', date: '2027-02-10', quality: 4, followUpDue: '2027-02-20' },
      ],
      tasks: [{ id: 't', label: 'Expert named', phase: 'before' }],
      taskState: { t: { common: 1 } },
    },
  ],
  T13: {
    services: [
      {
        name: 'First call',
        market: 'CN',
        type: 'contacts',
        contact: 'Office',
        provider: 'A',
        price: 'free',
        responseDays: 2,
        onDemand: true,
      },
    ],
    factSheets: [{ title: 'China in brief', market: 'CN', date: '2025-01-01', owner: 'A', direction: 'to_members' }],
    offer: { CN: { landing: 1 } },
  },
}

describe('[P46] the plans on paper', () => {
  let text = ''

  beforeAll(async () => {
    const { bytes, missingLetters } = await renderBoard(inputBoard(parseInput(INPUT)))
    expect(missingLetters).toEqual([])
    text = readPdf(bytes).pages.join('\n').replace(/\s+/g, ' ')
  })

  it.each([
    ['T09', 'Nothing regular yet for 2 pairs: Stakeholders (China) and Target market (China).'],
    ['T10', '66.7'],
    ['T10', 'Still missing in China: 2 more checked entry points, doors of a second kind, a local representative'],
    ['T10', 'nobody looks after it'],
    ['T11', 'China: step 2 begins too early.'],
    ['T11', '12 000'],
    ['T11', '2 actions without a cost.'],
    ['T11', 'Mission with firms'],
    ['T12', 'Shanghai Park, Trial centre'],
    ['T12', '0 of 1 due follow-ups are done.'],
    ['T12', 'Still open: Lead, Subsector, Success is, From and To.'],
    ['T13', 'Wanted, not there yet: soft landing in China.'],
    ['T13', 'to be renewed'],
  ])('%s says "%s"', (_template, words) => {
    expect(text).toContain(words)
  })
})
