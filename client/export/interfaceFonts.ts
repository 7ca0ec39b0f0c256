// The files of the interface's font that a text needs, for pictures of panels: they are written with it on screen.
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url'
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url'
import greekExt from '@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2?url'
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url'
import cyrillicExt from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url'
import vietnamese from '@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url'
import ranges from '@fontsource-variable/inter/unicode.json'
import { parseRanges } from '../../shared/pdf/fontFiles.ts'
import type { InterfaceFont } from '../../shared/svg/svgFonts.ts'

const FILES = [
  { subset: 'latin', url: latin },
  { subset: 'latin-ext', url: latinExt },
  { subset: 'greek', url: greek },
  { subset: 'greek-ext', url: greekExt },
  { subset: 'cyrillic', url: cyrillic },
  { subset: 'cyrillic-ext', url: cyrillicExt },
  { subset: 'vietnamese', url: vietnamese },
] as const

/** Files that cannot be had are left out: paper's own font stands in. */
export async function interfaceFontsFor(text: string): Promise<{ fonts: InterfaceFont[]; missing: string[] }> {
  const letters = [...new Set(text)].filter((letter) => letter.trim() !== '')
  const needed = FILES.flatMap(({ subset, url }) => {
    const spans = parseRanges(ranges[subset])
    const letter = letters.find((one) =>
      spans.some(([from, to]) => one.codePointAt(0)! >= from && one.codePointAt(0)! <= to),
    )
    return letter === undefined ? [] : [{ subset, url, letter }]
  })
  const loads = await Promise.allSettled(
    needed.map(async ({ subset, url, letter }): Promise<InterfaceFont> => {
      const answer = await fetch(url)
      if (!answer.ok) throw new Error(`font not loaded: ${answer.status} ${url}`)
      return { bytes: new Uint8Array(await answer.arrayBuffer()), ranges: ranges[subset], letter }
    }),
  )
  return {
    fonts: loads.flatMap((load) => (load.status === 'fulfilled' ? [load.value] : [])),
    missing: needed.filter((_, i) => loads[i]!.status === 'rejected').map(({ subset }) => `inter ${subset}`),
  }
}
