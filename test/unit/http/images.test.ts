// What is taken for a picture, and what is left of it.
import { describe, expect, it } from 'vitest'
import { BoardError } from '../../../shared/errors.ts'
import { cleanImage } from '../../../server/images/cleanImage.ts'
import {
  extendedWebp,
  jpegSegment,
  joined,
  PICTURES,
  pngChunk,
  riffChunk,
  withJpegSegments,
  withPngChunks,
} from '../../support/pictures.ts'
import { seededDraw } from '../../support/seededDraw.ts'

const CANARY = 'canary-somewhere-in-Turku'

function refusal(bytes: Uint8Array): string {
  try {
    cleanImage(bytes)
  } catch (error) {
    if (error instanceof BoardError) return error.code
    throw error
  }
  return 'taken'
}
const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text)

/** EXIF with a rotation and a text, in either byte order. */
function exif(orientation: number, isLittle = false): string {
  const u16 = (n: number) => (isLittle ? [n & 255, n >> 8] : [n >> 8, n & 255])
  const u32 = (n: number) => (isLittle ? [...u16(n), 0, 0] : [0, 0, ...u16(n)])
  const head = [...u16(42), ...u32(8), ...u16(1), ...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), 0, 0]
  return `Exif\0\0${isLittle ? 'II' : 'MM'}${String.fromCharCode(...head)}\0\0\0\0GPS ${CANARY}`
}

