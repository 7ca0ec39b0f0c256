// Worked example 1 as a board, with ways to change it before it is read.
import { readFileSync } from 'node:fs'
import type { BoardState, Round, RoundValues } from '../../../shared/board/boardState.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { boardFromInput } from '../compute/boardFromInput.ts'

const example = JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as { input: unknown }

export function exampleBoard(): BoardState {
  return boardFromInput(parseInput(example.input))
}

/** The same board with some keys of `items` set; undefined takes a key away. */
export function withItems(board: BoardState, changes: Record<string, unknown>): BoardState {
  const items = new Map(board.items)
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) items.delete(key)
    else items.set(key, value)
  }
  return { ...board, items }
}

/** The same board with a widget's revealed values replaced; null takes them away. */
export function withValues(board: BoardState, widget: string, revealed: RoundValues | null): BoardState {
  const values = new Map(board.values)
  if (revealed === null) values.delete(widget)
  else values.set(widget, new Map([[1, revealed]]))
  return { ...board, values }
}

export function openRoundOn(widget: string): Round {
  return {
    id: `r-${widget}`,
    widget,
    number: 1,
    state: 'open',
    openedAt: '2027-01-11T09:00:00.000Z',
    revealedAt: null,
    progress: {},
  }
}

/** Answers the key itself, so that a test sees which text is asked for. */
export const keyOf = (key: string): string => key
