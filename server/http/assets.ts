// Pictures on a board: taken in only as pictures, given out only to participants and in a way that nothing in them can run.
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { assetPath, LIMITS } from '../../shared/protocol.ts'
import { BoardError } from '../../shared/errors.ts'
import { cleanImage } from '../images/cleanImage.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'
import { clientAddress } from './requestOrigin.ts'

export function assetRoutes(deps: AppDeps): Hono {
  const { storage, now } = deps
  const app = new Hono()

  app.post('/:id/assets', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    if (participant.role === 'viewer')
      throw new BoardError('not_allowed', 'Viewers watch; they add no pictures. Ask for a link as a participant.')
    deps.limits.uploads.take(clientAddress(c), now())
    const image = cleanImage(new Uint8Array(await c.req.arrayBuffer()))
    const { type, width, height, bytes } = image
    const hash = createHash('sha256').update(bytes).digest('hex')
    const at = now().toISOString()
    const isKept = await storage.putAsset(
      { boardId: board.id, hash, type, width, height, createdAt: at, bytes },
      LIMITS.maxAssetBytesPerBoard,
    )
    if (!isKept)
      throw new BoardError('quota_reached', 'The pictures of this board take up all the room there is (200 MB).')
    const detail = { hash, type, bytes: bytes.length }
    await storage.addAudit({ boardId: board.id, at, participantId: participant.id, action: 'upload', detail })
    deps.metrics?.add?.('uploads_total')
    deps.metrics?.add?.('upload_bytes_total', bytes.length)
    return c.json({ hash, type, width, height, bytes: bytes.length, url: assetPath(board.id, hash) }, 201)
  })

  app.get('/:id/assets/:hash', async (c) => {
    const { board } = await requireParticipant(c, deps)
    const asset = await storage.findAsset(board.id, c.req.param('hash'))
    if (!asset) throw new BoardError('not_found', 'There is no such picture on this board.')
    // [A10] Opened by itself, the answer is a picture in a sandbox; content under a hash never changes.
    c.header('content-type', asset.type)
    c.header('content-security-policy', "sandbox; default-src 'none'")
    c.header('content-disposition', `inline; filename="picture.${asset.type.split('/')[1]}"`)
    c.header('cache-control', 'private, max-age=31536000, immutable')
    return c.body(new Uint8Array(asset.bytes))
  })

  return app
}
