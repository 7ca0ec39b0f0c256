// Fetches the fonts a document needs, once a file. A font that cannot be had is left out and named: its letters are then
// written by the next one that has them, or boxed.
import { BOARD_HANDS, handStyle } from '../../shared/pdf/boardFonts.ts'
import { fontFilesFor, lettersOf, uncoveredLetters } from '../../shared/pdf/fontFiles.ts'
import type { FramePage } from '../../shared/pdf/frames.ts'
import type { LoadedFont } from '../../shared/pdf/FontShelf.ts'
import { BOARD_FONT_FILES } from './boardFontFiles.ts'
import { fallbackFontsFor } from './fallbackFonts.ts'

const loaded = new Map<string, Promise<Uint8Array>>()

async function load(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`font not loaded: ${answer.status} ${url}`)
  return new Uint8Array(await answer.arrayBuffer())
}

function loadOnce(url: string): Promise<Uint8Array> {
  let bytes = loaded.get(url)
  if (!bytes) {
    bytes = load(url)
    loaded.set(url, bytes)
    // What failed once, such as without a connection, may be there the next time.
    bytes.catch(() => loaded.delete(url))
  }
  return bytes
}

type Wanted = Pick<LoadedFont, 'name' | 'kind'> & { url: () => Promise<string> | string; isNeeded: boolean }

/**
 * @param texts Everything that will be printed; fonts for scripts that do not occur stay away.
 * @param frames Drawn frames, for the hands their texts are written in.
 * `missing` names cuts of the paper's fonts, whose texts look different now; `missingFallbacks` those that only single letters
 * are looked for in, which another one may have.
 * @throws Error when not even the paper's own upright font is there.
 */
export async function loadFonts(
  texts: Iterable<string>,
  frames: readonly FramePage[] = [],
): Promise<{ fonts: LoadedFont[]; missing: string[]; missingFallbacks: string[] }> {
  const letters = lettersOf(texts)
  const wanted: Wanted[] = [
    ...fontFilesFor(letters).map(({ subset, weight, url }) => ({
      name: `${subset} ${weight}`,
      kind: 'plex' as const,
      url: () => url,
      isNeeded: subset === 'latin' && weight === '400',
    })),
    ...handsOf(frames),
    ...fallbackFontsFor(uncoveredLetters(letters)).map(({ name, url }) => ({
      name,
      kind: 'fallback' as const,
      url,
      isNeeded: false,
    })),
  ]
  const missing: string[] = []
  const missingFallbacks: string[] = []
  const fonts = await Promise.all(
    wanted.map(async ({ name, kind, url, isNeeded }): Promise<LoadedFont | null> => {
      try {
        return { name, kind, bytes: await loadOnce(await url()) }
      } catch (error) {
        if (isNeeded) throw error
        ;(kind === 'fallback' ? missingFallbacks : missing).push(name)
        return null
      }
    }),
  )
  return { fonts: fonts.filter((font) => font !== null), missing, missingFallbacks }
}

/** Every hand and cut that a text of the frames is written in. */
function handsOf(frames: readonly FramePage[]): Wanted[] {
  const names = new Set<string>()
  for (const { mark } of frames.flatMap(({ marks }) => marks)) {
    if (mark.kind !== 'richText') continue
    names.add(`${mark.hand} regular`)
    for (const run of mark.paragraphs.flatMap(({ runs }) => runs))
      names.add(`${run.isCode ? 'mono' : mark.hand} ${handStyle(run.isBold, run.isItalic)}`)
  }
  return BOARD_HANDS.flatMap((hand) =>
    Object.entries(BOARD_FONT_FILES[hand])
      .map(([style, url]) => ({ name: `${hand} ${style}`, url }))
      .filter(({ name }) => names.has(name))
      .map(({ name, url }) => ({ name, kind: 'hand' as const, url: () => url, isNeeded: false })),
  )
}
