// The data flow of domain 5.1, arrow by arrow: what a template takes from another, how, and a trial on a real board that an
// edit at the source is seen at the other end. docs/data-flow.md is written from it.
import type * as Y from 'yjs'
import { fieldOptions } from '../../client/shapes/generic/fieldOptions.ts'
import { readBoard, findItem, listItems, type BoardState } from '../../shared/board/boardState.ts'
import { offers } from '../../shared/board/links.ts'
import { fieldSeedOf } from '../../shared/board/validateField.ts'
import { computeBoard } from '../../shared/boardResults.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { coverageRows } from '../../shared/findings/coverageBoard.ts'
import { missionSentences } from '../../shared/findings/missionsFindings.ts'
import { proposals } from '../../shared/findings/proposals.ts'
import { groupsOf } from '../../shared/widgets/grouping.ts'
import { heatmap } from '../../shared/widgets/heatmap.ts'
import { t } from '../unit/pdf/examplePdf.ts'
import { editsOf, FULL_PARTNERS } from './fullBoard.ts'

export const TODAY = '2027-12-01'

/**
 * `live`: there by itself and following; `offered`: said on the page or at the list, done by a press; `picked`: chosen by hand
 * from a list; `values`: the choices of a field.
 */
export type How = 'live' | 'offered' | 'picked' | 'values'
export type FlowTrial = {
  /** Row of domain 5.1, by the id of its flow in seeds/flows.json. */
  flow: string
  from: string
  to: string
  what: string
  how: How
  /** Where it comes from and where it goes: widgets, or fields of them. */
  source: string
  target: string
  show: (doc: Y.Doc) => unknown
  change: (doc: Y.Doc) => void
  expected: unknown
}

const edits = (doc: Y.Doc) => editsOf(doc, 'trial')
const results = (doc: Y.Doc) => computeBoard(readBoard(doc), TODAY).results
const proposed = (doc: Y.Doc, instance: string) =>
  proposals({ board: readBoard(doc), results: results(doc), t }, instance).map(({ id }) => id)
const offered = (doc: Y.Doc, widget: WidgetId, id: string) =>
  offers(readBoard(doc), widget).some(({ source }) => source.id === id)

/** Whether a field of a widget lets an item be chosen, and in which group. */
function choice(doc: Y.Doc, widget: WidgetId, field: string, id: string): string | null | undefined {
  const groups = fieldOptions(readBoard(doc), widget, fieldSeedOf(widget, field), [], t)
  return groups.find(({ options }) => options.some(({ value }) => value === id))?.label
}
const isChoice = (doc: Y.Doc, widget: WidgetId, field: string, id: string): boolean =>
  choice(doc, widget, field, id) !== undefined

/** Every partner finds this need very important and not met at all. */
function score(doc: Y.Doc, need: string): void {
  const ballot = { people: 1, cells: { [need]: { importance: 5, met: 1 } } }
  const values = Object.fromEntries(FULL_PARTNERS.map(({ id }) => [id, ballot]))
  doc.getMap('session').set('values/T02.scores/1', values)
}

const decide = (doc: Y.Doc): void => edits(doc).setField('T04.decision', 'markets', ['US'])
const marketLane = (board: BoardState, widget: WidgetId) =>
  groupsOf(board, widget, fieldSeedOf(widget, 'market'), t)
    .filter(({ id, isLeft }) => id !== 'all' && !isLeft)
    .map(({ id }) => id)
    .filter((id) => ['US', 'CN', 'BR'].includes(id))

const shown = (entries: readonly { id: string; isLeft: boolean }[]): string[] =>
  entries.filter(({ isLeft }) => !isLeft).map(({ id }) => id)
const pairs = (uncovered: readonly { market: string }[] = []): string[] => [
  ...new Set(uncovered.map(({ market }) => market)),
]
const firstChoices = (doc: Y.Doc, widget: WidgetId): string[] =>
  (fieldOptions(readBoard(doc), widget, fieldSeedOf(widget, 'market'), [], t)[0]?.options ?? []).map(
    ({ value }) => value,
  )

/** A new item with a fixed id, so that a trial can say what it expects. */
function add(doc: Y.Doc, widget: WidgetId, id: string, fields: Record<string, string | number | boolean>): void {
  doc.getMap('items').set(`${widget}/${id}`, { fields, origin: 'participant', order: 500 })
}

