// A pasted address as a card that shows the address itself: the page behind it is not asked for title or picture.
import {
  AssetRecordType,
  createShapeId,
  getHashForString,
  type Editor,
  type TLBookmarkAsset,
  type VecLike,
} from 'tldraw'
import { placeWithAssets } from './placeWithAssets.ts'

const CARD = { w: 300, h: 101 }

/** Whether an address leads to a web page; nothing else becomes a link on a board. */
export const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)

/** @param center middle of the card, on the page on screen @returns false when the board took no card */
export function addLink(editor: Editor, address: string, center: VecLike): boolean {
  const card = bookmarkOf(address)
  const [x, y] = [center.x - CARD.w / 2, center.y - CARD.h / 2]
  return placeWithAssets(
    editor,
    [card],
    [{ id: createShapeId(), type: 'bookmark', x, y, props: { url: address, assetId: card.id } }],
  )
}

export function bookmarkOf(address: string): TLBookmarkAsset {
  return {
    id: AssetRecordType.createId(getHashForString(address)),
    typeName: 'asset',
    type: 'bookmark',
    props: { src: address, title: address, description: '', image: '', favicon: '' },
    meta: {},
  }
}