describe('pictures', () => {
  it.each(Object.entries(PICTURES))(
    '[A8] takes %s by what it is, and cleaning it again changes nothing',
    (name, bytes) => {
      const type = `image/${/png|jpeg|gif|webp/i.exec(name)![0].toLowerCase()}`
      const once = cleanImage(bytes)
      expect({ ...once, bytes: null }).toEqual({ type, width: 6, height: 4, bytes: null })
      expect(cleanImage(once.bytes)).toEqual(once)
    },
  )

  it.each([
    ['nothing', new Uint8Array()],
    ['an SVG', joined('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', joined('<!doctype html><script>alert(1)</script>')],
    ['a PDF', joined('%PDF-1.7')],
    ['a program', joined('MZ\x90\0')],
    ['a BMP', joined('BM', new Uint8Array(60))],
    ['an AVIF', joined('\0\0\0\x1cftypavif', new Uint8Array(60))],
    ['a page that begins like a GIF', joined('GIF89a/*', '<script>alert(1)</script>')],
    ['a page behind a PNG signature', joined(PICTURES.png.subarray(0, 8), '<script>alert(1)</script>')],
    ['a WAV in the same envelope as WebP', joined(riffChunk('RIFF', 'WAVEfmt '))],
  ])('[A8] refuses %s', (_name, bytes) => {
    expect(refusal(bytes)).toBe('image_refused')
  })

  it('[A8] refuses a picture cut anywhere', () => {
    for (const [name, bytes] of Object.entries(PICTURES))
      for (let length = 0; length < bytes.length - 1; length++)
        expect([name, length, refusal(bytes.slice(0, length))]).toEqual([name, length, 'image_refused'])
  })

  it('[A8] refuses too many pixels before anything is decoded', () => {
    const header = (width: number, height: number) => {
      const body = Buffer.alloc(13)
      body.writeUInt32BE(width, 0)
      body.writeUInt32BE(height, 4)
      body.set([8, 2, 0, 0, 0], 8)
      return joined(PICTURES.png.subarray(0, 8), pngChunk('IHDR', body), pngChunk('IDAT', 'x'), pngChunk('IEND', ''))
    }
    expect(refusal(header(8000, 5000))).toBe('taken')
    expect(refusal(header(8000, 5001))).toBe('image_refused')
    expect(refusal(header(0xffffffff, 0xffffffff))).toBe('image_refused')
    expect(refusal(header(0, 5))).toBe('image_refused')
    const gif = PICTURES.gif.slice()
    gif.set([255, 255, 255, 255], 6)
    expect(refusal(gif)).toBe('image_refused')
  })

  it('[A8] refuses animations that would keep a browser busy, before anything is decoded', () => {
    const size = (width: number, height: number) => {
      const body = Buffer.alloc(13)
      body.writeUInt32BE(width, 0)
      body.writeUInt32BE(height, 4)
      body.set([8, 2, 0, 0, 0], 8)
      return body
    }
    const png = (frames: number) =>
      joined(
        PICTURES.png.subarray(0, 8),
        pngChunk('IHDR', size(8000, 5000)),
        ...Array.from({ length: frames }, () => pngChunk('fcTL', new Uint8Array(26))),
        pngChunk('IDAT', 'x'),
        pngChunk('IEND', ''),
      )
    expect([refusal(png(10)), refusal(png(11))]).toEqual(['taken', 'image_refused'])
    // A canvas of 6000 x 6000, and frames of one pixel.
    const [canvas, frame] = [
      Uint8Array.of(0x70, 0x17, 0x70, 0x17, 0, 0, 0),
      Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0),
    ]
    const gif = (frames: number) => joined('GIF89a', canvas, ...Array.from({ length: frames }, () => frame), '\x3b')
    expect([refusal(gif(11)), refusal(gif(12))]).toEqual(['taken', 'image_refused'])
    // A frame whose header says 6 x 4 around a picture of 16384 x 16384 (VP8L).
    const bits = 16383 | (16383 << 14)
    const inner = Uint8Array.of(0x2f, bits & 255, (bits >>> 8) & 255, (bits >>> 16) & 255, bits >>> 24)
    const webp = (picture: Uint8Array) =>
      joined(
        riffChunk(
          'RIFF',
          joined(
            'WEBP',
            riffChunk('VP8X', Uint8Array.of(2, 0, 0, 0, 5, 0, 0, 3, 0, 0)),
            riffChunk('ANMF', joined(new Uint8Array(6), Uint8Array.of(5, 0, 0, 3, 0, 0, 100, 0, 0, 0), picture)),
          ),
        ),
      )
    expect(refusal(webp(riffChunk('VP8L', inner)))).toBe('image_refused')
    expect(refusal(webp(PICTURES.webp.subarray(12)))).toBe('taken')
  })

  it('[A8] refuses a PNG with a wrong checksum or an unknown part that must be understood', () => {
    const wrong = PICTURES.png.slice()
    wrong[20]! ^= 1
    expect(refusal(wrong)).toBe('image_refused')
    expect(refusal(withPngChunks(pngChunk('HTML', 'x')))).toBe('image_refused')
    expect(refusal(withPngChunks(pngChunk('htML', 'x')))).toBe('taken')
  })

  it('[A8] never breaks on bytes with flipped bits', () => {
    const draw = seededDraw(7)
    let taken = 0
    for (let run = 0; run < 4000; run++) {
      const all = Object.values(PICTURES)
      const bytes = all[draw(all.length)]!.slice()
      for (let flip = draw(4) + 1; flip > 0; flip--) bytes[draw(bytes.length)]! ^= 1 << draw(8)
      const outcome = refusal(bytes)
      expect(['taken', 'image_refused']).toContain(outcome)
      if (outcome === 'taken') taken += 1
    }
    expect(taken).toBeGreaterThan(100)
  })
})

