// The short code people type to come into a room. Its letters cannot be taken for one another, and what looks alike is
// read as the one that is used, so that nobody fails at a zero. Knows no board.

export const ROOM_CODE_LENGTH = 6
/** 26 signs, so about 309 million codes: short-lived and slow to guess, which is all that protects them. */
export const ROOM_CODE_SIGNS = '0123456789ACEFHJKMNPRTVWXY'

/** Signs that are in no code, and the one each is taken for. */
const READ_AS: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  U: 'V',
}

/**
 * What somebody typed or pasted, as a code; null when it cannot be one. Lower case, spaces and dashes are forgiven, and of
 * a whole link the part after `#` counts.
 */
export function readRoomCode(text: string): string | null {
  const typed = text.slice(text.lastIndexOf('#') + 1).toUpperCase()
  const signs = [...typed.replace(/[\s.\-_\u2010-\u2015]/gu, '')].map((sign) => READ_AS[sign] ?? sign)
  const isCode = signs.length === ROOM_CODE_LENGTH && signs.every((sign) => ROOM_CODE_SIGNS.includes(sign))
  return isCode ? signs.join('') : null
}

/** @param draw a random whole number from 0 to below the given one; must not be guessable */
export function newRoomCode(draw: (below: number) => number): string {
  return Array.from({ length: ROOM_CODE_LENGTH }, () => ROOM_CODE_SIGNS[draw(ROOM_CODE_SIGNS.length)]).join('')
}

/** As it is shown: two groups of three are read and said more easily. */
export const spacedRoomCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** The address behind the QR code. The code stands after the hash, so that no server log holds it. */
export const roomLink = (origin: string, code: string): string => `${origin}/j#${code}`
