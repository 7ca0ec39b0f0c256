// What somebody wants on record while voting against: kept on this device until the decision is there to put it on.
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (boardId: string, roundId: string, row: string): string =>
  `clusterboard.dissent.${boardId}.${roundId}.${row}`

export function readDissentDraft(store: Store, boardId: string, roundId: string, row: string): string {
  return store.getItem(keyOf(boardId, roundId, row)) ?? ''
}

export function writeDissentDraft(store: Store, boardId: string, roundId: string, row: string, text: string): void {
  if (text.trim() === '') store.removeItem(keyOf(boardId, roundId, row))
  else store.setItem(keyOf(boardId, roundId, row), text)
}
