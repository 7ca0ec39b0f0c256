// A canvas beside the export of the product, for tests that lay paper next to screen and for the benchmark.
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import {
  createShapeId,
  Tldraw,
  type Editor,
  type TLFrameShape,
  type TLAnyShapeUtilConstructor,
  type TLShapeId,
} from 'tldraw'
import 'tldraw/tldraw.css'
import '@fontsource-variable/inter/wght.css'
import '@fontsource/ibm-plex-sans/500.css'
import '@fontsource/ibm-plex-sans/600.css'
import '../../../client/theme.css'
import { BoardContext } from '../../../client/board/boardContext.ts'
import { exportPdf } from '../../../client/export/exportPdf.ts'
import { warmWorker } from '../../../client/export/pdfThread.ts'
import { framePictures, type PictureFormat } from '../../../client/export/framePictures.ts'
import { SignedNoteUtil } from '../../../client/shapes/SignedNoteUtil.tsx'
import type { PrintChoice } from '../../../shared/pdf/printChoice.ts'
import { boardWords, type WordBox } from './boardWords.ts'
import { fillCorpus } from './corpus.ts'
import { HANDS, text } from './corpusFrame.ts'
import { harnessBoard } from './harnessBoard.ts'
import { fillNotes } from './manyNotes.ts'

type Answer = { base64: string; notices: string[]; pageCount: number; milliseconds: number }

export type Harness = {
  /** Names of the frames made, in order. */
  corpus(): Promise<string[]>
  /** Frames of sixty notes each. */
  notes(frames: number): string[]
  /** Moves the camera so that the frame's corner is the window's, at 100 %. Answers its size. */
  show(name: string, left?: number): Promise<{ width: number; height: number }>
  /** Gets the worker of the PDF ready, as the dialog does when it opens. */
  warm(): Promise<void>
  exportFrames(choice?: Partial<PrintChoice>): Promise<Answer>
  /** A frame as the product's own picture: the file's text, or the part of a PNG that is asked for (px, twice as dense) in base64. */
  picture(name: string, format: PictureFormat, part?: { left: number; w: number; h: number }): Promise<string>
  pictureNotices(name: string): Promise<string[]>
  /** Texts of the frame's shapes and where they are. */
  words(name: string): WordBox[]
  /** The frames as the canvas's own SVG, for a browser to print. */
  printView(): Promise<string[]>
}

declare global {
  interface Window {
    harness?: Harness
  }
}

const board = harnessBoard()

function harnessOf(editor: Editor): Harness {
  const frames = () => editor.getCurrentPageShapes().filter((shape): shape is TLFrameShape => shape.type === 'frame')
  const pictureOf = (name: string, format: PictureFormat) =>
    framePictures(board, editor, {
      scope: { kind: 'frames', frames: [frames().find(({ props }) => props.name === name)!.id] },
      format,
    })
  return {
    async corpus() {
      await loadHands(editor)
      await fillCorpus(editor)
      return frames()
        .filter(({ parentId }) => parentId === editor.getCurrentPageId())
        .map(({ props }) => props.name)
    },
    notes: (count) => fillNotes(editor, count),
    async show(name, left = 0) {
      const frame = frames().find(({ props }) => props.name === name)!
      editor.selectNone()
      editor.setCamera({ x: -frame.x - left, y: -frame.y, z: 1 }, { immediate: true })
      await editor.fonts.loadRequiredFontsForCurrentPage()
      await document.fonts.ready
      // The canvas draws in frames of its own; the second begins when the first is on screen.
      for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
      return { width: frame.props.w, height: frame.props.h }
    },
    warm: warmWorker,
    async picture(name, format, part) {
      const [made] = (await pictureOf(name, format)).pictures
      if (format === 'svg') return made!.blob.text()
      const { left, w, h } = part!
      const image = await createImageBitmap(made!.blob)
      const density = image.width / frames().find(({ props }) => props.name === name)!.props.w
      const canvas = new OffscreenCanvas(w * 2, h * 2)
      const pen = canvas.getContext('2d')!
      pen.drawImage(image, left * density, 0, w * density, h * density, 0, 0, w * 2, h * 2)
      return toBase64(new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer()))
    },
    pictureNotices: async (name) => (await pictureOf(name, 'png')).notices,
    words: (name) => boardWords(editor, frames().find(({ props }) => props.name === name)!.id),
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
      const start = performance.now()
      const file = await exportPdf(board, editor, {
        choice,
        drawn: { kind: 'frames', frames: top.map(({ id }): TLShapeId => id) },
      })
      const milliseconds = performance.now() - start
      return { base64: toBase64(file.bytes), notices: file.notices, pageCount: file.pageCount, milliseconds }
    },
  }
}

/** A note grows to its text when it is made: with a font that is not there yet it would grow to another height. */
async function loadHands(editor: Editor): Promise<void> {
  const ids = HANDS.map((font): TLShapeId => {
    const id = createShapeId()
    editor.createShape({ id, type: 'text', props: { font, richText: text('Letters') } })
    return id
  })
  await editor.fonts.loadRequiredFontsForCurrentPage()
  await document.fonts.ready
  editor.deleteShapes(ids)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** As on a board: tldraw's own limit is 65 frames of sixty notes. */
const OPTIONS = { maxShapesPerPage: 20_000 } as const

// tldraw's types were not written for exactOptionalPropertyTypes.
const shapeUtils = [SignedNoteUtil] as unknown as readonly TLAnyShapeUtilConstructor[]

createRoot(document.getElementById('root')!).render(
  <BoardContext value={board}>
    <Tldraw
      hideUi
      shapeUtils={shapeUtils}
      options={OPTIONS}
      assetUrls={getAssetUrlsByImport()}
      onMount={(editor) => {
        editor.user.updateUserPreferences({ colorScheme: 'light' })
        editor.updateInstanceState({ isGridMode: false })
        window.harness = harnessOf(editor)
      }}
    />
  </BoardContext>,
)
