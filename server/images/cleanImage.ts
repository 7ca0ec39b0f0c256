// An uploaded file to a picture that may be kept. The content decides what it is; what the sender calls it is not asked.
import { BoardError } from '../../shared/errors.ts'
import { cleanGif } from './cleanGif.ts'
import { cleanJpeg } from './cleanJpeg.ts'
import { cleanPng } from './cleanPng.ts'
import { cleanWebp } from './cleanWebp.ts'
import type { CleanImage } from './imageBytes.ts'

/** How a file of each kind begins; `?` stands for any byte. */
const STARTS: readonly [start: string, clean: (bytes: Uint8Array) => CleanImage][] = [
  ['\x89PNG\r\n\x1a\n', cleanPng],
  ['\xff\xd8\xff', cleanJpeg],
  ['GIF87a', cleanGif],
  ['GIF89a', cleanGif],
  ['RIFF????WEBP', cleanWebp],
]

const begins = (bytes: Uint8Array, start: string): boolean =>
  [...start].every((letter, i) => letter === '?' || letter.charCodeAt(0) === bytes[i])

/**
 * [A8] [A9] PNG, JPEG, GIF or WebP of up to 40 million pixels, without metadata; anything else is refused.
 * @throws BoardError image_refused
 */
export function cleanImage(bytes: Uint8Array): CleanImage {
  const known = STARTS.find(([start]) => begins(bytes, start))
  if (!known) throw new BoardError('image_refused', 'Only PNG, JPEG, GIF and WebP pictures can be put on a board.')
  return known[1](bytes)
}
