// What the running workshop adds to a board's `session`, besides steps, timer and rounds: plain values, written by the server
// alone and read by everybody on the board. Nothing here may hold what somebody wrote in private before it is revealed.
import type * as Y from 'yjs'
import type { PartnerId, TemplateId, WidgetId } from '../catalog.ts'
import type { AgendaStep } from '../templateSeed.ts'

/** A step of a run-sheet. Without own words it says what the seed says under its id (shared/session/sheet.ts). */
export type SheetStep = AgendaStep & {
  title?: string | undefined
  text?: string | undefined
  question?: string | undefined
}
type Removable = 'method' | 'title' | 'text' | 'question'
/** What changes in a step; null takes the method away, or own words back to those of the seed. */
export type StepChange = {
  [Part in keyof Omit<SheetStep, 'id'>]?: SheetStep[Part] | (Part extends Removable ? null : never) | undefined
}

/** A step that was run or skipped: what was planned against what it took. */
export type StepRecord = {
  template: TemplateId
  step: string
  startedAt: string
  endedAt: string
  plannedMinutes: number
  outcome: 'done' | 'skipped'
}

/** What stands on the notes once they are on the board, announced before anybody writes; it cannot be changed later. */
export type Naming = 'names' | 'partners' | 'nobody'
export const NAMINGS: readonly Naming[] = ['names', 'partners', 'nobody']
export type Arrangement = 'partner' | 'random'
export const ARRANGEMENTS: readonly Arrangement[] = ['partner', 'random']

/** Where notes are laid out, or where everybody is brought: a page by template instance, and a screen or frame of it. */
export type Place = { template: TemplateId; screen?: string | undefined; frame?: string | undefined }

/** A round of private writing (M1, M8). The notes themselves are on the server until they are revealed. */
export type Writing = {
  id: string
  question: string
  place: Place
  naming: Naming
  arrangement: Arrangement
  state: 'open' | 'revealed' | 'cancelled'
  openedAt: string
  closedAt: string | null
  /** Counts of people by partner, never of notes. */
  progress: Record<PartnerId, { writing: number; finished: number }>
  /** Notes whose authors put them on the board before the others. */
  placed?: string[]
}

/** Means over all ballots of a revealed round (row, column, value), one voice a person; only there when at least three people cast. */
export type PersonValues = { people: number; cells: Record<string, Record<string, number | string | null>> }

export type Vote = 'approve' | 'oppose' | 'abstain'
/** A partner's words against a decision, kept with it. */
export type Dissent = { partner: PartnerId; text: string; by: string; at: string }
/** An entry of the decision log. What was decided is never edited; another decision can take its place. */
export type Decision = {
  id: string
  /** 1 for the first decision of the board, then counting up. */
  number: number
  /** The vote it comes from: widget, round and row (partner votes have one row for each thing voted on). */
  widget: WidgetId
  round: string
  row: string
  statement: string
  votes: Record<PartnerId, Vote>
  approve: number
  oppose: number
  abstain: number
  /** As domain 3.6. */
  participation: number
  quorum: boolean
  approvalShare: number | null
  adopted: boolean
  decidedAt: string
  dissents: Dissent[]
  owner: string
  due: string | null
  supersedes: string | null
  supersededBy: string | null
}

/** Everybody is brought to a place once; nobody is held there. */
export type Summons = { id: string; by: string; at: string; place: Place | null; camera: Camera | null }
/** x, y: page point in the middle of the view; z: zoom. */
export type Camera = { page: string; x: number; y: number; z: number }
/** While somebody is in control, nobody but facilitators edits, and all views follow `by`. */
export type Control = { by: string; at: string }
/** Somebody is asked to be followed by all; it begins when they agree. */
export type Spotlight = { participantId: string; askedBy: string; at: string; state: 'asked' | 'on' }
/** A raised hand; who speaks stands first, then who is next. `speaking`: was called. */
export type Hand = { participantId: string; partner: PartnerId | null; at: string; speaking: boolean }

/** 1-2-4-all (M2): stages, and the groups of each, mixed across partners. */
export const GROUP_STAGES = ['alone', 'pairs', 'fours', 'all'] as const
export type GroupStage = (typeof GROUP_STAGES)[number]
export type Group = { id: string; people: string[]; frame: string | null }
export type Groups = {
  id: string
  question: string
  place: Place
  stage: GroupStage
  startedAt: string
  /** Seconds of each stage. */
  seconds: Record<GroupStage, number>
  /** Groups of the stage now; empty while alone and all together. */
  groups: Group[]
}

/** Whose drawings participants may change: everybody's, or only those they made themselves. */
export type Notes = 'everyones' | 'own'
/** A frame that only facilitators may change, with everything in it. */
export type FrameLock = { frame: string; by: string; at: string }
/** Somebody who leads while no facilitator is connected. */
export type StandIn = { participantId: string; at: string }

