// Why a file is not made, in one sentence for the person at the terminal.
export class ExportRefusal extends Error {
  /** The server's word for it, where it was the server that refused. */
  readonly code: string | null

  constructor(message: string, code: string | null = null) {
    super(message)
    this.code = code
  }
}
