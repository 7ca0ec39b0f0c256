// The pictures of the board as bytes a PDF can hold: only the part that is shown, no larger than paper needs. A picture that
// cannot be read is left out and named.
import type { Editor, TLAssetId, TLShape } from 'tldraw'
import type { Pictures } from '../../shared/pdf/frames.ts'

type Corner = { x: number; y: number }
type PictureProps = {
  w: number
  h: number
  assetId: TLAssetId | null
  crop: { topLeft: Corner; bottomRight: Corner; isCircle?: boolean } | null
  altText?: string
}

/** Pixels for each px of the canvas: about 200 dots an inch on paper. */
const DENSITY = 2
const LARGEST = 2600

export const pictureProps = (shape: TLShape): PictureProps => shape.props as unknown as PictureProps

/** Name of the shown part of a picture: shapes that show the same part share it. */
export function pictureName(shape: TLShape): string {
  const { assetId, crop } = pictureProps(shape)
  const part = crop
    ? [crop.topLeft.x, crop.topLeft.y, crop.bottomRight.x, crop.bottomRight.y].map((n) => n.toFixed(4))
    : []
  return [assetId ?? '', ...part].join(' ')
}

/** @returns bytes by name, and the names of those that could not be read. */
export async function pictureFiles(
  editor: Editor,
  shapes: readonly TLShape[],
  signal?: AbortSignal,
): Promise<{ pictures: Pictures; broken: Set<string> }> {
  const pictures: Pictures = {}
  const broken = new Set<string>()
  const largest = new Map<string, TLShape>()
  for (const shape of shapes.filter(({ type }) => (type as string) === 'image')) {
    const known = largest.get(pictureName(shape))
    if (!known || pictureProps(known).w < pictureProps(shape).w) largest.set(pictureName(shape), shape)
  }
  // One after the other: decoded pictures are large, and only their bytes are kept.
  for (const [name, shape] of largest) {
    signal?.throwIfAborted()
    try {
      pictures[name] = await pictureBytes(editor, shape, signal)
    } catch (error) {
      if (signal?.aborted) throw error
      broken.add(name)
    }
  }
  return { pictures, broken }
}

/** @throws when there is no such picture, or its bytes are none. */
async function pictureBytes(editor: Editor, shape: TLShape, signal?: AbortSignal): Promise<Uint8Array> {
  const { assetId, crop, w } = pictureProps(shape)
  const url = assetId === null ? null : await editor.resolveAssetUrl(assetId, { shouldResolveToOriginal: true })
  if (!url) throw new Error('the picture has no address')
  const answer = await fetch(url, signal ? { signal } : {})
  if (!answer.ok) throw new Error(`picture not loaded: ${answer.status}`)
  const file = await answer.blob()
  const bitmap = await createImageBitmap(file)
  try {
    const [left, top] = crop ? [crop.topLeft.x * bitmap.width, crop.topLeft.y * bitmap.height] : [0, 0]
    const width = Math.max(1, crop ? (crop.bottomRight.x - crop.topLeft.x) * bitmap.width : bitmap.width)
    const height = Math.max(1, crop ? (crop.bottomRight.y - crop.topLeft.y) * bitmap.height : bitmap.height)
    const scale = Math.min(1, (w * DENSITY) / width, LARGEST / Math.max(width, height))
    if (scale === 1 && crop === null && file.type === 'image/jpeg' && !(await isTurned(file, bitmap)))
      return new Uint8Array(await file.arrayBuffer())
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height)
    const isPhoto = file.type === 'image/jpeg'
    const out = await canvas.convertToBlob(isPhoto ? { type: 'image/jpeg', quality: 0.9 } : { type: 'image/png' })
    return new Uint8Array(await out.arrayBuffer())
  } finally {
    bitmap.close()
  }
}

/** A photo that its camera's note turns: the browser shows it turned, the raw bytes are not. */
async function isTurned(file: Blob, shown: ImageBitmap): Promise<boolean> {
  const raw = await createImageBitmap(file, { imageOrientation: 'none' })
  const isDifferent = raw.width !== shown.width || raw.height !== shown.height
  raw.close()
  return isDifferent
}
