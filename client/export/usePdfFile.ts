// Makes the PDF of the present choice and makes it anew when the choice changes; the one before is given up at once.
import { useEffect, useRef, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { exportPdf, type ExportOptions } from './exportPdf.ts'
import type { PdfFile } from './pdfJob.ts'
import { warmWorker } from './pdfThread.ts'

export type MadeFile =
  | { state: 'none' }
  | { state: 'making'; progress: number; stop: () => void }
  | { state: 'stopped'; again: () => void }
  | { state: 'failed'; again: () => void }
  | { state: 'ready'; file: PdfFile }

/** Somebody ticking several boxes waits for one file, not for each. */
const SETTLE_MS = 250

/** @param options null while nothing can be printed. */
export function usePdfFile(options: ExportOptions | null): MadeFile {
  const context = useBoard()
  const { editor } = useCanvas()
  const [made, setMade] = useState<MadeFile>({ state: 'none' })
  const [attempt, setAttempt] = useState(0)
  // The board of the moment the choice was made: a preview that changed with every edit could not be read.
  const latest = useRef(context)
  useEffect(() => {
    latest.current = context
  })
  const key = JSON.stringify(options)

  useEffect(() => {
    // The file itself says what is wrong when there is no worker.
    warmWorker().catch((error: unknown) => console.info('the PDF worker did not get ready', error))
  }, [])

  useEffect(() => {
    const chosen = JSON.parse(key) as ExportOptions | null
    if (chosen === null) {
      setMade({ state: 'none' })
      return
    }
    const control = new AbortController()
    const again = () => setAttempt((count) => count + 1)
    const stop = () => {
      control.abort()
      setMade({ state: 'stopped', again })
    }
    setMade({ state: 'making', progress: 0, stop })
    const onProgress = (progress: number) => {
      if (!control.signal.aborted) setMade({ state: 'making', progress, stop })
    }
    const timer = setTimeout(() => {
      exportPdf(latest.current, editor, { ...chosen, signal: control.signal, onProgress }).then(
        (file) => {
          if (!control.signal.aborted) setMade({ state: 'ready', file })
        },
        (error: unknown) => {
          if (control.signal.aborted) return
          console.error('the PDF could not be made', error)
          setMade({ state: 'failed', again })
        },
      )
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [key, editor, attempt])

  return made
}
