// Places in a list as numbers, so that two people can insert at different places without renumbering each other's items.

/** Distance between neighbours when a list is numbered afresh. */
export const ORDER_STEP = 1

/**
 * A number strictly between two neighbours; null stands for the list's start or end.
 * @returns null when no double lies between them: the caller numbers the list afresh.
 */
export function orderBetween(before: number | null, after: number | null): number | null {
  if (before === null && after === null) return ORDER_STEP
  if (before === null) return after! - ORDER_STEP
  if (after === null) return before + ORDER_STEP
  const middle = before + (after - before) / 2
  return middle > before && middle < after ? middle : null
}
