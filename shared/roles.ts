// Who may do what. Decided in pure functions, closed by default.
/** From the most to the least. */
export const ROLES = ['facilitator', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** The roots of a board's document. The layout of `records` is fixed; see docs/decisions. */
export const ROOTS = ['records', 'items', 'session', 'meta'] as const
export type Root = (typeof ROOTS)[number]

/** Whether a participant of this role may change this root. `session` belongs to the server alone. */
export function mayWrite(role: Role, root: Root): boolean {
  switch (root) {
    case 'records':
    case 'items':
      return role !== 'viewer'
    case 'meta':
      return role === 'facilitator'
    case 'session':
      return false
  }
}
