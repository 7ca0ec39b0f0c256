// Opens the board and gives every part of its screen the same state: contents, results, people, rights and the ways to edit.
// Knows no canvas: the document view has none.
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { createLiveResults } from '../../shared/boardResults.ts'
import { partnerLooks } from '../../shared/signs.ts'
import type { BoardInfo } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { watchBoard, type BoardSnapshots } from '../sync/boardSnapshot.ts'
import { openBoard, type BoardConnection } from '../sync/openBoard.ts'
import { whyRefused } from '../sync/whyRefused.ts'
import { Notice } from '../ui/Notice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { BoardContext, type BoardContextValue } from './boardContext.ts'
import { ConnectionContext, useSavedState, useUsersHere } from './connectionContext.ts'
import { createPersonEdit } from './createPersonEdit.ts'
import { noteSetBack } from './setBackNote.ts'
import { usePeople } from './usePeople.ts'
import styles from './BoardProvider.module.css'

type Opened = { connection: BoardConnection; snapshots: BoardSnapshots; isReady: boolean }

export function BoardProvider({ info, children }: { info: BoardInfo; children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const { boardId, me } = info
  const { participantId, role } = me
  // The person's name and partner may change while the board is open; the server tells others, the socket stays.
  const [user] = useState(me)
  useEffect(() => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const all: Opened[] = []
    let isGone = false
    const close = ({ connection, snapshots }: Opened) => {
      snapshots.close()
      connection.close()
    }
    const open = () => {
      const connection = openBoard({
        boardId,
        user: { ...user, participantId, role },
        socketUrl: `${scheme}://${location.host}/sync`,
        whyRefused: () => whyRefused(boardId),
        onSetBack: () => {
          noteSetBack(boardId)
          location.reload()
        },
        onSetAside: () => void (isGone || open()),
      })
      const snapshots = watchBoard(connection.doc, (callback) => requestAnimationFrame(callback))
      const next: Opened = { connection, snapshots, isReady: false }
      // After work was set aside the former state stays in sight until the new one is here.
      if (all.length === 0) setOpened(next)
      all.push(next)
      void connection.ready.then(() => {
        if (isGone || all.at(-1) !== next) return
        setOpened({ ...next, isReady: true })
        for (const former of all.splice(0, all.length - 1)) close(former)
      })
    }
    open()
    return () => {
      isGone = true
      all.forEach(close)
    }
  }, [boardId, participantId, role, user])

  if (!opened) return null
  return (
    <ConnectionContext value={opened.connection}>
      {opened.isReady ? (
        <OpenBoard info={info} connection={opened.connection} snapshots={opened.snapshots}>
          {children}
        </OpenBoard>
      ) : (
        <Opening />
      )}
    </ConnectionContext>
  )
}

/** From then on grey lines alone look as if nothing went on. */
const SLOW_AFTER_MS = 4000

/** Shown until the first contents are here. */
function Opening() {
  const t = useTranslate()
  const saved = useSavedState()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.opening}>
      {saved.kind === 'problem' ? (
        <Notice tone="red" title={t('canvas.opening.refused')}>
          {t('canvas.opening.refusedText')}
        </Notice>
      ) : saved.kind === 'offline' ? (
        <Notice tone="amber" title={t('canvas.opening.offline')}>
          {t('canvas.opening.offlineText')}
        </Notice>
      ) : (
        <>
          <Skeleton lines={5} />
          <p role="status" className={styles.slow}>
            {isSlow && t('canvas.opening.slow')}
          </p>
        </>
      )}
    </div>
  )
}

type OpenBoardProps = {
  info: BoardInfo
  connection: BoardConnection
  snapshots: BoardSnapshots
  children: ReactNode
}

function OpenBoard({ info, connection, snapshots, children }: OpenBoardProps) {
  const t = useTranslate()
  const board = useSyncExternalStore(snapshots.subscribe, snapshots.get)
  const canEdit = useSyncExternalStore(connection.onAccessChange, connection.mayEdit)
  const users = useUsersHere()
  const { me, people, clockOffsetMs } = usePeople(info, users)

  const looks = useMemo(() => partnerLooks(board.partners), [board.partners])
  const today = board.today ?? localDate()
  const [compute] = useState(createLiveResults)
  const { results, evidence } = useMemo(() => compute(board, today), [compute, board, today])
  const { participantId, partnerId, role } = me
  const edit = useMemo(
    () => createPersonEdit(connection, snapshots, { participantId, partnerId }, t),
    [connection, snapshots, participantId, partnerId, t],
  )
  const value = useMemo<BoardContextValue>(
    () => ({
      boardId: info.boardId,
      board,
      results,
      evidence,
      today,
      looks,
      me,
      people,
      canEdit,
      canFacilitate: role === 'facilitator',
      canLead: role === 'facilitator' || board.workshop.standIn?.participantId === participantId,
      edit,
      t,
      clockOffsetMs,
    }),
    [
      info.boardId,
      board,
      results,
      evidence,
      today,
      looks,
      me,
      people,
      canEdit,
      role,
      participantId,
      edit,
      t,
      clockOffsetMs,
    ],
  )
  return <BoardContext value={value}>{children}</BoardContext>
}

/** The reader's own date, YYYY-MM-DD. */
function localDate(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
