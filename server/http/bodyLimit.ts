// How much a request may send. Too long a body is read to its end and thrown away before the answer: a sender that is still
// writing when the connection closes sees a broken pipe and never the reason.
import type { Context, MiddlewareHandler } from 'hono'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'

/** Beyond this nobody is owed a reason any more. */
const MAX_DRAIN_BYTES = 64 * 1024 * 1024

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let thrownAway = 0
  while (thrownAway <= MAX_DRAIN_BYTES) {
    const { done, value } = await reader.read()
    if (done) return
    thrownAway += value.byteLength
  }
  await reader.cancel()
}

/** The body as bytes, or null when it is longer than allowed. */
async function readUpTo(reader: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > maxBytes) return null
    chunks.push(value)
  }
}

/** @param maxBytesAt bytes allowed at a path. @throws BoardError too_large (from the middleware) */
export function bodyLimit(maxBytesAt: (path: string) => number): MiddlewareHandler {
  return async (c: Context, next) => {
    const { method, url, headers } = c.req.raw
    if (method === 'GET' || method === 'HEAD') return next()
    const header = c.req.header('content-length')
    const isChunked = c.req.header('transfer-encoding') !== undefined
    const declared = isChunked || header === undefined ? null : Number(header)
    // Nobody is signed in yet: what comes without a length is kept in memory here, so less of it is taken.
    const maxBytes = Math.min(maxBytesAt(c.req.path), declared === null ? LIMITS.maxBodyBytes : Infinity)
    if (declared !== null && declared <= maxBytes) return next()
    const reader = c.req.raw.body?.getReader()
    if (!reader) return next()
    const bytes = declared === null ? await readUpTo(reader, maxBytes) : null
    if (!bytes) {
      await drain(reader)
      throw new BoardError('too_large', `A request may have at most ${maxBytes / 1024 / 1024} MB.`)
    }
    c.req.raw = new Request(url, { method, headers, body: new Uint8Array(bytes) })
    return next()
  }
}
