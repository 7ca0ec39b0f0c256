// The decision log in words and order: which decision stands for a vote, what became of it, what is open or overdue, and which
// revealed votes wait to be recorded. Pure; knows no screen and no paper.
import { latestValues, openRound, singleField, type BoardState, type Partner, type Round } from '../board/boardState.ts'
import { instanceOf, seedWidgetId, templateSeedOf, widgetSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import { textOf } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import type { Decision, Dissent, Vote } from '../session/workshop.ts'
import { partnerVote } from '../widgets/partnerVote.ts'
import { statementRow, voteOnStatement } from '../widgets/statement.ts'

export type DecisionState = 'adopted' | 'notAdopted' | 'noQuorum'

/** What came of a decision (domain 3.6). */
export function decisionState({ adopted, quorum }: Pick<Decision, 'adopted' | 'quorum'>): DecisionState {
  return adopted ? 'adopted' : quorum ? 'notAdopted' : 'noQuorum'
}

/** Adopted and not replaced: somebody has to do it. */
export const isInForce = ({ adopted, supersededBy }: Decision): boolean => adopted && supersededBy === null

/** In force with a due date that has passed. @param today ISO date */
export function isOverdue(decision: Decision, today: string): boolean {
  return isInForce(decision) && decision.due !== null && decision.due < today
}

export const DECISION_FILTERS = ['all', 'inForce', 'overdue'] as const
export type DecisionFilter = (typeof DECISION_FILTERS)[number]

/** Decisions of the log that a filter shows, newest first. */
export function filterDecisions(decisions: readonly Decision[], filter: DecisionFilter, today: string): Decision[] {
  const shown = decisions.filter((decision) => {
    switch (filter) {
      case 'all':
        return true
      case 'inForce':
        return isInForce(decision)
      case 'overdue':
        return isOverdue(decision, today)
    }
  })
  return shown.sort((a, b) => b.number - a.number)
}

/** The decision that a later one replaced, or that replaced this one. */
export function decisionOf(board: Pick<BoardState, 'workshop'>, id: string | null): Decision | null {
  return board.workshop.decisions.find((decision) => decision.id === id) ?? null
}

/** The decision on a row of a partner vote that nothing has replaced, or null. */
export function standingDecision(board: Pick<BoardState, 'workshop'>, vote: WidgetId, row: string): Decision | null {
  return (
    board.workshop.decisions.findLast(
      (decision) => decision.widget === vote && decision.row === row && decision.supersededBy === null,
    ) ?? null
  )
}

/** The statement that a partner vote is about, on the same instance; null where rows are voted on. */
export function statementOfVote(vote: WidgetId): WidgetId | null {
  const instance = instanceOf(vote)
  const found = Object.entries(templateSeedOf(instance)?.widgets ?? {}).find(
    ([, seed]) => seed.kind === 'statement' && seed.vote === seedWidgetId(vote),
  )
  return found ? `${instance}.${found[0]}` : null
}

export type Decided = {
  decision: Decision
  /** The wording on the board is not the one that was decided any more. */
  isReworded: boolean
}

/** The decision that a statement stands under, or null while it may be changed by anybody. */
export function decidedStatement(board: BoardState, statement: WidgetId, t: Translate): Decided | null {
  const vote = voteOnStatement(statement)
  const decision = vote ? standingDecision(board, vote, statementRow(statement)) : null
  if (!decision) return null
  const text = textOf(singleField(board, statement, 'statement'), t).trim()
  return { decision, isReworded: text !== decision.statement.trim() }
}

export type Recordable = { round: Round; row: string; label: string }

/** Rows of the latest revealed vote on a widget that are in no decision yet; none while a new vote is open. */
export function recordableRows(board: BoardState, vote: WidgetId, t: Translate): Recordable[] {
  const latest = latestValues(board, vote)
  if (widgetSeedOf(vote)?.kind !== 'partnerVote' || !latest || openRound(board, vote)) return []
  const round = board.rounds.find(
    ({ widget, number, state }) => widget === vote && number === latest.number && state === 'revealed',
  )
  if (!round) return []
  const recorded = new Set(board.workshop.decisions.filter((one) => one.round === round.id).map(({ row }) => row))
  return partnerVote(board, vote, t)
    .rows.filter(({ row }) => !recorded.has(row.id) && !row.isLeft)
    .map(({ row }) => ({ round, row: row.id, label: row.label }))
}

/** What is voted on in a row, as it stands now: the statement, else the row's own name. */
export function subjectOf(board: BoardState, vote: WidgetId, row: string, t: Translate): string {
  const statement = statementOfVote(vote)
  if (statement) return textOf(singleField(board, statement, 'statement'), t).trim()
  return partnerVote(board, vote, t).rows.find((one) => one.row.id === row)?.row.label ?? row
}

/** The panel that shows what was decided: its page's instance and its id there; null when the template has none. */
export function decisionPanel(vote: WidgetId): { instance: TemplateId; panel: string } | null {
  const instance = instanceOf(vote)
  const statement = statementOfVote(vote)
  const wanted = [statement, vote].filter((widget) => widget !== null).map(seedWidgetId)
  const panel = templateSeedOf(instance)?.panels.find(({ widget }) => widget !== undefined && wanted.includes(widget))
  return panel ? { instance, panel: panel.id } : null
}

export type VoteLine = { partner: Partner; place: number; vote: Vote; dissent: Dissent | null }

/** Votes of the partners that are on the board now, in the consortium's order, each with its dissent. */
export function voteLines(board: Pick<BoardState, 'partners'>, decision: Decision): VoteLine[] {
  return board.partners.map((partner, place) => ({
    partner,
    place,
    vote: decision.votes[partner.id] ?? 'abstain',
    dissent: decision.dissents.find((one) => one.partner === partner.id && one.text.trim() !== '') ?? null,
  }))
}
