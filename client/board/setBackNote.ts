// Carries "this board was set back" over the reload that follows it. Lives in the tab only.
const KEY = 'clusterboard.setBack'

export function noteSetBack(boardId: string): void {
  try {
    sessionStorage.setItem(KEY, boardId)
  } catch {
    // Storage switched off: the board still opens in its earlier state, only without the sentence that says so.
  }
}

/** Whether the board was set back just before this page was loaded. */
export function wasSetBack(boardId: string): boolean {
  try {
    return sessionStorage.getItem(KEY) === boardId
  } catch {
    // As above.
    return false
  }
}

export function forgetSetBack(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}
