// The built client. The list of files is read once at start, so no request can name a path outside it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { Hono } from 'hono'

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
}
/** Types that shrink under gzip; pictures and woff2 are packed already. */
const PACKABLE = new Set(['html', 'js', 'mjs', 'css', 'json', 'map', 'svg', 'ttf', 'txt', 'webmanifest'])
const MIN_PACK_BYTES = 1024

const pack = promisify(gzip)

type StaticFile = { path: string; ending: string; bytes: Buffer; packed: Promise<Buffer> | null }

/** In the build this module is dist/server/main.js, and the client lies in dist/client. */
const builtClientDir = (): string => fileURLToPath(new URL('../client/', import.meta.url))

function listFiles(dir: string, prefix = ''): string[] {
  return readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}/${entry.name}`
    if (entry.name.startsWith('.')) return []
    return entry.isDirectory() ? listFiles(dir, path) : [path]
  })
}

/** `/`, `/j` and `/b/ID` are screens of the one page; the client reads the path itself. */
const isScreen = (path: string): boolean => path === '/' || path === '/j' || path.startsWith('/b/')

export function staticRoutes(clientDir = builtClientDir()): Hono {
  const known = new Set(existsSync(clientDir) && statSync(clientDir).isDirectory() ? listFiles(clientDir) : [])
  const files = new Map<string, StaticFile>()

  function load(path: string): StaticFile {
    const cached = files.get(path)
    if (cached) return cached
    const file = {
      path,
      ending: path.slice(path.lastIndexOf('.') + 1),
      bytes: readFileSync(join(clientDir, path)),
      packed: null,
    }
    files.set(path, file)
    return file
  }

  async function serve(c: Context, file: StaticFile): Promise<Response> {
    c.header('content-type', TYPES[file.ending] ?? 'application/octet-stream')
    // Names under assets/ carry a hash of their content; everything else may change with the next build.
    c.header('cache-control', file.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    const isPackable = PACKABLE.has(file.ending) && file.bytes.length >= MIN_PACK_BYTES
    if (isPackable) c.header('vary', 'accept-encoding')
    if (!isPackable || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
      return c.body(new Uint8Array(file.bytes))
    file.packed ??= pack(file.bytes)
    c.header('content-encoding', 'gzip')
    return c.body(new Uint8Array(await file.packed))
  }

  const app = new Hono()
  app.get('*', async (c, next) => {
    const path = isScreen(c.req.path) ? '/index.html' : c.req.path
    if (!known.has(path)) return next()
    return serve(c, load(path))
  })
  return app
}
