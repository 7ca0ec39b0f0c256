// Every command of `POST /api/boards/:id/session`, with what it takes besides its name. Client and server share these types;
// the server parses each strictly (server/session/) and answers `{ done: true, ... }`.
import type { PartnerId, Round } from '../board/boardState.ts'
import type { TemplateId, WidgetId } from '../catalog.ts'
import type { Arrangement, Camera, GroupStage, Naming, Notes, Place, SheetStep, StepChange } from './workshop.ts'

type None = Record<never, never>
export type SessionCommands = {
  // Run-sheet. `startStep` ends the running step, records plan and actual time, and starts the timer when asked.
  startStep: { template: TemplateId; step: string; withTimer?: boolean | undefined }
  /** The step counts as skipped; it may be the running one, which then ends. */
  skipStep: { template: TemplateId; step: string }
  endStep: None
  /** A new step before another one, or at the end. */
  addStep: { template: TemplateId; step: Omit<SheetStep, 'id'>; before: string | null }
  changeStep: { template: TemplateId; step: string; change: StepChange }
  moveStep: { template: TemplateId; step: string; before: string | null }
  removeStep: { template: TemplateId; step: string }
  /** Back to the seed's agenda. */
  resetSheet: { template: TemplateId }

  startTimer: { seconds: number }
  pauseTimer: None
  resumeTimer: None
  addTime: { seconds: number }
  stopTimer: None

  openRound: { widget: WidgetId }
  revealRound: { roundId: string }
  cancelRound: { roundId: string }
  /** Who may cast a partner's vote; null: anybody of that partner. */
  setCasters: { partner: PartnerId; people: string[] | null }

  /** Means of the partners' companies on needs, on disk as a revealed round; the survey is noted in the list of surveys. */
  importSurvey: {
    label: string
    date: string | null
    method: string | null
    segment: string | null
    values: Record<PartnerId, { people: number; cells: Record<string, Record<string, number>> }>
  }

  openWriting: { question: string; place: Place; naming: Naming; arrangement: Arrangement }
  /** Lays everybody's notes out on the board. */
  revealWriting: { writingId: string }
  cancelWriting: { writingId: string }
  /** Puts an idea that was sent from a phone on the board. */
  placeIdea: { noteId: string; place: Place }
  dismissIdea: { noteId: string }

  /** A revealed partner vote becomes an entry of the decision log; `supersedes` is the decision it replaces. */
  recordDecision: { roundId: string; row: string; owner: string; due: string | null; supersedes: string | null }
  /** Who does it and until when; the statement and the votes stay. */
  setDecision: { decisionId: string; owner?: string | undefined; due?: string | null | undefined }

  summon: { place: Place | null; camera: Camera | null }
  takeControl: None
  release: None
  askSpotlight: { participantId: string }
  endSpotlight: None
  /** The next raised hand may speak; the one before is lowered. */
  callNext: None
  lowerHand: { participantId: string }
  clearHands: None
  startGroups: {
    question: string
    place: Place
    seconds?: Partial<Record<GroupStage, number | undefined>> | undefined
  }
  nextGroupStage: None
  endGroups: None

  freeze: None
  unfreeze: None
  setNotes: { notes: Notes }
  lockFrame: { frame: string }
  unlockFrame: { frame: string }

  /** A short code to come in with, for this workshop; a new one ends the former. Answers `code` and `expiresAt`. */
  openRoom: None
  closeRoom: None
  closeDoor: None
  openDoor: None
  setDeputies: { people: string[] }
  /** A facilitator takes the lead back from a stand-in. */
  takeBack: None

  addTemplate: { template: TemplateId; market?: string | null | undefined }
  setTitle: { title: string }
}
export type SessionCommandName = keyof SessionCommands
export type SessionCommand = {
  [Name in SessionCommandName]: { command: Name } & SessionCommands[Name]
}[SessionCommandName]

/** What a command answers besides `done`. */
export type SessionAnswer = {
  done: true
  round?: Round
  instance?: TemplateId
  id?: string
  code?: string
  expiresAt?: string
}
