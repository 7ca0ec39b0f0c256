// Random ids and secrets, and the one way a secret is hashed before it is stored. Knows nothing of who uses them.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new unguessable, URL-safe text of 128 bits (22 characters): board ids, participant ids, invitations. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** A new session token of 256 bits, URL-safe (also allowed as a WebSocket subprotocol). */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256, hex. Only for secrets with enough entropy of their own (never for passwords). */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares a secret with a stored hash in constant time. */
export function matchesHash(secret: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(secret))
  const stored = Buffer.from(hash)
  return given.length === stored.length && timingSafeEqual(given, stored)
}
