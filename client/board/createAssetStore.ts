// Pictures of the canvas: uploaded to the board's server, shown from there and from nowhere else.
import type { TLAssetStore } from 'tldraw'
import { assetHash, assetSource } from '../../shared/board/assetSource.ts'
import { assetPath } from '../../shared/protocol.ts'
import { api } from '../api.ts'

/** What may be chosen, pasted or dropped; the server looks at the content itself. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

export function createAssetStore(boardId: string): TLAssetStore {
  return {
    async upload(_asset, file, signal) {
      const { hash } = await api.uploadPicture(boardId, file, signal)
      return { src: assetSource(hash) }
    },
    resolve(asset) {
      const hash = assetHash(asset.props.src)
      return hash === null ? null : assetPath(boardId, hash)
    },
  }
}
