// The elements that screen readers follow, built while the pages are drawn: which words belong to which heading, cell or link.
// Knows nothing of how things look.

type Tag = PDFKit.PDFStructureElement
type Content = ReturnType<PDFKit.PDFDocument['markStructureContent']>

/** The element takes its place in the reading order later. */
export type LaterTag = { attach(): void }
/** `alt` describes figures; `scope`: what a table's header cell names; `columns`: how many of them a cell covers. */
export type TagTraits = { alt?: string; scope?: 'Row' | 'Column'; columns?: number }

export class TagTree {
  readonly #doc: PDFKit.PDFDocument
  readonly #root: Tag
  #parents: Tag[]
  /** The element whose words are being drawn, with the content that is open in the page. */
  #open: { element: Tag; type: string; content: Content } | null = null

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
    this.#parents = [this.#root]
  }

  tag(type: string, draw: () => void, { columns, ...traits }: TagTraits): void {
    const element = this.#doc.struct(type, traits as object)
    if (columns !== undefined && columns > 1) {
      const { data } = (element as unknown as { dictionary: { data: { A?: object } } }).dictionary
      data.A = { ...data.A, O: 'Table', ColSpan: columns }
    }
    this.#parents.at(-1)!.add(element)
    this.#drawInto(element, type, draw)
    element.end()
  }

  tagLater(type: string, draw: () => void, traits: { alt?: string }): LaterTag {
    const element = this.#doc.struct(type, traits)
    this.#drawInto(element, type, draw)
    return {
      attach: () => {
        this.#parents.at(-1)!.add(element)
        element.end()
      },
    }
  }

  /** @returns the end of the group. */
  openGroup(type: string): () => void {
    const element = this.#doc.struct(type)
    this.#parents.at(-1)!.add(element)
    this.#parents.push(element)
    return () => {
      this.#parents = this.#parents.filter((other) => other !== element)
      element.end()
    }
  }

  /**
   * Inside an element's words the link is a child at its place among them.
   * @param annotate makes the place to click, with the options given to it.
   */
  link(words: string, draw: (() => void) | undefined, annotate: (options: object) => void): void {
    const around = this.#open
    if (around) this.#closeContent(around)
    const element = this.#doc.struct('Link', draw ? {} : { alt: words })
    this.#parents.at(-1)!.add(element)
    if (draw) this.#drawInto(element, 'Link', draw)
    annotate({ structParent: element, Contents: new String(words) })
    element.end()
    if (around) this.#open = { ...around, content: this.#doc.markStructureContent(around.type) }
  }

  end(): void {
    this.#root.end()
  }

  #drawInto(element: Tag, type: string, draw: () => void): void {
    this.#parents.push(element)
    this.#open = { element, type, content: this.#doc.markStructureContent(type) }
    draw()
    this.#closeContent(this.#open)
    this.#open = null
    this.#parents.pop()
  }

  #closeContent({ element, content }: { element: Tag; content: Content }): void {
    this.#doc.endMarkedContent()
    element.add(content)
  }
}
