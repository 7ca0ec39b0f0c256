// The size of the embedded store's file: SQLite keeps pages that records have left, for later. Ours gives most of them back.
import type Database from 'libsql'

/** Space is given back when it is more than this share of the file and more than a few pages; new records use the rest. */
const FREE_SHARE = 0.1
const FEW_PAGES = 64
/** Bounds the time one commit waits for it; what is left goes with the next. */
const PAGES_AT_ONCE = 1024
/** The value of `auto_vacuum` that keeps track of free pages and leaves the moment to us. */
const INCREMENTAL = 2

function valueOf(db: Database.Database, pragma: string): number {
  const [row] = db.pragma(pragma) as [Record<string, number>]
  return Object.values(row)[0]!
}

/** Called on opening, outside a transaction. A file that was begun without this is written once more. */
export function allowGivingBack(db: Database.Database): void {
  if (valueOf(db, 'auto_vacuum') === INCREMENTAL) return
  db.pragma(`auto_vacuum = ${INCREMENTAL}`)
  db.exec('VACUUM')
}

/** [R16] Shrinks the file by pages that nothing uses any more, outside a transaction. */
export function giveBackSpace(db: Database.Database): void {
  const free = valueOf(db, 'freelist_count')
  if (free <= FEW_PAGES || free <= FREE_SHARE * valueOf(db, 'page_count')) return
  db.exec(`PRAGMA incremental_vacuum(${PAGES_AT_ONCE})`)
}
