// JPEG (ITU T.81): segments that draw are kept; EXIF, GPS, XMP, IPTC, comments, thumbnails and anything after the end are
// left out. Of EXIF only the rotation stays, because without it photos of phones lie on their side.
import { broken, checkSize, concat, ImageBytes, type CleanImage } from './imageBytes.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
/** Baseline, extended and progressive: what browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** Huffman and quantisation tables, restart interval, lines. */
const TABLES = new Set([0xc4, 0xdb, 0xdc, 0xdd])
const EXIF = 'Exif\0\0'
const ICC = 'ICC_PROFILE\0'
const ORIENTATION_TAG = 0x0112

/** @throws BoardError image_refused */
export function cleanJpeg(given: Uint8Array): CleanImage {
  const image = new ImageBytes(given)
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | null = null
  let orientation = 1
  let hasPixels = false
  for (let at = 2; ;) {
    if (image.u8(at) !== 0xff) throw broken()
    const marker = image.u8(at + 1)
    // Fill bytes before a marker are allowed.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const length = image.u16(at + 2)
    const end = at + 2 + length
    if (length < 2) throw broken()
    const segment = image.slice(at, end)
    if (FRAMES.has(marker)) {
      if (size) throw broken()
      size = { height: image.u16(at + 5), width: image.u16(at + 7) }
      checkSize(size.width, size.height)
      kept.push(segment)
    } else if (TABLES.has(marker) || marker === APP14 || (marker === APP2 && startsWith(segment, ICC))) {
      kept.push(segment)
    } else if (marker === APP1 && startsWith(segment, EXIF)) {
      orientation = readOrientation(segment)
    } else if (marker === SOS) {
      if (!size) throw broken()
      const scanEnd = endOfScan(image, end)
      kept.push(image.slice(at, scanEnd))
      hasPixels = true
      at = scanEnd
      continue
    } else if (marker < APP0 && marker !== 0xfe) {
      // Lossless, hierarchical or arithmetic coding, or no marker at all: browsers do not show it.
      throw broken()
    }
    at = end
  }
  if (!size || !hasPixels) throw broken()
  const isTurned = orientation >= 5
  return {
    type: 'image/jpeg',
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
    bytes: concat([
      Uint8Array.of(0xff, SOI),
      ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
      ...kept,
      Uint8Array.of(0xff, EOI),
    ]),
  }
}

/** @param segment with its marker and length */
function startsWith(segment: Uint8Array, name: string): boolean {
  return segment.length >= 4 + name.length && new ImageBytes(segment).text(4, name.length) === name
}

/** The next marker after coded pixels that is neither a stuffed byte nor a restart. */
function endOfScan(image: ImageBytes, from: number): number {
  for (let at = from; ; at++) {
    at = image.bytes.indexOf(0xff, at)
    if (at < 0) throw broken()
    const next = image.u8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
}

/** The rotation, 1-8; 1 when there is none or it cannot be read: a broken note about a picture is no broken picture. */
function readOrientation(segment: Uint8Array): number {
  const tiff = 4 + EXIF.length
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  if (segment.length < tiff + 10) return 1
  const order = view.getUint16(tiff)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const isLittle = order === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, isLittle)
  if (directory + 2 > segment.length) return 1
  const count = view.getUint16(directory, isLittle)
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= segment.length; entry += 12) {
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment that holds the rotation and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  // prettier-ignore
  return Uint8Array.of(
    0xff, APP1, 0, 34, ...Buffer.from(EXIF, 'latin1'),
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8, // big endian, first directory at 8
    0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, // one entry: tag 0x0112, one short
    0, 0, 0, 0, // no further directory
  )
}
