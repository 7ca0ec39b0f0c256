// What the gate and the rules for drawings know of a sender and of the board before they decide.
import type * as Y from 'yjs'
import type { Role } from '../../shared/roles.ts'

export type Sender = { participantId: string; role: Role }
export type GateBoard = {
  doc: Y.Doc
  isFrozen: boolean
  /** The participant a Yjs client id belongs to, or undefined when nobody has used it. */
  ownerOf(clientId: number): string | undefined
}
