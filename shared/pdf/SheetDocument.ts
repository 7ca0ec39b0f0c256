// pdfkit's document with the operators of a page gathered before they become bytes: one array of bytes a page instead of one
// an operator.
import PDFDocument from 'pdfkit'

type Page = { write(chunk: string): unknown }

export class SheetDocument extends PDFDocument {
  #operators: string[] = []

  override addContent(operators: string): this {
    this.#operators.push(operators)
    return this
  }

  override addPage(options?: PDFKit.PDFDocumentOptions): this {
    this.#writePage()
    super.addPage(options)
    return this
  }

  override end(): void {
    this.#writePage()
    super.end()
  }

  #writePage(): void {
    if (this.#operators.length === 0) return
    ;(this as unknown as { page: Page }).page.write(this.#operators.join('\n'))
    this.#operators = []
  }
}
