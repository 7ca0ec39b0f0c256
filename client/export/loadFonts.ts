// Fetches the fonts a document needs, once a file.
import type { LoadedFont } from '../../shared/pdf/Paper.ts'
import { fontFilesFor } from '../../shared/pdf/fontFiles.ts'

const loaded = new Map<string, Promise<Uint8Array>>()

async function load(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`font not loaded: ${answer.status} ${url}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** @param text Everything that will be printed; fonts for scripts that do not occur stay away. */
export function loadFonts(text: string): Promise<LoadedFont[]> {
  return Promise.all(
    fontFilesFor(text).map(async ({ subset, weight, url }) => {
      let bytes = loaded.get(url)
      if (!bytes) loaded.set(url, (bytes = load(url)))
      return { subset, weight, bytes: await bytes }
    }),
  )
}
