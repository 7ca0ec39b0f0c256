// GIF (89a): pictures, timing and the loop count are kept; comments, captions, other programs' blocks and anything after
// the end are left out.
import { broken, checkSize, concat, createFrameCheck, ImageBytes, type CleanImage } from './imageBytes.ts'

const EXTENSION = 0x21
const PICTURE = 0x2c
const TRAILER = 0x3b
const TIMING = 0xf9
const APPLICATION = 0xff
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** @throws BoardError image_refused */
export function cleanGif(given: Uint8Array): CleanImage {
  const image = new ImageBytes(given)
  const size = { width: image.u16(6, true), height: image.u16(8, true) }
  checkSize(size.width, size.height)
  let at = 13 + colourBytes(image.u8(10))
  const kept = [image.slice(0, at)]
  const checkFrame = createFrameCheck()
  let hasPixels = false
  while (image.u8(at) !== TRAILER) {
    const from = at
    const block = image.u8(at)
    if (block === PICTURE) {
      // Even a frame of one pixel makes a browser draw the whole canvas.
      checkFrame(size.width, size.height)
      checkSize(image.u16(at + 5, true), image.u16(at + 7, true))
      at = afterSubBlocks(image, at + 10 + colourBytes(image.u8(at + 9)) + 1)
      kept.push(image.slice(from, at))
      hasPixels = true
    } else if (block === EXTENSION) {
      const label = image.u8(at + 1)
      at = afterSubBlocks(image, at + 2)
      const isLoop = label === APPLICATION && image.u8(from + 2) === 11 && LOOPS.has(image.text(from + 3, 11))
      if (label === TIMING || isLoop) kept.push(image.slice(from, at))
    } else {
      throw broken()
    }
  }
  if (!hasPixels) throw broken()
  return { type: 'image/gif', ...size, bytes: concat([...kept, Uint8Array.of(TRAILER)]) }
}

/** Bytes of the colour table that the packed field announces. */
const colourBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

function afterSubBlocks(image: ImageBytes, from: number): number {
  let at = from
  while (image.u8(at) !== 0) at += 1 + image.u8(at)
  return at + 1
}
