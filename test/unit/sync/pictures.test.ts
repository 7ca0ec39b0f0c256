// Which pictures a record may name: those of the board's own server, by hash.
import { createTLStore, defaultBindingUtils, defaultShapeUtils } from 'tldraw'
import { describe, expect, it } from 'vitest'
import { createAssetStore } from '../../../client/board/createAssetStore.ts'
import { createGate } from '../../../client/sync/gate.ts'
import { assetHash, assetSource } from '../../../shared/board/assetSource.ts'

const HASH = 'ab'.repeat(32)
const gate = createGate(createTLStore({ shapeUtils: defaultShapeUtils as never, bindingUtils: defaultBindingUtils }))

const image = (src: unknown) => ({
  id: 'asset:one',
  typeName: 'asset',
  type: 'image',
  props: { w: 6, h: 4, name: 'a', isAnimated: false, mimeType: 'image/png', src },
  meta: {},
})
const bookmark = (props: object) => ({
  id: 'asset:one',
  typeName: 'asset',
  type: 'bookmark',
  props: { src: 'https://example.org/page', title: '', description: '', image: '', favicon: '', ...props },
  meta: {},
})
const isTaken = (record: object) => gate.check('asset:one', record, undefined).ok

describe('pictures in records', () => {
  it('[A13] are named by their hash, or not there yet', () => {
    expect([assetSource(HASH), null, ''].map((src) => isTaken(image(src)))).toEqual([true, true, true])
    expect(isTaken(bookmark({}))).toBe(true)
  })

  it.each([
    'https://evil.example/pixel.png',
    'http://localhost:8080/api/boards/x',
    '//evil.example/pixel.png',
    'data:image/svg+xml,<svg/>',
    `asset:${HASH}@evil.example`,
    `asset:${HASH.toUpperCase()}`,
    'asset:1',
    'javascript:alert(1)',
  ])('[A13] are refused from %s', (src) => {
    expect(isTaken(image(src))).toBe(false)
    expect(isTaken({ ...image(src), type: 'video' })).toBe(false)
    expect(isTaken(bookmark({ image: src }))).toBe(false)
    expect(isTaken(bookmark({ favicon: src }))).toBe(false)
    expect(assetHash(src)).toBeNull()
  })

  it('[A13] are shown from the board they are on, and nothing else is shown', () => {
    const resolve = (src: string) => createAssetStore('b 1').resolve!(image(src) as never, {} as never)
    expect(resolve(assetSource(HASH))).toBe(`/api/boards/b%201/assets/${HASH}`)
    expect(resolve('https://evil.example/pixel.png')).toBeNull()
  })
})
