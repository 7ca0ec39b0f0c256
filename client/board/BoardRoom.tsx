// The open board: canvas, the bars above it, the run-sheet, and what may have to be said about saved work.
import { lazy, Suspense, useEffect, useState } from 'react'
import { Pictures } from '../export/Pictures.tsx'
import { useExposeExport } from '../export/useExposeExport.ts'
import { useWarmExport } from '../export/useWarmExport.ts'
import { AttentionLines } from '../attention/AttentionLines.tsx'
import { CommentPanel } from '../comments/CommentPanel.tsx'
import { CommentsProvider } from '../comments/CommentsProvider.tsx'
import { CoverageStrip } from '../facilitation/CoverageStrip.tsx'
import { RunSheet } from '../facilitation/RunSheet.tsx'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import type { BoardInfo } from '../api.ts'
import { ImportWindow } from '../importing/ImportWindow.tsx'
import { PasteTable } from '../paste/PasteTable.tsx'
import { rememberBoard } from '../recentBoards.ts'
import { BoardCanvas } from './BoardCanvas.tsx'
import { useBoard } from './boardContext.ts'
import { BoardProvider } from './BoardProvider.tsx'
import { CanvasProvider } from './CanvasProvider.tsx'
import styles from './BoardRoom.module.css'
import { PhoneReactions } from './PhoneReactions.tsx'
import { PhoneBar } from './PhoneBar.tsx'
import { SavedLine } from './SavedLine.tsx'
import { ScreenTabs } from './ScreenTabs.tsx'
import { SetAsideNotice } from './SetAsideNotice.tsx'
import { SetBackNotice } from './SetBackNotice.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { TaskBar } from './TaskBar.tsx'
import { PhoneTopBar, TopBar } from './TopBar.tsx'
import { useBoardTasks } from './useBoardTasks.ts'
import { useAskedPlace } from './useAskedPlace.ts'
import { useRoleChange } from './useRoleChange.ts'

const ExportDialog = lazy(() => import('../export/ExportDialog.tsx').then((part) => ({ default: part.ExportDialog })))

export type BoardRoomProps = {
  info: BoardInfo
  licenseKey: string | undefined
  /** Opens the page anew: after a change of name or partner, and when the server closed the board. */
  onReopen: () => void
}

export function BoardRoom({ info, licenseKey, onReopen }: BoardRoomProps) {
  return (
    <BoardProvider info={info}>
      <CanvasProvider>
        <CommentsProvider>
          <Screen licenseKey={licenseKey} onReopen={onReopen} />
        </CommentsProvider>
      </CanvasProvider>
    </BoardProvider>
  )
}

function Screen({ licenseKey, onReopen }: Omit<BoardRoomProps, 'info'>) {
  const { board } = useBoard()
  const isPhone = useIsPhone()
  const tasks = useBoardTasks()
  const [isSharing, setIsSharing] = useState(false)
  useRemembering()
  useRoleChange(onReopen)
  useExposeExport()
  useWarmExport()
  useAskedPlace()

  useEffect(() => {
    document.title = board.title
  }, [board.title])

  const bars = { tasks, onShare: () => setIsSharing(true), onMeChanged: onReopen }
  return (
    <div className={styles.room}>
      <main className={styles.canvas}>
        <BoardCanvas {...(licenseKey === undefined ? {} : { licenseKey })} />
      </main>
      {isPhone ? (
        <PhoneTopBar />
      ) : (
        <TopBar {...bars}>
          <CoverageStrip />
        </TopBar>
      )}
      {isPhone ? null : (
        <div className={styles.tabs}>
          <ScreenTabs />
        </div>
      )}
      <RunSheet />
      <div className={styles.lines}>
        <SavedLine onReopen={onReopen} />
        <SetBackNotice />
        <SetAsideNotice />
        <AttentionLines />
        <TaskBar tasks={tasks} />
      </div>
      {isPhone ? <PhoneReactions /> : null}
      {isPhone ? <PhoneBar {...bars} /> : null}
      <CommentPanel />
      <PasteTable />
      <Pictures />
      <ImportWindow />
      {tasks.isChoosingPdf ? (
        <Suspense>
          <ExportDialog tasks={tasks} />
        </Suspense>
      ) : null}
      <ShareDialog isOpen={isSharing} onClose={() => setIsSharing(false)} />
    </div>
  )
}

/** Keeps the start page's list of boards right while the board is open. */
function useRemembering(): void {
  const { boardId, board, me, results } = useBoard()
  const { covered, partial, missing } = results.coverage
  const { title, templates } = board
  const total = covered + partial + missing
  useEffect(() => {
    if (title === '') return
    rememberBoard({
      boardId,
      title,
      role: me.role,
      templates,
      openedAt: new Date().toISOString(),
      coverage: { covered, partial, total },
    })
  }, [boardId, title, templates, me.role, covered, partial, total])
}
