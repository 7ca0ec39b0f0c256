// A board of five partners with indicators, ecosystem and alliances filled in, with gaps of every kind. All numbers are invented.
import * as Y from 'yjs'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { readBoard, type BoardState, type FieldValue } from '../../shared/board/boardState.ts'
import { initialBoard } from '../../shared/board/initialBoard.ts'
import { seedTexts } from '../../server/board/seedTexts.ts'
import { FIVE_PARTNERS } from './strategyBoard.ts'

type Cells = Record<string, Record<string, number | string>>
type Board = {
  edit: ReturnType<typeof createBoardEdit>
  /** Writes the revealed partner values of a first round. */
  reveal: (widget: string, byPartner: Record<string, Cells>) => void
}

const adopt = ({ edit, reveal }: Board, template: string, statement: string): void => {
  edit.setField(`${template}.statement`, 'statement', statement)
  const votes = FIVE_PARTNERS.map(({ id }) => [id, { statement: { vote: 'approve' } }])
  reveal(`${template}.statementVote`, Object.fromEntries(votes) as Record<string, Cells>)
}

function fillIndicators(board: Board): void {
  const { edit } = board
  const known = edit.addItem('T16.goals', { text: 'Be known in China', market: 'CN' })
  const help = edit.addItem('T16.goals', { text: 'Help 40 companies abroad', market: 'all' })
  const from = { baselineDate: '2026-01-01', dueDate: '2027-12-31' }
  const fill = (id: string, fields: Record<string, FieldValue>): void => {
    for (const [field, value] of Object.entries({ ...from, ...fields }))
      edit.setItemField('T16.indicators', id, field, value)
  }
  fill('smes', {
    baseline: 10,
    target: 40,
    owner: 'BIOCAT',
    source: 'Lists of members',
    goal: help,
    actual: 26,
    actualDate: '2026-10-31',
  })
  fill('projects', {
    baseline: 0,
    target: 6,
    owner: 'BIOM',
    source: 'Contracts',
    goal: help,
    actual: 1,
    actualDate: '2026-10-31',
  })
  fill('deals', { baseline: 0, target: 4, owner: 'LYON', source: 'Yearly survey', goal: help })
  fill('jobs', { baseline: 900, goal: known })
  edit.addItem('T16.milestones', { label: 'Review at half time', date: '2027-03-31' })
  edit.addItem('T16.milestones', { label: 'End of the strategy', date: '2028-06-30' })
  adopt(board, 'T16', 'We adopt the strategy for 2026 to 2028.')
}

const scored = (rows: Record<string, readonly (number | null)[]>, column: string): Record<string, Cells> =>
  Object.fromEntries(
    FIVE_PARTNERS.map(({ id }, k) => [
      id,
      Object.fromEntries(
        Object.entries(rows).flatMap(([row, values]) => {
          const value = values[k] ?? null
          return value === null ? [] : [[row, { [column]: value }]]
        }),
      ),
    ]),
  )

function fillEcosystem(board: Board): void {
  const { edit, reveal } = board
  const ids = [
    'F1',
    'F2',
    'F3',
    'F4',
    'F5',
    'E1',
    'E2',
    'E3',
    'E4',
    'E5',
    'E6',
    'B1',
    'B2',
    'B3',
    'B4',
    'B5',
    'B6',
    'B7',
    'B8',
  ]
  const rows = ids.map((id, i) => [id, [0, 1, 2, 3, 4].map((k) => 1 + ((i * 3 + (k % 2)) % 4))] as const)
  reveal('T15.scores', scored({ ...Object.fromEntries(rows), F2: [0, 1, 0, 1, 0], E4: [0, 0, 1, 1, 1] }, 'level'))
  for (const [id, state] of [
    ['K1', 2],
    ['K2', 1],
    ['K3', 0],
    ['K4', 2],
  ] as const)
    edit.setCell('T15.klepperState', id, 'common', state)
  edit.setItemField('T15.patterns', 'K2', 'evidence', 'Eleven spin-offs of two institutes since 2010')
  const actor = (name: string, sphere: string, partner: string) => edit.addItem('T15.actors', { name, sphere, partner })
  actor('Technical University', 'academia', 'BIOM')
  actor('Institute of Oncology', 'academia', 'BIOCAT')
  actor('University Hospital', 'academia', 'LYON')
  actor('School of Pharmacy', 'academia', 'BIOPMED')
  actor('Ministry of Economy', 'government', 'BIOM')
  actor('Regional Agency', 'government', 'ERAI')
  actor('Vaccine Company', 'industry', 'LYON')
  actor('Diagnostics Company', 'industry', 'BIOCAT')
  edit.addItem('T15.weakSpots', { action: 'A joint seed fund', factor: 'F2', owner: 'BIOCAT', dueDate: '2027-06-30' })
  edit.setField('T15.statement', 'statement', 'Science is strong; money for the first years is missing.')
}

