// The hook `npm run export` calls from outside: there once the board and its canvas are, gone when they go.
import { useEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import type { PictureFormat } from './framePictures.ts'
import type { TableFormat } from './tableFile.ts'

declare global {
  interface Window {
    clusterboard?: {
      exportPdf(): Promise<string>
      exportDocx(): Promise<string>
      exportTables(format: TableFormat): Promise<string>
      exportFrames(format: PictureFormat): Promise<string>
    }
  }
}

/** Puts `window.clusterboard` there: each of its functions answers a file as base64. */
export function useExposeExport(): void {
  const context = useBoard()
  const { editor } = useCanvas()
  const latest = useRef(context)
  useEffect(() => {
    latest.current = context
  }, [context])
  useEffect(() => {
    if (!editor) return
    window.clusterboard = {
      exportPdf: async () => {
        const { exportPdf } = await import('./exportPdf.ts')
        const { bytes } = await exportPdf(latest.current, editor)
        return base64(new Blob([bytes]))
      },
      exportFrames: async (format) => {
        const { framePictures, pictureArchive } = await import('./framePictures.ts')
        const { framesOf } = await import('./exportWishes.ts')
        const frames = framesOf(editor).map(({ id }) => id)
        const pages = editor.getPages().map(({ id }) => id)
        const made = []
        for (const scope of [
          { kind: 'pages', pages },
          { kind: 'frames', frames },
        ] as const)
          made.push(...(await framePictures(latest.current, editor, { scope, format })).pictures)
        return base64(await pictureArchive(made, format))
      },
      exportDocx: async () => {
        const { exportDocx } = await import('./exportDocx.ts')
        const { bytes } = await exportDocx(latest.current, editor)
        return base64(new Blob([bytes]))
      },
      exportTables: async (format) => {
        const { tablesFile, tablesOf } = await import('./tableFile.ts')
        return base64(await tablesFile(tablesOf(latest.current), format, new Date()))
      },
    }
    return () => {
      delete window.clusterboard
    }
  }, [editor])
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).split(',')[1]!))
    reader.addEventListener('error', () => reject(new Error('the file could not be read')))
    reader.readAsDataURL(blob)
  })
}
