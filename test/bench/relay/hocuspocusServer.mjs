// Hocuspocus with its database extension over SQLite. Usage: node hocuspocusServer.mjs PORT FILE [FLUSH_DELAY]
// Its own SQLite extension needs a driver that does not run on Node 20; the same table through libsql stands for it.
import { createRequire } from 'node:module'

const fromProduct = createRequire(import.meta.url)
const fromPeers = createRequire(`${process.env.PEERS}/package.json`)
const Database = fromProduct('libsql')
const { Server } = fromPeers('@hocuspocus/server')
const { Database: DatabaseExtension } = fromPeers('@hocuspocus/extension-database')

const [port, file, flushDelay] = process.argv.slice(2)
const db = new Database(file)
db.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
const select = db.prepare('SELECT data FROM documents WHERE name = ?')
const upsert = db.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data')

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  ...(flushDelay ? { flushDelay: Number(flushDelay) } : {}),
  extensions: [
    new DatabaseExtension({
      fetch: async ({ documentName }) => {
        const row = select.get(documentName)
        return row ? new Uint8Array(row.data) : null
      },
      store: async ({ documentName, state }) => void upsert.run(documentName, state),
    }),
  ],
})
await server.listen()
process.stdout.write('ready\n')