function fillAlliances(board: Board): void {
  const { edit, reveal } = board
  const antibody = edit.addItem('T14.firms', { code: 'BC-07', partner: 'BIOCAT', model: 'hybrid' })
  const tools = edit.addItem('T14.firms', { code: 'BM-12', partner: 'BIOM', model: 'platform' })
  const ally = (firm: string, partner: string, governance: number, direction: string, purpose = 'rd') =>
    edit.addItem('T14.alliances', { firm, partner, governance, direction, purpose, stage: 'running' })
  ally(antibody, 'Large Pharma A', 4, 'outbound', 'marketing')
  ally(antibody, 'Large Pharma B', 2, 'outbound', 'licensing')
  ally(tools, 'Large Pharma A', 1, 'both')
  ally(tools, 'University Institute', 1, 'inbound')
  const types = ['outlets', 'manufacturing', 'development', 'licences', 'milestones']
  const ratings = (values: readonly number[]) =>
    Object.fromEntries(types.flatMap((type, i) => (values[i] === undefined ? [] : [[type, values[i]]])))
  const ballot = (a: readonly number[], b: readonly number[]) => ({ [antibody]: ratings(a), [tools]: ratings(b) })
  reveal('T14.scores', { BIOCAT: ballot([4, 3, 2], [1, 0]), BIOM: ballot([4, 3, 2, 4], [1, 2]) })
  reveal('T14.agreement', scored({ P1: [4, 5, 4, 3, 4], P2: [5, 5, 4, 5, 4], P3: [1, 5, 2, 4, 3] }, 'agree'))
  for (const step of ['S1', 'S2', 'S4']) edit.setCell('T14.adoption', step, 'BIOCAT', 1)
  edit.setCell('T14.adoption', 'S1', 'BIOM', 1)
  const extra = { scope: 'territory', whyComplementary: 'Shares its laboratories with small firms' }
  edit.addItem('T14.initiatives', { name: 'Open laboratories', ...extra })
  edit.setField('T14.statement', 'statement', 'Licences first, stakes later.')
}

/** The filled board. */
export function articleBoard(): BoardState {
  const doc = new Y.Doc()
  const consortium = { name: 'bioXclusters', strategyStart: '2026-01-01', strategyEnd: '2028-06-30' }
  const spec = {
    title: 'Home base and alliances',
    consortium,
    partners: FIVE_PARTNERS,
    templates: ['T04', 'T14', 'T15', 'T16'],
    locale: 'en',
  }
  initialBoard(doc, { ...spec, today: '2026-11-22', notice: null, withPrefill: true }, seedTexts('en'))
  let count = 0
  const context = { participantId: 'p-nita', partnerId: null, now: () => '2026-11-22T10:00:00Z' }
  const board: Board = {
    edit: createBoardEdit(doc, { ...context, newId: () => `x${++count}` }),
    reveal: (widget, byPartner) => {
      const values = Object.entries(byPartner).map(([partner, cells]) => [partner, { people: 1, cells }])
      doc.getMap('session').set(`values/${widget}/1`, Object.fromEntries(values))
    },
  }
  fillIndicators(board)
  fillEcosystem(board)
  fillAlliances(board)
  return readBoard(doc)
}
