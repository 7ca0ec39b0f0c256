/// <reference types="vitest/config" />
// One configuration, three uses: the browser build (client/), the server build (server/, as SSR) and the tests.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { decompress } from 'wawoff2'

const root = import.meta.dirname
const dist = resolve(root, process.env.DIST_DIR ?? 'dist')
// While watching, the running server must keep its files until the new ones are there.
const emptyOutDir = !process.argv.includes('--watch')

/** `import url from 'font.woff2?ttf'`: the font as a TrueType file, because pdfkit cannot subset WOFF2 composites. */
function trueTypeFonts(): Plugin {
  return {
    name: 'true-type-fonts',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith('.woff2?ttf')) return null
      const resolved = await this.resolve(id.slice(0, -'?ttf'.length), importer, { skipSelf: true })
      return resolved ? `\0${resolved.id}?ttf` : null
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith('.woff2?ttf')) return null
      const file = id.slice(1, -'?ttf'.length)
      const bytes = Buffer.from(await decompress(readFileSync(file)))
      if (this.environment.mode !== 'build') return `export default "data:font/ttf;base64,${bytes.toString('base64')}"`
      const name = file
        .split('/')
        .at(-1)!
        .replace(/\.woff2$/, '.ttf')
      const ref = this.emitFile({ type: 'asset', name, source: bytes })
      return `export default import.meta.ROLLUP_FILE_URL_${ref}`
    },
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild || process.env.VITEST ? root : resolve(root, 'client'),
  plugins: [react(), trueTypeFonts()],
  worker: { format: 'es' as const, plugins: () => [trueTypeFonts()] },
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: resolve(dist, 'server'),
        emptyOutDir,
        target: 'node20',
        sourcemap: true,
        rollupOptions: {
          input: {
            main: resolve(root, 'server/main.ts'),
            storageWorker: resolve(root, 'server/storage/embeddedWorker.ts'),
            backup: resolve(root, 'server/cli/backup.ts'),
            evaluate: resolve(root, 'server/cli/evaluate.ts'),
            export: resolve(root, 'server/cli/export.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
        },
      }
    : {
        outDir: resolve(dist, 'client'),
        emptyOutDir,
        target: 'es2023',
        // tldraw's icons and fonts must stay files: the CSP allows no data: fonts, and each is fetched only when used.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 3000,
      },
  test: {
    globals: false,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
}))
