// The address of a board: decides between joining, the board itself, and why it does not open. Light: the canvas is loaded
// only when somebody is in.
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { BoardError } from '../../shared/errors.ts'
import { api, type BoardInfo, type Invitation } from '../api.ts'
import { SitePage } from '../home/SitePage.tsx'
import { translate } from '../i18n.ts'
import { forgetSecret, onNewSecret, takeSecret } from '../join/boardLink.ts'
import { JoinPage } from '../join/JoinPage.tsx'
import { RefusedPage } from '../join/RefusedPage.tsx'
import { recentBoards, rememberBoard } from '../recentBoards.ts'
import { landsInRoom, rememberView, roomPath } from '../room/roomPlace.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './BoardPage.module.css'

const BoardRoom = lazy(async () => ({ default: (await import('./BoardRoom.tsx')).BoardRoom }))
const LightRoom = lazy(async () => ({ default: (await import('../room/LightRoom.tsx')).LightRoom }))
const ProjectorRoom = lazy(async () => ({ default: (await import('../projector/ProjectorRoom.tsx')).ProjectorRoom }))

type Stage =
  | { at: 'asking' }
  | { at: 'joining'; invitation: Invitation; secret: string; info: BoardInfo | null }
  | { at: 'open'; info: BoardInfo; licenseKey: string | undefined }
  | { at: 'refused'; error: BoardError }

/** How an open board is shown: its canvas, as a document, a phone's page in a workshop, or what a hall sees on the wall. */
export type BoardView = 'canvas' | 'document' | 'room' | 'projector'

export function BoardPage({ boardId, view = 'canvas' }: { boardId: string; view?: BoardView }) {
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const [asked, setAsked] = useState(0)
  const again = useCallback(() => {
    setStage({ at: 'asking' })
    setAsked((count) => count + 1)
  }, [])

  useEffect(() => {
    let isCurrent = true
    findStage(boardId, takeSecret(boardId))
      .catch((error: unknown): Stage => ({ at: 'refused', error: asRefusal(error) }))
      .then(
        (found) => isCurrent && setStage(found),
        () => undefined,
      )
    return () => {
      isCurrent = false
    }
  }, [boardId, asked])

  // Another link for the same board, pasted into the address bar or into "Join with a link".
  useEffect(() => {
    const onHash = () => {
      if (location.hash !== '') again()
    }
    window.addEventListener('hashchange', onHash)
    const stop = onNewSecret((other) => other === boardId && again())
    return () => {
      window.removeEventListener('hashchange', onHash)
      stop()
    }
  }, [boardId, again])

  const openInfo = stage.at === 'open' ? stage.info : null
  useEffect(() => {
    if (!openInfo) return
    forgetSecret(boardId)
    const { title, role, templates } = openInfo
    rememberBoard({ boardId, title, role, templates, openedAt: new Date().toISOString() })
  }, [boardId, openInfo])

  const refuse = useCallback((error: BoardError) => setStage({ at: 'refused', error }), [])

  switch (stage.at) {
    case 'asking':
      return (
        <SitePage>
          <div className={styles.waiting}>
            <Skeleton lines={4} />
          </div>
        </SitePage>
      )
    case 'joining':
      return (
        <JoinPage
          key={stage.secret}
          invitation={stage.invitation}
          join={async (name, partnerId) => void (await api.join(boardId, stage.secret, name, partnerId))}
          onRefused={refuse}
          onJoined={() => {
            forgetSecret(boardId)
            again()
          }}
          {...(stage.info
            ? {
                already: {
                  role: stage.info.role,
                  name: stage.info.me.name,
                  onStay: () => {
                    forgetSecret(boardId)
                    again()
                  },
                },
              }
            : {})}
        />
      )
    case 'refused':
      return <RefusedPage error={stage.error} onRetry={again} />
    case 'open':
      return (
        <Suspense
          fallback={
            <div className={styles.waiting}>
              <Skeleton lines={5} />
            </div>
          }
        >
          <OpenRoom
            key={JSON.stringify([asked, stage.info.me])}
            view={view}
            info={stage.info}
            licenseKey={stage.licenseKey}
            onReopen={again}
          />
        </Suspense>
      )
  }
}

function OpenRoom({
  view,
  info,
  licenseKey,
  onReopen,
}: {
  view: BoardView
  info: BoardInfo
  licenseKey: string | undefined
  onReopen: () => void
}) {
  const [, navigate] = useLocation()
  // Decided on arrival: nobody is sent away from a board that is in front of them.
  const [isSentToRoom, setIsSentToRoom] = useState(() => view === 'canvas' && landsInRoom(info.boardId, info.role))
  useLayoutEffect(() => {
    if (!isSentToRoom) return
    setIsSentToRoom(false)
    navigate(roomPath(info.boardId), { replace: true })
  }, [isSentToRoom, navigate, info.boardId])
  useEffect(() => {
    if (!isSentToRoom && (view === 'canvas' || view === 'room'))
      rememberView(info.boardId, view === 'canvas' ? 'board' : 'room')
  }, [isSentToRoom, view, info.boardId])
  if (isSentToRoom) return null
  switch (view) {
    case 'canvas':
      return <BoardRoom info={info} licenseKey={licenseKey} onReopen={onReopen} />
    case 'document':
    case 'room':
      return <LightRoom info={info} view={view} onReopen={onReopen} />
    case 'projector':
      return <ProjectorRoom info={info} onReopen={onReopen} />
  }
}

/** A session on the board counts first; a link matters for those who have none, or when it gives another role. */
async function findStage(boardId: string, secret: string | null): Promise<Stage> {
  let info: BoardInfo | null = null
  // Somebody who comes here for the first time has no session; asking for one would only log a refusal.
  const mayBeIn = secret === null || recentBoards().some((board) => board.boardId === boardId)
  try {
    if (mayBeIn) info = await api.board(boardId)
  } catch (error) {
    const refusal = asRefusal(error)
    const mayJoin = secret !== null && (refusal.code === 'not_signed_in' || refusal.code === 'not_allowed')
    if (!mayJoin) return { at: 'refused', error: refusal }
  }
  if (secret === null) return info ? open(info) : refusedUnknown()
  try {
    const invitation = await api.invitation(boardId, secret)
    if (info?.role === invitation.role) return await open(info)
    return { at: 'joining', invitation, secret, info }
  } catch (error) {
    // A link that no longer works keeps nobody out who is in already.
    return info ? open(info) : { at: 'refused', error: asRefusal(error) }
  }
}

/** The canvas needs tldraw's licence key, where this server has one, before it is drawn for the first time. */
async function open(info: BoardInfo): Promise<Stage> {
  const config = await api.config()
  return { at: 'open', info, licenseKey: config.tldrawLicenseKey }
}

const asRefusal = (error: unknown): BoardError =>
  error instanceof BoardError ? error : new BoardError('internal', translate('error.unreachable'))

const refusedUnknown = (): Stage => ({ at: 'refused', error: new BoardError('not_signed_in', '') })
