// A server of this command's own, for boards that exist only as archives: in memory, reached from this machine only, gone with
// the command.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import packageFile from '../../package.json' with { type: 'json' }
import { parseConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { startServer, type RunningServer } from '../startServer.ts'
import { openMemoryStorage } from '../storage/memory.ts'
import { ask } from './boardVisit.ts'
import { ExportRefusal } from './ExportRefusal.ts'
import { parseLink, type BoardLink } from './exportOrder.ts'

export type ArchiveServer = {
  /** The board of a file, opened. @throws ExportRefusal when the file is no whole archive */
  board(file: string): Promise<BoardLink>
  close(): Promise<void>
}

/** @throws ExportRefusal when the pages it would serve are not built */
export async function startArchiveServer(): Promise<ArchiveServer> {
  if (!existsSync(fileURLToPath(new URL('../client/index.html', import.meta.url))))
    throw new ExportRefusal('The pages are not built yet. Run npm run build, then this again.')
  const server: RunningServer = await startServer({
    config: parseConfig({ PORT: '0', HOST: '127.0.0.1' }, packageFile.version),
    storage: openMemoryStorage(),
    log: createLog('silent'),
    metrics: createMetrics(),
  })
  return {
    board: async (file) => {
      const answer = await ask(server.url, `${server.url}/api/boards/import`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: readArchive(file),
      })
      const { invites } = (await answer.json()) as { invites: { facilitator: string } }
      return parseLink(invites.facilitator)
    },
    close: () => server.close(),
  }
}

function readArchive(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file))
  } catch (error) {
    throw new ExportRefusal(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`)
  }
}