/** A mission with one meeting in which a memorandum was signed; `close` ends it. */
function close(doc: Y.Doc): void {
  add(doc, 'T10.actors', 'hospital', { name: 'Hospital', market: 'CN', type: 'hospital' })
  add(doc, 'T12.delegates', 'd', { partner: 'A', subsector: 'ONC', goal: 'Partner' })
  add(doc, 'T12.meetings', 'm', { actor: 'hospital', delegate: 'd', date: '2027-09-07', mou: true })
  add(doc, 'T12.contacts', 'new', { name: 'Institute', type: 'university', market: 'CN' })
  edits(doc).setField('T12.sheet', 'closedOn', '2027-11-01')
}

export const FLOW_TRIALS: readonly FlowTrial[] = [
  {
    flow: 'needsToWeights',
    from: 'T02',
    to: 'T04',
    what: 'Priorities of needs become weights of the criteria they map to',
    how: 'live',
    source: 'T02.scores',
    target: 'T04.weights',
    show: (doc) => results(doc).T04?.needsWeights.C9,
    change: (doc) => score(doc, 'N01'),
    expected: 1,
  },
  {
    flow: 'interestToMarkets',
    from: 'T03',
    to: 'T04',
    what: 'Share of companies that prefer a market, for cells without a survey value',
    how: 'offered',
    source: 'T03.profiles.preferredMarket',
    target: 'T04.measured',
    show: (doc) => proposed(doc, 'T04'),
    change: (doc) => {
      const [type, route] = ['type', 'route'].map((id) => fieldSeedOf('T03.profiles', id).options![0]!)
      const own = { code: '1', partner: 'A', size: 'small', type: type!, route: [route!], preferredMarket: 'CN' }
      edits(doc).addItem('T03.profiles', own)
    },
    expected: ['interest'],
  },
  {
    flow: 'needsToServices',
    from: 'T02',
    to: 'T07',
    what: 'Needs of rank 1 to 5 are rows that services must serve',
    how: 'live',
    source: 'T02.scores',
    target: 'T07.services.needs',
    show: (doc) => results(doc).T07?.holes,
    change: (doc) => score(doc, 'N01'),
    expected: ['N01'],
  },
  {
    flow: 'needsToServices',
    from: 'T02',
    to: 'T13',
    what: 'Needs of rank 1 to 5 that no service of the hub is for are named',
    how: 'live',
    source: 'T02.scores',
    target: 'T13.services.needs',
    show: (doc) => results(doc).T13?.needHoles,
    change: (doc) => score(doc, 'N01'),
    expected: ['N01'],
  },
  {
    flow: 'factorsToProof',
    from: 'T15',
    to: 'T07',
    what: 'Strong factors and weak spots that the added value rests on',
    how: 'picked',
    source: 'T15.weakSpots',
    target: 'T07.propositions.rests',
    show: (doc) => isChoice(doc, 'T07.propositions', 'rests', 'spot'),
    change: (doc) => add(doc, 'T15.weakSpots', 'spot', { action: 'Find managers' }),
    expected: true,
  },
  {
    flow: 'factorsToProof',
    from: 'T15',
    to: 'T08',
    what: 'Strong factors and weak spots that a pillar rests on',
    how: 'picked',
    source: 'T15.factors',
    target: 'T08.pillars.rests',
    show: (doc) => isChoice(doc, 'T08.pillars', 'rests', 'factor'),
    change: (doc) => add(doc, 'T15.factors', 'factor', { label: 'Hospitals', set: 'suHung', direction: 'benefit' }),
    expected: true,
  },
  ...(
    [
      ['T01', 'A lane of representatives', 'T01.representatives.scope', (doc) => results(doc).T01?.lanes],
      [
        'T05',
        'A column of subsectors',
        'T05.choices',
        (doc) => shown(heatmap(readBoard(doc), 'T05.choices', t).columns),
      ],
      ['T09', 'Audiences to reach', 'T09.items.market', (doc) => pairs(results(doc).T09?.uncovered)],
      ['T10', 'A group of contacts', 'T10.actors.market', (doc) => marketLane(readBoard(doc), 'T10.actors')],
      ['T11', 'A lane of the plan', 'T11.actions.market', (doc) => marketLane(readBoard(doc), 'T11.actions')],
      ['T12', 'The market of a mission', 'T12.sheet.market', (doc) => firstChoices(doc, 'T12.sheet')],
      [
        'T13',
        'A row of the offer',
        'T13.offer',
        (doc) => shown(heatmap(readBoard(doc), 'T13.offer', t).rows.map(({ row }) => row)),
      ],
    ] satisfies [string, string, string, (doc: Y.Doc) => unknown][]
  ).map(([to, what, target, show]): FlowTrial => ({
    flow: 'decidedMarkets',
    from: 'T04',
    to,
    what: `${what} for each chosen market; one that left is greyed`,
    how: 'live',
    source: 'T04.decision.markets',
    target,
    show,
    change: decide,
    expected: ['US'],
  })),
  {
    flow: 'decidedMarkets',
    from: 'T04',
    to: 'T06',
    what: 'A page for each chosen market; one that left is greyed',
    how: 'offered',
    source: 'T04.decision.markets',
    target: 'T06.portrait.market',
    show: (doc) => proposed(doc, 'T06'),
    change: decide,
    expected: ['page/US'],
  },
  ...(
    [
      ['T11', 'T11.actions', 'subsector'],
      ['T12', 'T12.sheet', 'theme'],
    ] as const
  ).map(([to, widget, field]): FlowTrial => ({
    flow: 'subsectors',
    from: 'T05',
    to,
    what: 'Subsectors, those chosen for a market first',
    how: 'values',
    source: 'T05.choices',
    target: `${widget}.${field}`,
    show: (doc) => choice(doc, widget, field, 'ONC'),
    change: (doc) => edits(doc).setCell('T05.choices', 'ONC', 'CN', 1),
    expected: t('widgets.subsectors.chosen'),
  })),
  {
    flow: 'mitigations',
    from: 'T06',
    to: 'T11',
    what: 'Ways round barriers become actions of step 1',
    how: 'picked',
    source: 'T06.barriers.mitigation',
    target: 'T11.actions.title',
    show: (doc) => offered(doc, 'T11.actions', 'far'),
    change: (doc) => add(doc, 'T06.barriers', 'far', { label: 'Distance', mitigation: 'Have an office' }),
    expected: true,
  },
  {
    flow: 'proposition',
    from: 'T07',
    to: 'T08',
    what: 'The positioning begins as a copy of the added value and names it',
    how: 'offered',
    source: 'T07.propositions',
    target: 'T08.positioning.draftOf',
    show: (doc) => proposed(doc, 'T08'),
    change: (doc) => edits(doc).setItemField('T07.propositions', 'sme', 'pain', 'Closed doors'),
    expected: ['draft/sme'],
  },
  {
    flow: 'proposition',
    from: 'T07',
    to: 'T13',
    what: 'Services of the platform',
    how: 'offered',
    source: 'T07.services',
    target: 'T13.services',
    show: (doc) => offered(doc, 'T13.services', 'desk'),
    change: (doc) => add(doc, 'T07.services', 'desk', { name: 'Desk', owner: 'A' }),
    expected: true,
  },
  {
    flow: 'brand',
    from: 'T08',
    to: 'T09',
    what: 'Pillars are the messages, channels the channels',
    how: 'live',
    source: 'T08.pillars',
    target: 'T09.messages',
    show: (doc) => listItems(readBoard(doc), 'T09.messages').map(({ fields }) => fields.text),
    change: (doc) => add(doc, 'T08.pillars', 'p', { title: 'One door', proof: 'x', source: 'x', year: 2027 }),
    expected: ['One door'],
  },
  {
    flow: 'brand',
    from: 'T08',
    to: 'T12',
    what: 'Readiness of the joint leaflet stands at the checklist',
    how: 'live',
    source: 'T08.channelState',
    target: 'T12.taskState',
    show: (doc) => {
      const { T08, T12 } = results(doc)
      return missionSentences(T12!.T12!, T08, readBoard(doc), 'T12', t).filter((line) => /leaflet/.test(line))
    },
    change: (doc) => edits(doc).setCell('T08.channelState', 'B1', 'common', 1),
    expected: [t('T12.say.leaflet', { ready: '50' })],
  },
  {
    flow: 'partnersToActors',
    from: 'T14',
    to: 'T10',
    what: 'Partners of alliances and initiatives become contacts of their kind',
    how: 'offered',
    source: 'T14.initiatives',
    target: 'T10.actors',
    show: (doc) => offered(doc, 'T10.actors', 'net'),
    change: (doc) => add(doc, 'T14.initiatives', 'net', { name: 'Health network', scope: 'territory' }),
    expected: true,
  },
  ...(
    [
      ['T11', 'T11.support', 'actor'],
      ['T12', 'T12.meetings', 'actor'],
      ['T13', 'T13.services', 'actor'],
    ] as const
  ).map(([to, widget, field]): FlowTrial => ({
    flow: 'contacts',
    from: 'T10',
    to,
    what: 'Entry points, representatives and contacts',
    how: 'values',
    source: 'T10.actors',
    target: `${widget}.${field}`,
    show: (doc) => isChoice(doc, widget, field, 'park'),
    change: (doc) => add(doc, 'T10.actors', 'park', { name: 'Park', market: 'CN', type: 'science_park' }),
    expected: true,
  })),
  {
    flow: 'actionsToMissions',
    from: 'T11',
    to: 'T12',
    what: 'Each action of step 2 asks for a mission, which then has its dates',
    how: 'live',
    source: 'T11.actions',
    target: 'T12.sheet.action',
    show: (doc) => results(doc).T12?.T12?.start,
    change: (doc) => {
      const dates = { start: '2027-09-06', end: '2027-09-12' }
      add(doc, 'T11.actions', 'visit', { title: 'Visit', market: 'CN', step: '2', owner: 'A', ...dates })
      edits(doc).setField('T12.sheet', 'action', 'visit')
    },
    expected: '2027-09-06',
  },
  {
    flow: 'missionResults',
    from: 'T12',
    to: 'T10',
    what: 'Days of contact and memoranda, and new contacts, when the mission is closed',
    how: 'offered',
    source: 'T12.meetings',
    target: 'T10.actors.lastContact',
    show: (doc) => [...proposed(doc, 'T10'), offered(doc, 'T10.actors', 'new')],
    change: close,
    expected: ['met/T12', 'signed/T12', true],
  },
  {
    flow: 'missionResults',
    from: 'T12',
    to: 'T16',
    what: 'Companies, meetings and memoranda are counted, when the mission is closed',
    how: 'offered',
    source: 'T12.sheet.closedOn',
    target: 'T16.indicators.actual',
    show: (doc) => proposed(doc, 'T16'),
    change: close,
    expected: ['count/missions', 'count/b2b', 'count/c2c', 'count/mou'],
  },
  {
    flow: 'goals',
    from: 'T11',
    to: 'T16',
    what: 'Milestones, and the actions that serve each goal',
    how: 'live',
    source: 'T11.milestones',
    target: 'T16.milestones',
    show: (doc) => [
      findItem(readBoard(doc), 'T16.milestones', 'T11-milestones-last')?.fields.date,
      results(doc).T16?.actionsByGoal?.grow,
    ],
    change: (doc) => {
      add(doc, 'T11.milestones', 'last', { label: 'Review', date: '2029-06-01' })
      add(doc, 'T16.goals', 'grow', { text: 'Grow' })
      add(doc, 'T11.actions', 'act', { title: 'Act', market: 'CN', step: '1', goal: 'grow' })
    },
    expected: ['2029-06-01', 1],
  },
  {
    flow: 'coverage',
    from: 'all',
    to: 'T16',
    what: 'Every signal with its evidence and what is missing',
    how: 'live',
    source: 'T04.decisionVote',
    target: 'T16.coverage',
    show: (doc) => {
      const { results: found, evidence } = computeBoard(readBoard(doc), TODAY)
      const row = coverageRows(readBoard(doc), evidence, found.coverage, t).find(({ id }) => id === 'R1.4')!
      return row.lines.map(({ holds }) => holds)
    },
    change: (doc) => doc.getMap('session').delete('values/T04.decisionVote/1'),
    expected: [false, false],
  },
]
