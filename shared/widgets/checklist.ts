// The checklist of channels: which cells there are, what each is set to, and what a press or a key turns it into
// (domain 4.T08.3). Knows no screen.
import { listItems, type BoardState, type PartnerId } from '../board/boardState.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import { COMMON_CELL, type ChannelState } from '../compute/brand.ts'
import type { BrandResults } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'
import { channelState } from '../findings/brandFindings.ts'

export const CHANNEL_WIDGET = 'T08.channelState'

export type ChannelCell = {
  /** Column of the cell in the document: a partner, or `common`. */
  column: PartnerId | typeof COMMON_CELL
  state: ChannelState
}
export type ChannelRow = {
  id: string
  label: string
  /** One cell for all partners instead of one for each. */
  isCommon: boolean
  cells: ChannelCell[]
  /** 0-100 over the cells that apply, null when none does. */
  readiness: number | null
}

function toState(value: number | 'na'): ChannelState {
  return value === 'na' || value === 1 || value === 2 ? value : 0
}

/** The checklist's rows in the list's order; partner cells in the consortium's order. */
export function channelRows(board: BoardState, results: BrandResults, t: Translate): ChannelRow[] {
  return listItems(board, 'T08.channels').map((item) => {
    const isCommon = item.fields['scope'] !== 'partner'
    const columns = isCommon ? [COMMON_CELL] : board.partners.map((partner) => partner.id)
    return {
      id: item.id,
      label: itemLabel(item, t),
      isCommon,
      cells: columns.map((column) => ({ column, state: toState(channelState(board, item.id, column)) })),
      readiness: results.readinessByChannel[item.id] ?? null,
    }
  })
}

const ORDER: readonly ChannelState[] = [0, 1, 2, 'na']

/** The state a press leads to: not started, draft, live, does not apply, and round again. */
export function nextChannelState(state: ChannelState): ChannelState {
  return ORDER[(ORDER.indexOf(state) + 1) % ORDER.length]!
}

/** The state a key stands for: the digits 0, 1, 2 and the letter n; Delete and Backspace empty a cell. Null for any other. */
export function channelStateOfKey(key: string): ChannelState | null {
  switch (key) {
    case '0':
    case 'Delete':
    case 'Backspace':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    case 'n':
    case 'N':
      return 'na'
    default:
      return null
  }
}
