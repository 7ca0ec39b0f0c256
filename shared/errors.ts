// One table of everything that can be refused: code -> HTTP status, and the close code where a socket is told.
// Lives below both sides so that server and client name a refusal the same way. Knows no transport.

export const REFUSALS = {
  invalid_json: { status: 400 },
  invalid_value: { status: 400 },
  unknown_field: { status: 400 },
  unknown_template: { status: 400 },
  too_large: { status: 413 },
  quota_reached: { status: 413 },
  image_refused: { status: 415 },
  not_signed_in: { status: 401, close: 4401 },
  admin_token_needed: { status: 401 },
  not_allowed: { status: 403, close: 4403 },
  invitation_unknown: { status: 403 },
  invitation_used_up: { status: 410 },
  invitation_expired: { status: 410 },
  /** Nobody new is let in for now, except with a facilitator's link. */
  door_closed: { status: 403 },
  wrong_origin: { status: 403 },
  board_unknown: { status: 404, close: 4404 },
  not_found: { status: 404 },
  /** This person was taken off the board, or erased. */
  removed: { status: 403, close: 4403 },
  last_facilitator: { status: 409 },
  round_closed: { status: 409 },
  round_open: { status: 409 },
  board_frozen: { status: 409, close: 4403 },
  /** Somebody leads and nobody else edits. */
  taken_control: { status: 409, close: 4403 },
  /** The drawing stands in a frame that a facilitator locked, or was locked itself. */
  frame_locked: { status: 409, close: 4403 },
  /** Everybody changes only their own drawings at the moment. */
  not_yours: { status: 403, close: 4403 },
  /** Pages, panels and frames of the templates are the facilitators'. */
  template_fixed: { status: 403, close: 4403 },
  board_deleted: { status: 410, close: 4410 },
  board_epoch_changed: { status: 409, close: 4409 },
  bad_frame: { status: 400, close: 4400 },
  too_fast: { status: 429, close: 4529 },
  board_unreadable: { status: 503, close: 4503 },
  internal: { status: 500, close: 4503 },
} as const satisfies Record<string, { status: number; close?: number }>

export type RefusalCode = keyof typeof REFUSALS

/**
 * The code a socket is closed with. 4400 to 4499 end the tries of a client for good, 4500 to 4599 do not; a refusal
 * without a code of its own is a frame the server will never take.
 */
export function closeCodeOf(code: RefusalCode): number {
  const refusal = REFUSALS[code]
  return 'close' in refusal ? refusal.close : REFUSALS.bad_frame.close
}

/** An expected refusal. Only the edges (HTTP, socket, UI) turn it into a status, a close code or a sentence on screen. */
export class BoardError extends Error {
  readonly code: RefusalCode
  /** Path of the input that is wrong, such as `consortium.partners.2.name`. */
  readonly field: string | undefined

  /** @param message one sentence in plain words: what is wrong and what to do. */
  constructor(code: RefusalCode, message: string, field?: string) {
    super(message)
    this.name = 'BoardError'
    this.code = code
    this.field = field
  }
}
