// Why a file is not made, in one sentence for the person at the terminal.
export class ExportRefusal extends Error {}
