// A board that holds an `evaluate` input as its participants would have entered it, with every round revealed.
import { type BoardState, itemKey, type FieldValue, type RoundValues } from '../../../shared/board/boardState.ts'
import { partnerMeans, partnerPoints } from '../../../shared/compute/ballots.ts'
import { channelCellsOf } from '../../../shared/compute/checkInput.ts'
import {
  ATTRIBUTE_COLUMNS,
  attributeBallots,
  NEED_COLUMNS,
  nameBallots,
  needBallots,
  pointBallots,
  scoreBallots,
} from '../../../shared/compute/inputBallots.ts'
import type { EvaluateInput } from '../../../shared/compute/inputSchema.ts'
import { NO_WORKSHOP } from '../../../shared/session/workshop.ts'

type Votes = Record<string, Record<string, string | null>>

function voteValues(votes: Votes): RoundValues {
  const values: RoundValues = {}
  for (const [row, byPartner] of Object.entries(votes)) {
    for (const [partner, vote] of Object.entries(byPartner)) {
      values[partner] ??= { people: 1, cells: {} }
      values[partner].cells[row] = { vote }
    }
  }
  return values
}

export function boardFromInput(input: EvaluateInput): BoardState {
  const items = new Map<string, unknown>()
  const values = new Map<string, Map<number, RoundValues>>()
  const { T02, T04, T08 } = input
  const addList = (widget: string, list: readonly object[]): void =>
    list.forEach((fields, order) => {
      const id = (fields as { id?: string | null }).id ?? `item-${order}`
      items.set(itemKey(widget, id), { fields, origin: 'participant', order })
    })
  const addField = (widget: string, field: string, value: FieldValue): void =>
    void items.set(itemKey(widget, field), value)
  const addCells = (widget: string, cells: Record<string, Record<string, unknown> | null>): void => {
    for (const [row, columns] of Object.entries(cells))
      for (const [column, value] of Object.entries(columns ?? {})) items.set(itemKey(widget, row, column), value)
  }
  const reveal = (widget: string, revealed: RoundValues): void => void values.set(widget, new Map([[1, revealed]]))
  if (T02) {
    addList('T02.needs', T02.needs)
    addList('T02.surveys', T02.surveys)
    addList(
      'T02.needLinks',
      T02.needLinks.map(({ need, market }) => ({ need, target: market })),
    )
    reveal('T02.scores', partnerMeans(needBallots(T02), NEED_COLUMNS))
  }
  if (T04) {
    addList('T04.criteria', T04.criteria)
    addList('T04.markets', T04.markets)
    addCells('T04.measured', T04.measured)
    addCells('T04.needMap', input.needToCriterion ?? {})
    for (const field of ['weightMode', 'lambda', 'sensitivityPct', 'maxTargets'] as const)
      addField('T04.settings', field, T04[field])
    addField('T04.decision', 'statement', T04.decision.statement)
    addField('T04.decision', 'markets', T04.decision.markets)
    reveal('T04.scores', partnerMeans(scoreBallots(T04)))
    reveal('T04.weights', partnerPoints(pointBallots(T04)))
    reveal('T04.decisionVote', voteValues({ decision: T04.decision.votes }))
  }
  if (T08) {
    addList('T08.attributes', T08.attributes)
    addList('T08.names', T08.names)
    addList('T08.channels', T08.channels)
    addList('T08.assets', T08.assets)
    addCells('T08.channelState', channelCellsOf(T08))
    for (const [field, value] of Object.entries(T08.positioning)) addField('T08.positioning', field, value)
    reveal('T08.attributeRatings', partnerMeans(attributeBallots(T08), ATTRIBUTE_COLUMNS))
    reveal('T08.nameRatings', partnerMeans(nameBallots(T08)))
    reveal('T08.nameVote', voteValues(T08.nameVotes))
  }
  return {
    title: 'Test board',
    consortium: { name: input.consortium, strategyStart: null, strategyEnd: null },
    partners: input.partners.map((id) => ({ id, name: id, region: '', type: 'cluster' })),
    templates: (['T02', 'T04', 'T08'] as const).filter((template) => input[template]),
    today: null,
    notice: null,
    items,
    rounds: [],
    values,
    step: null,
    timer: null,
    isFrozen: false,
    workshop: NO_WORKSHOP,
  }
}
