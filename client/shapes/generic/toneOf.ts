// How firmly a bar in time is drawn, by the state of its item.
import type { Item } from '../../../shared/board/boardState.ts'

export function toneOf(item: Item): 'planned' | 'doing' | 'done' {
  const state = item.fields['state']
  return state === 'planned' || state === 'done' ? state : 'doing'
}
