// The decision log and who took part, as a reader of the document gets them.
import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardState } from '../../../shared/board/boardState.ts'
import type { ReportVisit } from '../../../shared/pdf/reportContext.ts'
import type { Decision } from '../../../shared/session/workshop.ts'
import { renderBoard } from './examplePdf.ts'
import { prepareExample } from './exampleState.ts'
import { outlineTitles, readPdf, type ReadPdf } from './readPdf.ts'

const plain = (text: string): string => text.replace(/\s+/g, ' ')

function decisions(board: BoardState): Decision[] {
  const ids = board.partners.map(({ id }) => id)
  const base = {
    widget: 'T04.decisionVote',
    row: 'decision',
    votes: Object.fromEntries(ids.map((id, i) => [id, i === 1 ? 'oppose' : 'approve'])) as Decision['votes'],
    approve: 4,
    oppose: 1,
    abstain: 0,
    participation: 1,
    quorum: true,
    approvalShare: 0.8,
    adopted: true,
    decidedAt: '2026-10-02T15:00:00.000Z',
    dissents: [],
    owner: '',
    due: null,
    supersedes: null,
    supersededBy: null,
  } satisfies Partial<Decision>
  return [
    { ...base, id: 'd1', number: 1, round: 'r1', statement: 'Work on five markets at once.', supersededBy: 'd2' },
    {
      ...base,
      id: 'd2',
      number: 2,
      round: 'r2',
      statement: 'Work on the United States first.',
      owner: 'The export group',
      due: '2026-11-01',
      supersedes: 'd1',
      dissents: [
        { partner: ids[1]!, text: 'Our firms are in China already.', by: 'p1', at: '2026-10-02T15:04:00.000Z' },
      ],
    },
    {
      ...base,
      id: 'd3',
      number: 3,
      round: 'r3',
      statement: 'Open an office.',
      adopted: false,
      quorum: false,
      approve: 1,
      oppose: 0,
      abstain: 4,
      participation: 0.2,
      approvalShare: 1,
      votes: { [ids[0]!]: 'approve' },
    },
  ]
}

const visit = (
  participantId: string,
  name: string,
  partnerId: string | null,
  from: string,
  to: string,
): ReportVisit => ({
  participantId,
  name,
  partnerId,
  from: `2026-10-02T${from}:00.000Z`,
  to: `2026-10-02T${to}:00.000Z`,
})

describe('decisions on paper', () => {
  let board: BoardState
  let read: ReadPdf
  let text: string
  let bytes: Uint8Array

  beforeAll(async () => {
    const example = await prepareExample()
    board = { ...example, today: null, workshop: { ...example.workshop, decisions: decisions(example) } }
    const first = board.partners[0]!.id
    bytes = (
      await renderBoard(board, {
        attendance: [
          visit('p1', 'Omar', first, '09:00', '09:40'),
          visit('p1', 'Omar', first, '09:30', '10:30'),
          visit('p2', 'Nita', null, '08:50', '09:20'),
          visit('p3', '', first, '09:00', '09:10'),
        ],
      })
    ).bytes
    read = readPdf(bytes)
    text = plain(read.text)
  })

  it('[P70] print every decision with votes, figures, dissent, who does it, until when and what replaced it', () => {
    expect(outlineTitles(bytes)).toContain('14 Decisions')
    expect(text).toContain('1 in force, 1 replaced, 1 not adopted. 1 is overdue.')
    expect(text).toContain('Work on the United States first.')
    expect(text).toContain('4 approve, 1 oppose, 0 abstain. 100.0 % voted, 80.0 % of these approve.')
    expect(text).toContain('Dissent of BioM: Our firms are in China already.')
    expect(text).toContain('Who does it: The export group. Until: 1 Nov 2026.')
    expect(text).toContain('Replaced by decision 2.')
    expect(text).toContain('Replaces decision 1.')
    expect(text).toContain('Too few voted')
    expect(text).toContain('20.0 % voted, 100.0 % of these approve.')
  })

  it('[P70] keep each decision on one page', () => {
    const page = read.pages.map(plain).find((one) => one.includes('Dissent of BioM'))
    expect(page).toContain('Decision 2')
    expect(page).toContain('Decided on 2 Oct 2026')
    expect(page).toContain('Replaces decision 1.')
  })

  it('[P71] list who took part by partner, with overlapping times counted once', () => {
    expect(text).toContain('Annex E Who took part')
    expect(text).toMatch(/Omar 2 Oct 2026, 09:00 2 Oct 2026, 10:30 1 h 30 min/)
    expect(text).toMatch(/Without partner, 1 person.*Nita 2 Oct 2026, 08:50 2 Oct 2026, 09:20 30 min/)
    expect(text).toContain('Name removed')
  })

  it('[P71] leave both out of a board that has neither', async () => {
    const other = readPdf((await renderBoard(await prepareExample())).bytes)
    expect(plain(other.text)).not.toContain('14 Decisions')
    expect(plain(other.text)).not.toContain('Who was connected')
  })

  it('[P70] mark ballots that were entered for others beside the people whose scores count', async () => {
    const example = await prepareExample()
    const rounds = example.values.get('T04.scores')!
    const [number, values] = [...rounds][0]!
    const first = example.partners[0]!.id
    const marked = { ...values, [first]: { ...values[first]!, people: 4, proxies: 3 } }
    const board = { ...example, values: new Map(example.values).set('T04.scores', new Map([[number, marked]])) }
    const pages = readPdf((await renderBoard(board)).bytes)
    expect(plain(pages.text)).toContain('4 (3 entered for others)')
  })
})
