// SQLite statements, each prepared once. Knows no table of ours.
import type Database from 'libsql'

export type Row = Record<string, unknown>

export class Sql {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement<unknown[]>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  #prepare(text: string): Database.Statement<unknown[]> {
    const known = this.#statements.get(text) ?? this.#db.prepare(text)
    this.#statements.set(text, known)
    return known
  }
  /** Answers the number of rows changed. */
  run(text: string, ...values: unknown[]): number {
    return this.#prepare(text).run(...values).changes
  }
  all(text: string, ...values: unknown[]): Row[] {
    return this.#prepare(text).all(...values) as Row[]
  }
  first(text: string, ...values: unknown[]): Row | null {
    return this.all(text, ...values)[0] ?? null
  }
  insert(table: string, row: object): void {
    const names = Object.keys(row)
    this.run(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...(Object.values(row) as unknown[]),
    )
  }
}
