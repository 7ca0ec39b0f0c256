// Addresses of the room page, and which view of a board a phone opens with.
import { boardPath } from '../../shared/protocol.ts'
import type { Role } from '../../shared/roles.ts'

export const ROOM_TABS = ['now', 'idea'] as const
export type RoomTab = (typeof ROOM_TABS)[number]

export const roomPath = (boardId: string, tab: RoomTab = 'now'): string =>
  `${boardPath(boardId)}/room${tab === 'now' ? '' : `?tab=${tab}`}`

export const parseTab = (search: string): RoomTab =>
  ROOM_TABS.find((tab) => tab === new URLSearchParams(search).get('tab')) ?? 'now'

/** Page that reactions from the room come from: they belong to no place of the canvas and show on every page. */
export const ROOM_PAGE = 'room'

const storedAt = (boardId: string): string => `clusterboard.view.${boardId}`

/** Remembers for this session what somebody went to. */
export function rememberView(boardId: string, view: 'board' | 'room'): void {
  sessionStorage.setItem(storedAt(boardId), view)
}

/**
 * Whether somebody who opens the board's own address is better off in the room: on a phone, unless they chose the board in
 * this session or asked for a place on it. Facilitators lead from the board.
 */
export function landsInRoom(boardId: string, role: Role): boolean {
  const isPhone = matchMedia('(width < 768px)').matches
  const asksForPlace = new URLSearchParams(location.search).has('at')
  return isPhone && role !== 'facilitator' && !asksForPlace && sessionStorage.getItem(storedAt(boardId)) !== 'board'
}
