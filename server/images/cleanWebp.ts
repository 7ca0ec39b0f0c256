// WebP (RFC 9649): a RIFF file of chunks. Pixels, transparency, animation and colour profile are kept; EXIF, XMP, unknown
// chunks and anything after the end are left out.
import { broken, checkSize, concat, createFrameCheck, ImageBytes, type CleanImage } from './imageBytes.ts'

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const KEPT_IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH'])
/** Flags of VP8X that announce EXIF and XMP. */
const METADATA_FLAGS = 0x08 | 0x04
const FRAME_HEADER_BYTES = 16

type Chunk = { kind: string; body: Uint8Array }
type Size = { width: number; height: number }

/** @throws BoardError image_refused */
export function cleanWebp(given: Uint8Array): CleanImage {
  const image = new ImageBytes(given)
  const riffEnd = 8 + image.u32(4, true)
  const chunks = readChunks(new ImageBytes(image.slice(0, riffEnd)), 12).filter(({ kind }) => KEPT.has(kind))
  const pixels = chunks.find(({ kind }) => kind === 'VP8 ' || kind === 'VP8L' || kind === 'ANMF')
  const first = chunks[0]
  if (!first || !pixels) throw broken()
  const size = sizeOf(first)
  checkSize(size.width, size.height)
  if (first.kind === 'VP8X' && pixels.kind !== 'ANMF') {
    const inner = sizeOf(pixels)
    checkSize(inner.width, inner.height)
  }
  const checkFrame = createFrameCheck()
  for (const chunk of chunks.filter(({ kind }) => kind === 'ANMF')) {
    checkFrame(size.width, size.height)
    for (const inner of picturesIn(chunk)) {
      const { width, height } = sizeOf(inner)
      checkSize(width, height)
    }
  }
  const body = concat([Buffer.from('WEBP'), ...chunks.map((chunk) => writeChunk(clean(chunk)))])
  return { type: 'image/webp', ...size, bytes: writeChunk({ kind: 'RIFF', body }) }
}

/** The pictures of a frame, whatever its header says of their size. */
const picturesIn = ({ body }: Chunk): Chunk[] =>
  readChunks(new ImageBytes(body), FRAME_HEADER_BYTES).filter(({ kind }) => kind === 'VP8 ' || kind === 'VP8L')

function readChunks(image: ImageBytes, from: number): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = from; at < image.length;) {
    const length = image.u32(at + 4, true)
    chunks.push({ kind: image.text(at, 4), body: image.slice(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function writeChunk({ kind, body }: Chunk): Uint8Array {
  const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return concat([head, body, new Uint8Array(body.length % 2)])
}

function clean({ kind, body }: Chunk): Chunk {
  if (kind === 'VP8X') {
    const flags = new ImageBytes(body).u8(0)
    return { kind, body: concat([Uint8Array.of(flags & ~METADATA_FLAGS), body.subarray(1)]) }
  }
  if (kind !== 'ANMF') return { kind, body }
  const frame = new ImageBytes(body)
  const inner = readChunks(frame, FRAME_HEADER_BYTES).filter((chunk) => KEPT_IN_FRAME.has(chunk.kind))
  return { kind, body: concat([frame.slice(0, FRAME_HEADER_BYTES), ...inner.map(writeChunk)]) }
}

/** Size of the canvas (VP8X) or of the picture itself. */
function sizeOf({ kind, body }: Chunk): Size {
  const image = new ImageBytes(body)
  switch (kind) {
    case 'VP8X': {
      const u24 = (at: number): number => image.u16(at, true) + image.u8(at + 2) * 65536
      return { width: u24(4) + 1, height: u24(7) + 1 }
    }
    case 'VP8 ':
      if (image.text(3, 3) !== '\x9d\x01\x2a') throw broken()
      return { width: image.u16(6, true) & 0x3fff, height: image.u16(8, true) & 0x3fff }
    case 'VP8L': {
      if (image.u8(0) !== 0x2f) throw broken()
      const bits = image.u32(1, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      throw broken()
  }
}
