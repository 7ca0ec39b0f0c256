// Pictures of 6 x 4 pixels in each format, as a program saves them, and ways to hide words in them.
import { crc32 } from 'node:zlib'

const decode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))

/** Kinds of picture by name. */
export const PICTURES = {
  png: decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAEBAMAAABfKlNwAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAA' +
      'dTAAAOpgAAA6mAAAF3CculE8AAAAD1BMVEX/AACqAFVVAKoAAP////+bBLeIAAAAAWJLR0QEj2jZUQAAAAd0SU1FB+oLFgMhL1yh' +
      'PfUAAAAWSURBVAjXY2AAAkFBQQYlJSUGY2NjAAWkATNfzB5FAAAAJXRFWHRkYXRlOmNyZWF0ZQAyMDI2LTExLTIyVDAzOjMzOjQ3' +
      'KzAwOjAwEYazcAAAACV0RVh0ZGF0ZTptb2RpZnkAMjAyNi0xMS0yMlQwMzozMzo0NyswMDowMGDbC8wAAAAASUVORK5CYII=',
  ),
  jpeg: decode(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO' +
      'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
      'T09PT09PT0//wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAXEAEAAwAAAAAAAAAAAAAAAAAAAxRS' +
      '/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAbEQABBAMAAAAAAAAAAAAAAAABAAMUkQRSU//aAAwDAQACEQMRAD8Aibk2gFhEx+Yo' +
      'JMp/c2V//9k=',
  ),
  progressiveJpeg: decode(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO' +
      'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
      'T09PT09PT0//wgARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVAQEBAAAAAAAAAAAAAAAAAAADBf/a' +
      'AAwDAQACEAMQAAABiCwn/8QAFhAAAwAAAAAAAAAAAAAAAAAAAAES/9oACAEBAAEFArZ//8QAFxEAAwEAAAAAAAAAAAAAAAAAAAIT' +
      'Uf/aAAgBAwEBPwGr6f/EABcRAAMBAAAAAAAAAAAAAAAAAAADE1L/2gAIAQIBAT8BkvJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/a' +
      'AAgBAQAGPwJ//8QAFRABAQAAAAAAAAAAAAAAAAAAAGH/2gAIAQEAAT8hq//aAAwDAQACAAMAAAAQB//EABcRAAMBAAAAAAAAAAAA' +
      'AAAAAAABYZH/2gAIAQMBAT8Qr1n/xAAXEQADAQAAAAAAAAAAAAAAAAAAAWGR/9oACAECAQE/EJMR/8QAFBABAAAAAAAAAAAAAAAA' +
      'AAAAAP/aAAgBAQABPxAP/9k=',
  ),
  gif: decode(
    'R0lGODlhBgAEAPIAAP8AAKoAVVUAqgAA/////wAAAAAAAAAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAs' +
      'AAAAAAYABAAAAwgIutEuMI5JEwA7',
  ),
  animatedGif: decode(
    'R0lGODlhBgAEAPIAAP8AAKoAVVUAqgAA/////wAAAAAAAAAAACH5BAAKAAAAIf8LTkVUU0NBUEUyLjADAQAAACH/C0ltYWdlTWFn' +
      'aWNrDWdhbW1hPTAuNDU0NTUALAAAAAAGAAQAAAMICLrRLjCOSRMAIfkEAAoAAAAh/wtJbWFnZU1hZ2ljaw1nYW1tYT0wLjQ1NDU1' +
      'ACwAAAAABgAEAAADCDi60h4wgkkTADs=',
  ),
  webp: decode(
    'UklGRlQAAABXRUJQVlA4IEgAAABwAwCdASoGAAQAAgA0JagCdGuA/gGEAfwD2/7sA/QAGBrNsAAA/vneRWKf/+oYInZ3//y2zOa5' +
      'f/9xn/v2/lRBeDPvV53dgAA=',
  ),
  losslessWebp: decode('UklGRi4AAABXRUJQVlA4TCIAAAAvBcAAAB8QU/XV//kPJ4GCRpKa7x1Qh0lMYiOi//HPq6sA'),
} as const

export const joined = (...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))))

const u32 = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export function pngChunk(kind: string, body: Uint8Array | string): Uint8Array {
  const named = joined(kind, body)
  return joined(u32(named.length - 4), named, u32(crc32(named)))
}

/** The PNG with chunks put right after its header. */
export const withPngChunks = (...chunks: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(PICTURES.png.subarray(0, 33), ...chunks, PICTURES.png.subarray(33))

export function jpegSegment(marker: number, body: Uint8Array | string): Uint8Array {
  const content = joined(body)
  const length = content.length + 2
  return joined(Uint8Array.of(0xff, marker, length >> 8, length & 255), content)
}

/** The JPEG with segments put at its beginning. */
export const withJpegSegments = (...segments: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(PICTURES.jpeg.subarray(0, 2), ...segments, PICTURES.jpeg.subarray(2))

export function riffChunk(kind: string, body: Uint8Array | string): Uint8Array {
  const content = joined(body)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return joined(kind, length, content, new Uint8Array(content.length % 2))
}

/** The WebP in its extended form: a header with these flags, then these chunks around the picture. */
export function extendedWebp(flags: number, before: Uint8Array[], after: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const header = riffChunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 5, 0, 0, 3, 0, 0))
  return joined(riffChunk('RIFF', joined('WEBP', header, ...before, PICTURES.webp.subarray(12), ...after)))
}
