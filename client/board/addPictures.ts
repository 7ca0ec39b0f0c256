// Pictures onto the canvas: looked at here, uploaded, and only then put on the board. Nobody ever sees the frame of a picture
// that did not arrive, and the document names pictures by hash alone.
import { AssetRecordType, createShapeId, getMediaAssetInfoPartial, type Editor, type TLPageId } from 'tldraw'
import type { TLImageAsset, VecLike } from 'tldraw'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { PICTURE_TYPES } from './createAssetStore.ts'
import { placeWithAssets } from './placeWithAssets.ts'

/** Why a picture is not put on the board. `server`: it said so itself. */
export type PictureRefusal = 'kind' | 'size' | 'unreadable' | 'offline' | 'server'

export type PictureReports = {
  refuse(why: PictureRefusal, name: string, words?: string): void
  /** Called with the number of pictures being uploaded; 0 when the last one is through. */
  uploading(count: number): void
}

export type PictureSource = {
  isOffline(): boolean
  /** Uploads and answers the record's `src`. @throws BoardError */
  upload(file: File): Promise<string>
}

/** Longest side of a new picture, page px: a photograph at its own size would cover the whole page. */
const MAX_SIDE = 1200
const GAP = 20

/** @param at middle of the pictures, on the page on screen */
export async function addPictures(
  editor: Editor,
  files: readonly File[],
  at: VecLike,
  source: PictureSource,
  reports: PictureReports,
): Promise<void> {
  const pageId = editor.getCurrentPageId()
  const readable: { file: File; asset: TLImageAsset }[] = []
  for (const file of files) {
    const asset = await readPicture(file)
    if (typeof asset === 'string') reports.refuse(asset, file.name)
    else if (source.isOffline()) reports.refuse('offline', file.name)
    else readable.push({ file, asset })
  }
  if (readable.length === 0) return
  const assets: TLImageAsset[] = []
  for (const [done, { file, asset }] of readable.entries()) {
    reports.uploading(readable.length - done)
    const uploaded = await upload(file, asset, source, reports)
    if (uploaded) assets.push(uploaded)
  }
  reports.uploading(0)
  if (assets.length > 0) placeInRow(editor, assets, at, pageId)
}

/** A single picture without a shape. @returns null when it was refused, which has been said */
export async function uploadOne(
  file: File,
  source: PictureSource,
  reports: PictureReports,
): Promise<TLImageAsset | null> {
  const asset = await readPicture(file)
  if (typeof asset !== 'string') return upload(file, asset, source, reports)
  reports.refuse(asset, file.name)
  return null
}

async function upload(
  file: File,
  asset: TLImageAsset,
  source: PictureSource,
  reports: PictureReports,
): Promise<TLImageAsset | null> {
  try {
    const src = await source.upload(file)
    // The same picture is one asset, however often it comes.
    return { ...asset, id: AssetRecordType.createId(src.replace(':', '-')), props: { ...asset.props, src } }
  } catch (failure) {
    if (!(failure instanceof BoardError)) throw failure
    reports.refuse('server', file.name, failure.message)
    return null
  }
}

/** The asset without its source, or why there is none. */
async function readPicture(file: File): Promise<TLImageAsset | PictureRefusal> {
  if (!(PICTURE_TYPES as readonly string[]).includes(file.type)) return 'kind'
  if (file.size > LIMITS.maxAssetBytes) return 'size'
  try {
    const asset = await getMediaAssetInfoPartial(file, AssetRecordType.createId(), true, false)
    return asset.type === 'image' ? asset : 'kind'
  } catch {
    // The browser tried to draw it; what it says about why is for nobody.
    return 'unreadable'
  }
}

function placeInRow(editor: Editor, assets: readonly TLImageAsset[], at: VecLike, pageId: TLPageId): void {
  // Somebody may have deleted the page during the upload.
  const parentId = editor.getPage(pageId) ? pageId : editor.getCurrentPageId()
  const sizes = assets.map(({ props: { w, h } }) => {
    const scale = Math.min(1, MAX_SIDE / Math.max(w, h))
    return { w: w * scale, h: h * scale }
  })
  const width = sizes.reduce((sum, { w }) => sum + w + GAP, -GAP)
  const height = Math.max(...sizes.map(({ h }) => h))
  let x = at.x - width / 2
  const shapes = assets.map((asset, i) => {
    const { w, h } = sizes[i]!
    const place = { x, y: at.y - height / 2 }
    x += w + GAP
    return { id: createShapeId(), type: 'image' as const, parentId, ...place, props: { assetId: asset.id, w, h } }
  })
  placeWithAssets(editor, assets, shapes)
}
