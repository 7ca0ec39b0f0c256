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

/** The filled board. */
export function articleBoard(): BoardState {
  const doc = new Y.Doc()
  const consortium = { name: 'bioXclusters', strategyStart: '2026-01-01', strategyEnd: '2028-06-30' }
  const spec = {
    title: 'Home base and alliances',
    consortium,
    partners: FIVE_PARTNERS,
    templates: ['T04', 'T16'],
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
  return readBoard(doc)
}
