// A board on which the five partners of the worked example have filled charter, needs, profiles, markets, subsectors, two
// portraits and added value, with gaps of every kind. All numbers are invented.
import * as Y from 'yjs'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { listItems, readBoard, type BoardState, type FieldValue, type Partner } from '../../shared/board/boardState.ts'
import { addTemplate, initialBoard } from '../../shared/board/initialBoard.ts'
import { seedTexts } from '../../server/board/seedTexts.ts'

export const FIVE_PARTNERS: Partner[] = [
  { id: 'BIOCAT', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
  { id: 'BIOM', name: 'BioM', region: 'Bavaria', type: 'cluster' },
  { id: 'BIOPMED', name: 'bioPmed', region: 'Piemonte', type: 'cluster' },
  { id: 'LYON', name: 'Lyonbiopole', region: 'Rhône-Alpes', type: 'cluster' },
  { id: 'ERAI', name: 'ERAI', region: 'Rhône-Alpes', type: 'agency' },
]
type Cells = Record<string, Record<string, number | string>>
type Board = {
  doc: Y.Doc
  edit: ReturnType<typeof createBoardEdit>
  ids: (widget: string) => string[]
  /** Writes the revealed partner values of a first round. */
  reveal: (widget: string, byPartner: Record<string, Cells>) => void
}

/** The board without anything that people entered. */
function freshBoard(): Board {
  const doc = new Y.Doc()
  const consortium = { name: 'bioXclusters', strategyStart: '2026-01-01', strategyEnd: '2028-06-30' }
  const templates = ['T01', 'T02', 'T03', 'T04', 'T05', 'T07']
  const spec = { title: 'bioXclusters strategy', consortium, partners: FIVE_PARTNERS, templates, locale: 'en' }
  initialBoard(doc, { ...spec, today: '2026-11-22', notice: null, withPrefill: true }, seedTexts('en'))
  for (const market of ['CN', 'BR']) addTemplate(doc, 'T06', seedTexts('en'), { market })
  let count = 0
  const context = { participantId: 'p-nita', partnerId: null, now: () => '2026-11-22T10:00:00Z' }
  return {
    doc,
    edit: createBoardEdit(doc, { ...context, newId: () => `x${++count}` }),
    ids: (widget) => listItems(readBoard(doc), widget).map(({ id }) => id),
    reveal: (widget, byPartner) => {
      const values = Object.entries(byPartner).map(([partner, cells]) => [partner, { people: 1, cells }])
      doc.getMap('session').set(`values/${widget}/1`, Object.fromEntries(values))
    },
  }
}

const dots = (given: Record<string, number>): Cells =>
  Object.fromEntries(Object.entries(given).map(([option, count]) => [option, { dots: count }]))

function vote({ reveal }: Board, widget: string, row: string, casts: readonly string[]): void {
  reveal(widget, Object.fromEntries(FIVE_PARTNERS.map(({ id }, i) => [id, { [row]: { vote: casts[i]! } }])))
}

/** Scores that the first partners gave: row -> column -> value by the place of row, column and partner. */
function scores(
  rows: readonly string[],
  columns: readonly string[],
  partners: number,
  value: (row: number, column: number, partner: number) => number | null,
): Record<string, Cells> {
  return Object.fromEntries(
    FIVE_PARTNERS.slice(0, partners).map(({ id }, k) => [
      id,
      Object.fromEntries(
        rows.map((row, i) => [
          row,
          Object.fromEntries(
            columns.flatMap((column, j) => {
              const given = value(i, j, k)
              return given === null ? [] : [[column, given]]
            }),
          ),
        ]),
      ),
    ]),
  )
}

function fillMarkets(board: Board): void {
  const { edit, ids, reveal } = board
  const value = (i: number, j: number, k: number): number =>
    j === 0 ? 1 + ((i * 3 + k + 4) % 5) : 1 + ((i * 2 + k) % 4)
  reveal('T02.scores', scores(ids('T02.needs'), ['importance', 'met'], 5, value))
  edit.setField('T04.decision', 'statement', 'We work in China and Brazil first.')
  edit.setField('T04.decision', 'markets', ['CN', 'BR'])
  vote(board, 'T04.decisionVote', 'decision', ['approve', 'approve', 'approve', 'oppose', 'abstain'])
}

function fillCharter(board: Board): void {
  const { edit } = board
  edit.setField('T01.method', 'goal', 'One door to four bioregions.')
  edit.setField('T01.method', 'decisionRule', 'One partner, one vote.')
  edit.setField('T01.method', 'language', 'English')
  const term = (person: string, partner: string, scope: string, start: string, end: string) =>
    edit.addItem('T01.representatives', { person, partner, scope, start, end })
  term('Marta Vila', 'BIOCAT', 'all', '2026-01-01', '2026-12-31')
  term('Jonas Huber', 'BIOM', 'CN', '2026-10-01', '2027-09-30')
  term('Luc Martin', 'LYON', 'CN', '2027-11-15', '2028-06-30')
  term('Giulia Ferri', 'BIOPMED', 'BR', '2027-03-10', '2028-02-28')
  term('Ana Souza', 'ERAI', 'BR', '2027-08-01', '2028-02-28')
  term('Hugo Blanc', 'ERAI', 'US', '2026-03-01', '2026-12-31')
  edit.addItem('T01.agreements', { type: 'mou', parties: 'All partners', date: '2026-01-20' })
  edit.setField('T01.statement', 'statement', 'We adopt this charter for 2026 to 2028.')
  vote(board, 'T01.statementVote', 'statement', ['approve', 'approve', 'approve', 'approve', 'abstain'])
}

const PROFILES: readonly [
  code: string,
  partner: string,
  size: string,
  type: string,
  route: string[],
  market: string,
][] = [
  ['BC-01', 'BIOCAT', 'micro', 'born_global_high_committer', ['licence_out', 'co_development'], 'US'],
  ['BC-02', 'BIOCAT', 'small', 'niche_specialist', ['distribution'], 'CN'],
  ['BM-01', 'BIOM', 'small', 'born_global_low_committer', ['funding', 'licence_out'], 'US'],
  ['BM-02', 'BIOM', 'large', 'traditional', ['ma', 'licence_in', 'inward'], 'CN'],
  ['BP-01', 'BIOPMED', 'micro', 'born_global_high_committer', ['co_development', 'funding'], 'CN'],
]

function fillProfiles({ edit, reveal }: Board): void {
  for (const [code, partner, size, type, route, preferredMarket] of PROFILES)
    edit.addItem('T03.profiles', { code, partner, size, type, route, preferredMarket })
  edit.addItem('T03.profiles', { code: 'ER-01', partner: 'ERAI' })
  edit.setCell('T03.routeNeeds', 'N05', 'funding', 1)
  edit.setField('T03.statement', 'statement', 'We first support licensing out.')
  reveal('T03.routeDots', { BIOCAT: dots({ licence_out: 2, ma: 1 }), BIOM: dots({ funding: 2, licence_out: 1 }) })
}

function fillSubsectors({ edit, ids, reveal }: Board): void {
  const rows = ids('T05.subsectors')
  const side = (step: number) =>
    scores(rows, ['CN', 'BR'], 4, (i, j, k) =>
      rows[i] === 'IMM' && j === 1 ? null : 1 + ((i * step + k + j * 2 + 3) % 5),
    )
  reveal('T05.pull', side(2))
  reveal('T05.strength', side(3))
  edit.setCell('T05.choices', 'ONC', 'CN', 1)
  edit.setCell('T05.choices', 'PM', 'CN', 1)
  edit.setCell('T05.choices', 'INF', 'BR', 1)
  edit.addItem('T05.reasons', { market: 'CN', subsector: 'ONC', reason: 'Strong demand of hospitals in Shanghai' })
}

const PORTRAIT = {
  healthSystem: 'Mixed: public hospitals, basic insurance for nearly all',
  regulator: 'National Medical Products Administration',
  payer: 'Basic insurance with a national list',
  ipSituation: 'Register early and in Chinese',
  asOf: '2026-06-30',
} as const

function fillPortrait({ edit, ids, reveal }: Board): void {
  for (const [field, value] of Object.entries(PORTRAIT)) edit.setField('T06.portrait', field, value)
  const note = (dimension: string, observation: string, whatWeDo: string, avoid: string | null) =>
    edit.addItem('T06.culture', { dimension, observation, whatWeDo, avoid })
  note(
    'relationship',
    'First meetings are about people',
    'Send the same person each time',
    'Asking for a signature at once',
  )
  note('hierarchy', 'The most senior person decides', 'Let our director open the meeting', null)
  note('language', 'Slides are read before the meeting', 'Send a summary in Chinese', 'Jokes and idioms')
  edit.setItemField('T06.barriers', 'language', 'mitigation', 'Interpreters paid by the consortium')
  edit.confirmItem('T06.facts', 'CN-event')
  edit.setField('T06.statement', 'statement', 'Trust first: the same faces for two years.')
  const value = (i: number, _: number, k: number): number => Math.max(1, Math.min(5, 4 - ((i * 2) % 4) + ((k + i) % 3)))
  reveal('T06.severity', scores(ids('T06.barriers').slice(0, 7), ['severity'], 4, value))
}

function fillAddedValue({ edit, ids, reveal }: Board): void {
  const answer = (audience: string, texts: readonly string[]) =>
    ['pain', 'whatWeAdd', 'proof', 'onlyTogetherBecause'].forEach((field, i) => {
      if (texts[i] !== undefined) edit.setItemField('T07.propositions', audience, field, texts[i])
    })
  answer('sme', [
    'No contacts in far markets',
    'Meetings made for you',
    '13 companies in 2013',
    'No region fills a delegation',
  ])
  answer('foreign', [
    'Four regions, four doors',
    'One contact',
    'Two agreements',
    'Only together the whole chain is there',
  ])
  answer('funders', ['Small projects without lasting effect'])
  const service = (id: string, fields: Record<string, FieldValue>) => {
    for (const [field, value] of Object.entries(fields)) edit.setItemField('T07.services', id, field, value)
  }
  service('missions', { owner: 'ERAI', partners: ['ERAI', 'BIOCAT'], needs: ['N03', 'N04'], state: 'running' })
  service('matchmaking', { owner: 'BIOM', partners: ['BIOM'], needs: ['N04', 'N07', 'L01'], onDemand: true })
  service('training', { needs: ['N09', 'N01'] })
  edit.setField('T07.statement', 'statement', 'Together we bring the whole value chain.')
  const services = ids('T07.services')
  reveal('T07.serviceDots', {
    BIOCAT: dots({ [services[2]!]: 2 }),
    BIOM: dots({ [services[4]!]: 2, [services[2]!]: 1 }),
  })
}

/** The filled board: China and Brazil decided, a portrait of China complete, one of Brazil begun. */
export function strategyBoard(): BoardState {
  const board = freshBoard()
  fillMarkets(board)
  fillCharter(board)
  fillProfiles(board)
  fillSubsectors(board)
  fillPortrait(board)
  fillAddedValue(board)
  return readBoard(board.doc)
}
