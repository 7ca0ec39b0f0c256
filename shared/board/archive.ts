// The form of an exported board, and the text its checksum is taken over. Pure: hashing and base64 are the caller's.
import { z } from 'zod'
import { LIMITS } from '../protocol.ts'
import { ROLES } from '../roles.ts'

export const ARCHIVE_FORMAT = 'clusterboard'
export const ARCHIVE_VERSION = 1

const id = z.string().min(1).max(64)
const time = z.iso.datetime()

export const archiveForm = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  exportedAt: time,
  board: z.strictObject({ title: z.string().max(LIMITS.maxTitleLength), createdAt: time }),
  /** The whole document as one Yjs V1 update, base64. */
  state: z.base64(),
  participants: z.array(
    z.strictObject({
      id,
      role: z.enum(ROLES),
      name: z.string().max(LIMITS.maxNameLength + 60),
      partnerId: z.string().max(60).nullable(),
      joinedAt: time,
      removedAt: time.nullable(),
      erasedAt: time.optional(),
    }),
  ),
  ballots: z.array(
    z.strictObject({
      roundId: id,
      participantId: id,
      values: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.null()]))),
      finished: z.boolean(),
      updatedAt: time,
      /** Entered by a facilitator for people without a device; `participantId` is then the ballot's own id. */
      proxy: z.strictObject({ partnerId: z.string().max(60), label: z.string().max(60), enteredBy: id }).optional(),
    }),
  ),
  /** Pictures; left out when there are none. */
  assets: z.array(z.strictObject({ hash: id, bytes: z.base64() })).optional(),
  /** Who was connected from when to when; left out when nobody was. */
  visits: z.array(z.strictObject({ participantId: id, from: time, to: time })).optional(),
  /** The states that facilitators named, oldest first; left out when there are none. */
  points: z
    .array(
      z.strictObject({
        at: time,
        name: z.string().max(LIMITS.maxTitleLength),
        participantId: id.nullable(),
        /** The document at that moment as one Yjs V1 update, base64. */
        state: z.base64(),
      }),
    )
    .optional(),
  /** SHA-256, hex, of `checkedText` of everything else. */
  checksum: z.string(),
})

export type Archive = z.infer<typeof archiveForm>

/** What the checksum is taken over: of pictures only their hashes, which stand for their bytes. */
export function checkedText(archive: Omit<Archive, 'checksum'>): string {
  const { assets, ...rest } = archive
  return canonicalText(assets ? { ...rest, assets: assets.map(({ hash }) => hash) } : rest)
}

/** JSON with sorted keys and no spaces, so that a reformatted file keeps its checksum. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
}
