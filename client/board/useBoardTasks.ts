// The longer things a person can ask of a board from its menu: what runs now and how it ended, so that the bar can say so.
import { useCallback, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api } from '../api.ts'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import { fileName, saveBlob } from './saveBlob.ts'

export type BoardTask = 'pdf' | 'download' | 'freeze' | 'unfreeze'
export type TaskState =
  | { state: 'idle' }
  | { state: 'running'; task: BoardTask }
  | { state: 'failed'; task: BoardTask; message: string; retry: () => void }

export type BoardTasks = {
  now: TaskState
  dismiss(): void
  exportPdf(): void
  downloadBoard(): void
  setFrozen(isFrozen: boolean): void
}

export function useBoardTasks(): BoardTasks {
  const context = useBoard()
  const { boardId, board, t } = context
  const { editor } = useCanvas()
  const [now, setNow] = useState<TaskState>({ state: 'idle' })

  const run = useCallback(
    (task: BoardTask, work: () => Promise<void>) => {
      const start = () => {
        setNow({ state: 'running', task })
        work().then(
          () => setNow({ state: 'idle' }),
          (error: unknown) => {
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
    exportPdf: () =>
      run('pdf', async () => {
        // The PDF's code is large and loaded when it is first asked for.
        const { exportPdf } = await import('../export/exportPdf.ts')
        const { bytes } = await exportPdf(context, editor)
        saveBlob(new Blob([bytes], { type: 'application/pdf' }), fileName(board.title, new Date(), 'pdf'))
      }),
    downloadBoard: () =>
      run('download', async () => saveBlob(await api.exportBoard(boardId), fileName(board.title, new Date(), 'json'))),
    setFrozen: (isFrozen) =>
      run(isFrozen ? 'freeze' : 'unfreeze', async () => {
        await api.session(boardId, { command: isFrozen ? 'freeze' : 'unfreeze' })
      }),
  }
}
