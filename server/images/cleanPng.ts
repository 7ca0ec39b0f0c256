// PNG (W3C PNG third edition): chunks that draw are kept, everything that tells (text, EXIF, time) and anything after the
// end is left out. Animated PNG stays animated.
import { crc32 } from 'node:zlib'
import { broken, checkSize, concat, createFrameCheck, ImageBytes, type CleanImage } from './imageBytes.ts'

const SIGNATURE_BYTES = 8
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs iCCP cICP acTL fcTL fdAT'.split(' '))
/** Bit depths by colour type. */
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** @throws BoardError image_refused */
export function cleanPng(given: Uint8Array): CleanImage {
  const image = new ImageBytes(given)
  const kept = [image.slice(0, SIGNATURE_BYTES)]
  let size: { width: number; height: number } | null = null
  const checkFrame = createFrameCheck()
  let hasPixels = false
  for (let at = SIGNATURE_BYTES; ;) {
    const length = image.u32(at)
    const kind = image.text(at + 4, 4)
    const body = at + 8
    const end = body + length + 4
    if (crc32(image.slice(at + 4, body + length)) !== image.u32(body + length)) throw broken()
    if ((kind === 'IHDR') !== (size === null)) throw broken()
    if (kind === 'IHDR') size = readHeader(image, body, length)
    if (kind === 'IDAT') hasPixels = true
    if (kind === 'fcTL' && size) checkFrame(size.width, size.height)
    // An unknown chunk that must be understood: then this is no picture that we know.
    if (!KEPT.has(kind) && /^[A-Z]/.test(kind)) throw broken()
    if (KEPT.has(kind)) kept.push(image.slice(at, end))
    if (kind === 'IEND') break
    at = end
  }
  if (!size || !hasPixels) throw broken()
  return { type: 'image/png', ...size, bytes: concat(kept) }
}

function readHeader(image: ImageBytes, at: number, length: number): { width: number; height: number } {
  if (length !== 13) throw broken()
  const [width, height] = [image.u32(at), image.u32(at + 4)]
  const isKnown =
    DEPTHS[image.u8(at + 9)]?.includes(image.u8(at + 8)) &&
    image.u8(at + 10) === 0 &&
    image.u8(at + 11) === 0 &&
    image.u8(at + 12) <= 1
  if (!isKnown) throw broken()
  checkSize(width, height)
  return { width, height }
}
