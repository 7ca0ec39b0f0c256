// Uploading and fetching pictures of a board.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../shared/protocol.ts'
import { cleanImage } from '../../../server/images/cleanImage.ts'
import { jpegSegment, joined, PICTURES, withJpegSegments } from '../../support/pictures.ts'
import { createTestApp, createTestBoard, ORIGIN, type Person, type TestApp } from './testApp.ts'

type Uploaded = { hash: string; type: string; width: number; height: number; bytes: number; url: string }

async function upload(test: TestApp, path: string, person: Person, bytes: Uint8Array<ArrayBuffer>) {
  const response = await test.app.request(`${ORIGIN}${path}/assets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-length': String(bytes.length) },
    body: bytes,
  })
  const body = (await response.json()) as Uploaded & { error?: { code: string } }
  return { status: response.status, body }
}
const fetchAt = (test: TestApp, url: string, person?: Person) =>
  test.app.request(ORIGIN + url, { headers: person ? { authorization: `Bearer ${person.token}` } : {} })

describe('pictures of a board', () => {
  it('[A8] are taken from participants, kept without metadata, once', async () => {
    const test = createTestApp()
    const { boardId, path, omar, nita, vera } = await createTestBoard(test)
    const told = withJpegSegments(jpegSegment(0xfe, 'canary'))
    const clean = cleanImage(PICTURES.jpeg).bytes
    const hash = createHash('sha256').update(clean).digest('hex')
    const expected = {
      hash,
      type: 'image/jpeg',
      width: 6,
      height: 4,
      bytes: clean.length,
      url: `${path}/assets/${hash}`,
    }
    expect(await upload(test, path, omar, told)).toEqual({ status: 201, body: expected })
    expect(await upload(test, path, nita, PICTURES.jpeg)).toEqual({ status: 201, body: expected })
    expect(await test.storage.listAssets(boardId)).toEqual([hash])
    const refused = await upload(test, path, vera, PICTURES.jpeg)
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'not_allowed'])
    const page = await upload(test, path, omar, joined('<svg onload=alert(1)>'))
    expect([page.status, page.body.error?.code]).toEqual([415, 'image_refused'])
  })

  it('[A8] of more than 10 MB are refused', async () => {
    const test = createTestApp()
    const { path, omar } = await createTestBoard(test)
    const answer = await upload(test, path, omar, new Uint8Array(LIMITS.maxAssetBytes + 1))
    expect([answer.status, answer.body.error?.code]).toEqual([413, 'too_large'])
  })

  it('[A10] are given to participants only, so that nothing in them can run', async () => {
    const test = createTestApp()
    const { path, omar, vera } = await createTestBoard(test)
    const other = await createTestBoard(test)
    const { url, hash } = (await upload(test, path, omar, PICTURES.png)).body
    const answer = await fetchAt(test, url, vera)
    expect(answer.status).toBe(200)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(cleanImage(PICTURES.png).bytes)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': 'inline; filename="picture.png"',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect((await fetchAt(test, url)).status).toBe(401)
    expect((await fetchAt(test, url, other.omar)).status).toBe(401)
    expect((await fetchAt(test, `${other.path}/assets/${hash}`, other.omar)).status).toBe(404)
    const missing = await fetchAt(test, `${path}/assets/..%2f..%2fetc`, omar)
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  it('[A11] take no more room than a board has', async () => {
    const test = createTestApp()
    const { boardId, path, omar } = await createTestBoard(test)
    const fill = { boardId, type: 'image/png', width: 1, height: 1, createdAt: '' }
    const room = LIMITS.maxAssetBytesPerBoard
    await test.storage.putAsset({ ...fill, hash: 'big', bytes: new Uint8Array(room - PICTURES.gif.length) }, room)
    const full = await upload(test, path, omar, PICTURES.jpeg)
    expect([full.status, full.body.error?.code]).toEqual([413, 'quota_reached'])
    expect((await upload(test, path, omar, PICTURES.gif)).status).toBe(201)
  })

  it('[A11] travel with the exported board; a changed one is noticed', async () => {
    const test = createTestApp()
    const { path, nita } = await createTestBoard(test)
    const { hash } = (await upload(test, path, nita, PICTURES.webp)).body
    const archive = (await test.call('GET', `${path}/export.json`, undefined, nita)).body as unknown as {
      assets: { hash: string; bytes: string }[]
    }
    const imported = await test.call('POST', '/api/boards/import', archive)
    expect(imported.status).toBe(201)
    const { boardId } = imported.body as unknown as { boardId: string }
    const asset = await test.storage.findAsset(boardId, hash)
    expect(asset).toMatchObject({ type: 'image/webp', width: 6, height: 4, bytes: cleanImage(PICTURES.webp).bytes })
    archive.assets[0]!.bytes = Buffer.from(PICTURES.gif).toString('base64')
    const changed = await test.call('POST', '/api/boards/import', archive)
    expect(changed.body.error).toMatchObject({ code: 'invalid_value', field: 'assets.0' })
    archive.assets[0]!.bytes = Buffer.from('<svg/>').toString('base64')
    expect((await test.call('POST', '/api/boards/import', archive)).body.error?.code).toBe('image_refused')
  })

  it('[A7] from one address come as fast as people paste, not faster', async () => {
    const test = createTestApp()
    const { path, omar } = await createTestBoard(test)
    const statuses = new Map<number, number>()
    for (let i = 0; i < 601; i++) {
      const { status } = await upload(test, path, omar, joined('x'))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([
      [415, 600],
      [429, 1],
    ])
  })
})
