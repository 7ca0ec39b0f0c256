// What every part of the board's screen may use: the board's state, its results, and the ways to change it.
import { createContext, useContext } from 'react'
import type { BoardState, FieldValue, ItemSource, PartnerId } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import type { CoverageEvidence } from '../../shared/compute/coverage/judge.ts'
import type { Results } from '../../shared/compute/results.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { Write } from '../../shared/importing/importPlan.ts'
import type { Role } from '../../shared/roles.ts'
import type { PartnerLook } from '../../shared/signs.ts'

export type Me = { participantId: string; name: string; partnerId: PartnerId | null; role: Role }
export type PersonInfo = {
  participantId: string
  name: string
  partnerId: PartnerId | null
  role: Role
  isHere: boolean
}

/** Each throws BoardError when the value is refused (outside its range, too long); the caller shows the reason at the field. */
export type BoardEdit = {
  setField(widget: WidgetId, field: string, value: FieldValue): void
  setItemField(widget: WidgetId, itemId: string, field: string, value: FieldValue): void
  /** Several fields that belong together, as one step of undo; no long texts. */
  setItemFields(widget: WidgetId, itemId: string, fields: Record<string, FieldValue>): void
  setCell(widget: WidgetId, row: string, column: string, value: number | string | null): void
  /** Adds at the end; answers the new item's id. */
  addItem(widget: WidgetId, fields: Record<string, FieldValue>): string
  /** Takes over an item of another widget that is offered (shared/board/links.ts); answers the id of the item here. */
  addLinkedItem(widget: WidgetId, from: ItemSource): string
  /** Copies an item with its fields and cells, right behind it; answers the copy's id. */
  duplicateItem(widget: WidgetId, itemId: string): string
  /** Deletes, or archives when something refers to the item (domain 4, "archive instead"). */
  removeItem(widget: WidgetId, itemId: string): 'deleted' | 'archived'
  moveItem(widget: WidgetId, itemId: string, beforeItemId: string | null): void
  confirmItem(widget: WidgetId, itemId: string): void
  /** What an import writes: all of it or nothing, one step of undo. */
  importRows(widget: WidgetId, writes: readonly Write[]): void
}

export type BoardContextValue = {
  boardId: string
  board: BoardState
  results: Results
  /** For every signal: whether it holds, what proves it and what is missing; computed together with the results. */
  evidence: CoverageEvidence
  /** ISO date everything is counted from: the board's own, or the reader's current date. */
  today: string
  looks: PartnerLook[]
  me: Me
  people: PersonInfo[]
  /** False for viewers, on a frozen board and when the board is newer than this client. */
  canEdit: boolean
  canFacilitate: boolean
  /** Gives session commands: facilitators, and who stands in for them while none is connected. */
  canLead: boolean
  edit: BoardEdit
  t: Translate
  /** Milliseconds to add to this device's clock to get the server's. */
  clockOffsetMs: number
}

export const BoardContext = createContext<BoardContextValue | null>(null)

export function useBoard(): BoardContextValue {
  const value = useContext(BoardContext)
  if (!value) throw new Error('useBoard outside a board')
  return value
}
