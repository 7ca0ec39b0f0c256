// The three people of all tests: Nita leads, Omar takes part, Vera watches.
import type { Role } from '../../shared/roles.ts'

export type Person = { participantId: string; name: string; role: Role; partnerId: string | null }

export const NITA: Person = { participantId: 'p-nita', name: 'Nita', role: 'facilitator', partnerId: null }
export const OMAR: Person = { participantId: 'p-omar', name: 'Omar', role: 'editor', partnerId: 'BC' }
export const VERA: Person = { participantId: 'p-vera', name: 'Vera', role: 'viewer', partnerId: null }
export const PEOPLE = [NITA, OMAR, VERA] as const
