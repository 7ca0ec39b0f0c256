// A canvas beside the export of the product, for tests that lay paper next to screen and for the benchmark.
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import { Tldraw, type Editor, type TLFrameShape, type TLShapeId } from 'tldraw'
import 'tldraw/tldraw.css'
import { emptyBoardState } from './emptyBoardState.ts'
import { exportPdf } from '../../../client/export/exportPdf.ts'
import { i18n } from '../../../client/i18n.ts'
import type { PrintChoice } from '../../../shared/pdf/printChoice.ts'
import { fillCorpus } from './corpus.ts'
import { fillNotes } from './manyNotes.ts'

type Answer = { base64: string; notices: string[]; pageCount: number; milliseconds: number }

export type Harness = {
  /** Names of the frames made, in order. */
  corpus(): Promise<string[]>
  /** Frames of sixty notes each. */
  notes(frames: number): string[]
  /** Moves the camera so that the frame's corner is the window's, at 100 %. Answers its size. */
  show(name: string): Promise<{ width: number; height: number }>
  exportFrames(choice?: Partial<PrintChoice>): Promise<Answer>
  /** The frames as the canvas's own SVG, for a browser to print. */
  printView(): Promise<string[]>
}

declare global {
  interface Window {
    harness?: Harness
  }
}

const t = (key: string, values?: Record<string, string | number>) => i18n.t(key, values ?? {})

function harnessOf(editor: Editor): Harness {
  const frames = () => editor.getCurrentPageShapes().filter((shape): shape is TLFrameShape => shape.type === 'frame')
  return {
    async corpus() {
      await fillCorpus(editor)
      return frames()
        .filter(({ parentId }) => parentId === editor.getCurrentPageId())
        .map(({ props }) => props.name)
    },
    notes: (count) => fillNotes(editor, count),
    async show(name) {
      const frame = frames().find(({ props }) => props.name === name)!
      editor.selectNone()
      editor.setCamera({ x: -frame.x, y: -frame.y, z: 1 }, { immediate: true })
      await editor.fonts.loadRequiredFontsForCurrentPage()
      await document.fonts.ready
      return { width: frame.props.w, height: frame.props.h }
    },
    async printView() {
      const views: string[] = []
      for (const { id } of frames()) views.push((await editor.getSvgString([id], { padding: 0 }))?.svg ?? '')
      return views
    },
    async exportFrames(part = {}) {
      const top = frames().filter(({ parentId }) => parentId === editor.getCurrentPageId())
      const choice: PrintChoice = {
        scope: { kind: 'drawn' },
        parts: ['frames'],
        paper: 'frame',
        orientation: 'portrait',
        ...part,
      }
      const context = {
        boardId: 'corpus',
        board: emptyBoardState(),
        people: [],
        canFacilitate: false,
        t,
        clockOffsetMs: 0,
      }
      const start = performance.now()
      const file = await exportPdf(context, editor, {
        choice,
        drawn: { kind: 'frames', frames: top.map(({ id }): TLShapeId => id) },
      })
      const milliseconds = performance.now() - start
      return { base64: toBase64(file.bytes), notices: file.notices, pageCount: file.pageCount, milliseconds }
    },
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

createRoot(document.getElementById('root')!).render(
  <Tldraw
    hideUi
    assetUrls={getAssetUrlsByImport()}
    onMount={(editor) => {
      editor.user.updateUserPreferences({ colorScheme: 'light' })
      editor.updateInstanceState({ isGridMode: false })
      window.harness = harnessOf(editor)
    }}
  />,
)
