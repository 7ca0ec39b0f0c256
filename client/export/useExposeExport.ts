// The hook `npm run export` calls from outside: there once the board and its canvas are, gone when they go.
import { useEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'

declare global {
  interface Window {
    clusterboard?: { exportPdf(): Promise<string> }
  }
}

/** Puts `window.clusterboard.exportPdf()` there, which answers the PDF as base64. */
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
    reader.addEventListener('error', () => reject(new Error('the PDF could not be read')))
    reader.readAsDataURL(blob)
  })
}
