// What a Word document refers to beside its text: links, pictures, places, and the numbers that must not occur twice. Knows
// nothing of reports. Pictures get their bytes at the end: `drawings` lists what has still to be drawn.
import type { Drawing } from '../drawing.ts'

export type PictureRef = { rel: string; id: number }
type Relation = { id: string; type: string; target: string; isOutside: boolean }

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Addresses that Word may open from a document. */
const OPENED = /^(?:https?|mailto):/i

export class WordParts {
  readonly relations: Relation[] = []
  /** Drawings to be made into pictures, by their file in the package. */
  readonly drawings = new Map<string, Drawing>()
  readonly pictures = new Map<string, Uint8Array>()
  readonly #links = new Map<string, string>()
  readonly #drawn = new Map<string, string>()
  #ids = 0

  /** The relation of an address; null for one that no reader should open. */
  link(url: string): string | null {
    if (!OPENED.test(url)) return null
    const known = this.#links.get(url)
    if (known !== undefined) return known
    const id = this.#relate('hyperlink', url, true)
    this.#links.set(url, id)
    return id
  }

  /** The same drawing is in the package once. */
  drawing(drawing: Drawing): PictureRef {
    const key = JSON.stringify([drawing.width, drawing.height, drawing.marks])
    const known = this.#drawn.get(key)
    if (known !== undefined) return { rel: known, id: this.nextId() }
    const file = `media/chart${this.drawings.size + 1}.png`
    this.drawings.set(`word/${file}`, drawing)
    const rel = this.#relate('image', file)
    this.#drawn.set(key, rel)
    return { rel, id: this.nextId() }
  }

  /** @param bytes of a PNG file */
  picture(bytes: Uint8Array): PictureRef {
    const file = `media/picture${this.pictures.size + 1}.png`
    this.pictures.set(`word/${file}`, bytes)
    return { rel: this.#relate('image', file), id: this.nextId() }
  }

  /** A part of the package beside the text, such as its styles. */
  part(kind: string, file: string): string {
    return this.#relate(kind, file)
  }

  /** A number for a bookmark or a picture. */
  nextId(): number {
    return ++this.#ids
  }

  #relate(kind: string, target: string, isOutside = false): string {
    const id = `rId${this.relations.length + 1}`
    this.relations.push({ id, type: `${OFFICE}/${kind}`, target, isOutside })
    return id
  }
}
