// Reading untrusted picture bytes: bounds are checked here, so that no format has to. Knows no format.
import { BoardError } from '../../shared/errors.ts'

/** What is kept of an uploaded picture: checked, and without anything but the picture. */
export type CleanImage = {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  /** Pixels, as shown. */
  width: number
  height: number
  bytes: Uint8Array
}

export const MAX_PIXELS = 40_000_000

/** @returns the refusal for a picture whose inside does not fit together */
export const broken = (): BoardError =>
  new BoardError('image_refused', 'This picture is damaged or incomplete. Save it again in another program and retry.')

/** @throws BoardError image_refused when there are no pixels or too many */
export function checkSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw broken()
  if (width * height > MAX_PIXELS)
    throw new BoardError('image_refused', 'This picture has more than 40 million pixels. Make it smaller first.')
}

/** All frames of an animation together: 500 of 1000 x 800. A few megabytes can hold many thousand times that. */
export const MAX_ANIMATION_PIXELS = 10 * MAX_PIXELS

/** Counts the frames of one picture; each answers to `checkSize`. @throws BoardError image_refused */
export function createFrameCheck(): (width: number, height: number) => void {
  let sum = 0
  return (width, height) => {
    checkSize(width, height)
    sum += width * height
    if (sum > MAX_ANIMATION_PIXELS)
      throw new BoardError('image_refused', 'This animation has too many frames. Make it shorter or smaller first.')
  }
}

/** Reads numbers and slices; whatever reaches beyond the end is a broken picture. */
export class ImageBytes {
  readonly bytes: Uint8Array
  readonly #view: DataView
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  get length(): number {
    return this.bytes.length
  }
  #need(at: number, count: number): void {
    if (at < 0 || at + count > this.bytes.length) throw broken()
  }
  u8(at: number): number {
    this.#need(at, 1)
    return this.#view.getUint8(at)
  }
  u16(at: number, isLittleEndian = false): number {
    this.#need(at, 2)
    return this.#view.getUint16(at, isLittleEndian)
  }
  u32(at: number, isLittleEndian = false): number {
    this.#need(at, 4)
    return this.#view.getUint32(at, isLittleEndian)
  }
  slice(from: number, to: number): Uint8Array {
    this.#need(from, to - from)
    return this.bytes.subarray(from, to)
  }
  /** Bytes as Latin-1 text. */
  text(from: number, count: number): string {
    return String.fromCharCode(...this.slice(from, from + count))
  }
}

/** One array of its own, sharing nothing with what was uploaded. */
export const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