describe('what a picture tells', () => {
  it('[A9] PNG: texts, time and EXIF go, the picture stays byte for byte', () => {
    const told = withPngChunks(
      pngChunk('tEXt', `Comment\0${CANARY}`),
      pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${CANARY}`),
      pngChunk('eXIf', `MM\0*${CANARY}`),
      pngChunk('tIME', '1234567'),
    )
    const { bytes } = cleanImage(joined(told, CANARY))
    expect(holds(bytes, CANARY)).toBe(false)
    expect(bytes).toEqual(cleanImage(PICTURES.png).bytes)
  })

  it('[A9] JPEG: EXIF, XMP, IPTC, comments, thumbnails and what follows the end go', () => {
    const told = withJpegSegments(
      jpegSegment(0xe0, `JFXX\0${CANARY}`),
      jpegSegment(0xe1, exif(1)),
      jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${CANARY}`),
      jpegSegment(0xe2, `MPF\0${CANARY}`),
      jpegSegment(0xed, `Photoshop 3.0\0${CANARY}`),
      jpegSegment(0xfe, CANARY),
    )
    const { bytes } = cleanImage(joined(told, `<script>${CANARY}</script>`))
    expect(holds(bytes, CANARY)).toBe(false)
    expect(bytes).toEqual(cleanImage(PICTURES.jpeg).bytes)
  })

  it('[A9] JPEG: of EXIF the rotation stays, and the size is the one that is shown', () => {
    for (const isLittle of [false, true]) {
      const turned = cleanImage(withJpegSegments(jpegSegment(0xe1, exif(6, isLittle))))
      expect([turned.width, turned.height]).toEqual([4, 6])
      expect(holds(turned.bytes, CANARY)).toBe(false)
      expect(cleanImage(turned.bytes)).toEqual(turned)
      const upsideDown = cleanImage(withJpegSegments(jpegSegment(0xe1, exif(3, isLittle))))
      expect([upsideDown.width, upsideDown.height]).toEqual([6, 4])
    }
    const nonsense = cleanImage(withJpegSegments(jpegSegment(0xe1, exif(99))))
    expect(nonsense.bytes).toEqual(cleanImage(PICTURES.jpeg).bytes)
  })

  it('[A9] GIF: comments, captions and other programs’ blocks go, the loop stays', () => {
    const at = PICTURES.animatedGif.indexOf(0x21)
    const block = (label: number, ...parts: string[]) =>
      joined(Uint8Array.of(0x21, label), ...parts.map((part) => joined(Uint8Array.of(part.length), part)), '\0')
    const told = joined(
      PICTURES.animatedGif.subarray(0, at),
      block(0xfe, CANARY),
      block(0xff, 'XMP DataXMP', CANARY),
      block(0x01, 'x'.repeat(12), CANARY),
      PICTURES.animatedGif.subarray(at),
      CANARY,
    )
    const { bytes } = cleanImage(told)
    expect(holds(bytes, CANARY)).toBe(false)
    expect(holds(bytes, 'NETSCAPE2.0')).toBe(true)
    expect(bytes).toEqual(cleanImage(PICTURES.animatedGif).bytes)
  })

  it('[A9] WebP: EXIF, XMP and unknown chunks go, with the flags that announce them', () => {
    const told = extendedWebp(0x0c, [riffChunk('CNRY', CANARY)], [riffChunk('EXIF', CANARY), riffChunk('XMP ', CANARY)])
    const { bytes, width, height } = cleanImage(joined(told, CANARY))
    expect([width, height, holds(bytes, CANARY)]).toEqual([6, 4, false])
    expect(bytes).toEqual(extendedWebp(0, [], []))
  })

  it('[A9] WebP: inside the frames of an animation as well', () => {
    const picture = PICTURES.webp.subarray(12)
    const frame = (...chunks: Uint8Array[]) =>
      riffChunk('ANMF', joined(new Uint8Array(6), Uint8Array.of(5, 0, 0, 3, 0, 0, 100, 0, 0, 0), ...chunks))
    const animated = (...frames: Uint8Array[]) =>
      joined(
        riffChunk(
          'RIFF',
          joined(
            'WEBP',
            riffChunk('VP8X', Uint8Array.of(2, 0, 0, 0, 5, 0, 0, 3, 0, 0)),
            riffChunk('ANIM', new Uint8Array(6)),
            ...frames,
          ),
        ),
      )
    const { bytes } = cleanImage(animated(frame(picture, riffChunk('CNRY', CANARY)), frame(picture)))
    expect(bytes).toEqual(animated(frame(picture), frame(picture)))
  })
})
