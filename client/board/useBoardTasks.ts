// The longer things a person can ask of a board from its menu: what runs now and how it ended, so that the bar can say so.
import { useCallback, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api } from '../api.ts'
import type { ExportOptions } from '../export/exportPdf.ts'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import { fileName, saveBlob } from './saveBlob.ts'

export type BoardTask = 'pdf' | 'download' | 'freeze' | 'unfreeze'
export type TaskState =
  | { state: 'idle' }
  /** `stop` and `progress` (0 to 1) where the task has them. */
  | { state: 'running'; task: BoardTask; stop?: () => void; progress?: number }
  | { state: 'failed'; task: BoardTask; message: string; retry: () => void }

export type BoardTasks = {
  now: TaskState
  dismiss(): void
  /** Whether the choice of what to print is open. */
  isChoosingPdf: boolean
  exportPdf(): void
  closeExport(): void
  /** Makes the PDF beside the work on the board and saves it. */
  savePdf(options: ExportOptions): void
  downloadBoard(): void
  setFrozen(isFrozen: boolean): void
}

type Work = (signal: AbortSignal, onProgress: (share: number) => void) => Promise<void>

export function useBoardTasks(): BoardTasks {
  const context = useBoard()
  const { boardId, board, t } = context
  const { editor } = useCanvas()
  const [now, setNow] = useState<TaskState>({ state: 'idle' })
  const [isChoosingPdf, setIsChoosingPdf] = useState(false)

  const run = useCallback(
    (task: BoardTask, work: Work, canStop = false) => {
      const start = () => {
        const control = new AbortController()
        const stop = canStop ? { stop: () => control.abort() } : {}
        setNow({ state: 'running', task, ...stop })
        const onProgress = (progress: number) => setNow({ state: 'running', task, ...stop, progress })
        work(control.signal, onProgress).then(
          () => setNow({ state: 'idle' }),
          (error: unknown) => {
            if (control.signal.aborted) return setNow({ state: 'idle' })
            if (!(error instanceof BoardError)) console.error(`${task} failed`, error)
            const message = error instanceof BoardError ? error.message : t(`task.${task}.failed`)
            setNow({ state: 'failed', task, message, retry: start })
          },
        )
      }
      start()
    },
    [t],
  )

  return {
    now,
    dismiss: () => setNow({ state: 'idle' }),
    isChoosingPdf,
    exportPdf: () => setIsChoosingPdf(true),
    closeExport: () => setIsChoosingPdf(false),
    savePdf: (options) =>
      run(
        'pdf',
        async (signal, onProgress) => {
          // The PDF's code is large and loaded when it is first asked for.
          const { exportPdf } = await import('../export/exportPdf.ts')
          const { bytes } = await exportPdf(context, editor, { ...options, signal, onProgress })
          saveBlob(new Blob([bytes], { type: 'application/pdf' }), fileName(board.title, new Date(), 'pdf'))
        },
        true,
      ),
    downloadBoard: () =>
      run('download', async () => saveBlob(await api.exportBoard(boardId), fileName(board.title, new Date(), 'json'))),
    setFrozen: (isFrozen) =>
      run(isFrozen ? 'freeze' : 'unfreeze', async () => {
        await api.session(boardId, { command: isFrozen ? 'freeze' : 'unfreeze' })
      }),
  }
}