/** Times of the open room (ISO); it may have ended since. */
export type OpenRoom = { openedAt: string; expiresAt: string }

export type Workshop = {
  /** Run-sheets that were changed, by template instance; the others are those of the seeds. */
  sheets: ReadonlyMap<TemplateId, readonly SheetStep[]>
  /** In the order they ended. */
  past: readonly StepRecord[]
  writings: readonly Writing[]
  /** Ideas that wait for the facilitators; a count, never a text. */
  ideas: number
  decisions: readonly Decision[]
  /** What people say, one voice each, beside the partners' values: by widget, then round number. */
  persons: ReadonlyMap<WidgetId, ReadonlyMap<number, PersonValues>>
  summons: Summons | null
  control: Control | null
  spotlight: Spotlight | null
  hands: readonly Hand[]
  groups: Groups | null
  notes: Notes
  locks: readonly FrameLock[]
  /** When each partner last had the word in this step (ISO); the queue of a round by partner goes by it. */
  spoken: Readonly<Record<PartnerId, string>>
  /** Whether newcomers may come in (facilitators' links always may). */
  door: 'open' | 'closed'
  /** A code to come in with was given out; the code itself is told to facilitators only. */
  room: OpenRoom | null
  /** Who may lead when no facilitator is connected; empty: nobody was named. */
  deputies: readonly string[]
  standIn: StandIn | null
  /** Who may cast a partner's vote; a partner without an entry: anybody of that partner. */
  casters: Readonly<Record<PartnerId, readonly string[]>>
}

export const NO_WORKSHOP: Workshop = {
  sheets: new Map(),
  past: [],
  writings: [],
  ideas: 0,
  decisions: [],
  persons: new Map(),
  summons: null,
  control: null,
  spotlight: null,
  hands: [],
  groups: null,
  notes: 'everyones',
  locks: [],
  spoken: {},
  door: 'open',
  room: null,
  deputies: [],
  standIn: null,
  casters: {},
}

/** Keys of `session`; one key for each thing that changes on its own. */
export const sessionKey = {
  sheet: (template: TemplateId): string => `sheet/${template}`,
  past: (number: number): string => `past/${number}`,
  writing: (id: string): string => `writing/${id}`,
  decision: (id: string): string => `decision/${id}`,
  persons: (widget: WidgetId, number: number): string => `persons/${widget}/${number}`,
  lock: (frame: string): string => `lock/${frame}`,
  casters: (partner: PartnerId): string => `casters/${partner}`,
} as const

/** Reads the workshop out of a document; unknown keys are ignored. */
export function readWorkshop(doc: Y.Doc): Workshop {
  const session = doc.getMap('session')
  const sheets = new Map<TemplateId, readonly SheetStep[]>()
  const past: { number: number; record: StepRecord }[] = []
  const writings: Writing[] = []
  const decisions: Decision[] = []
  const persons = new Map<WidgetId, Map<number, PersonValues>>()
  const locks: FrameLock[] = []
  const casters: Record<PartnerId, readonly string[]> = {}
  for (const [key, value] of session.entries()) {
    const slash = key.indexOf('/')
    if (slash < 0 || value === null) continue
    const id = key.slice(slash + 1)
    switch (key.slice(0, slash)) {
      case 'sheet':
        sheets.set(id, value as SheetStep[])
        break
      case 'past':
        past.push({ number: Number(id), record: value as StepRecord })
        break
      case 'writing':
        writings.push(value as Writing)
        break
      case 'decision':
        decisions.push(value as Decision)
        break
      case 'persons': {
        const [widget = '', number = ''] = id.split('/')
        const byNumber = persons.get(widget) ?? new Map<number, PersonValues>()
        persons.set(widget, byNumber.set(Number(number), value as PersonValues))
        break
      }
      case 'lock':
        locks.push(value as FrameLock)
        break
      case 'casters':
        casters[id] = value as string[]
    }
  }
  const held = <T>(key: string, none: T): T => (session.get(key) as T | undefined) ?? none
  return {
    sheets,
    past: past.sort((a, b) => a.number - b.number).map(({ record }) => record),
    writings: writings.sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0)),
    ideas: held<number>('ideas', 0),
    decisions: decisions.sort((a, b) => a.number - b.number),
    persons,
    summons: held<Summons | null>('summons', null),
    control: held<Control | null>('control', null),
    spotlight: held<Spotlight | null>('spotlight', null),
    hands: held<readonly Hand[]>('hands', []),
    groups: held<Groups | null>('groups', null),
    notes: held<Notes>('notes', 'everyones'),
    locks: locks.sort((a, b) => (a.frame < b.frame ? -1 : 1)),
    spoken: held<Readonly<Record<PartnerId, string>>>('spoken', {}),
    door: held<'open' | 'closed'>('door', 'open'),
    room: held<OpenRoom | null>('room', null),
    deputies: held<readonly string[]>('deputies', []),
    standIn: held<StandIn | null>('standIn', null),
    casters,
  }
}
