// The board as a hall sees it on the wall: what to do now, the time, who is done, and what came out. Nothing to press but
// full screen. Sizes follow the screen, so that nothing ever scrolls.
import { Maximize, Minimize } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardInfo } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { BoardProvider } from '../board/BoardProvider.tsx'
import { useRoleChange } from '../board/useRoleChange.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { JoinScene } from './JoinScene.tsx'
import styles from './ProjectorRoom.module.css'
import { ProjectorScene } from './ProjectorScene.tsx'
import { ProjectorSide } from './ProjectorSide.tsx'
import { sceneOf } from './projectorScene.ts'
import { ProjectorHead } from './ProjectorHead.tsx'
import { useFullScreen } from './useFullScreen.ts'
import { useRoomCode } from './useRoomCode.ts'

export function ProjectorRoom({ info, onReopen }: { info: BoardInfo; onReopen: () => void }) {
  return (
    <BoardProvider info={info}>
      <Wall onReopen={onReopen} />
    </BoardProvider>
  )
}

function Wall({ onReopen }: { onReopen: () => void }) {
  const { board, clockOffsetMs, t } = useBoard()
  const [openedAt] = useState(() => new Date(Date.now() + clockOffsetMs).toISOString())
  const room = useRoomCode()
  const [isJoinLarge, setJoinLarge] = useState(false)
  const { isFull, toggle } = useFullScreen()
  const isMoving = usePointerMoves()
  useRoleChange(onReopen)
  useEffect(() => {
    document.title = t('projector.pageTitle', { title: board.title })
  }, [board.title, t])

  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'f' || event.key === 'F') toggle()
      if (event.key === 'j' || event.key === 'J') setJoinLarge((is) => !is)
    },
    [toggle],
  )
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onKey])

  const scene = sceneOf(board, openedAt)
  const showsJoin = room !== null && (isJoinLarge || scene.at === 'welcome')
  return (
    <div className={classes(styles.wall, !isMoving && styles.still)}>
      <ProjectorHead />
      {showsJoin ? (
        <JoinScene room={room} />
      ) : (
        <div className={styles.stage}>
          <main className={styles.main}>
            <ProjectorScene scene={scene} />
          </main>
          <ProjectorSide room={room} />
        </div>
      )}
      <div className={styles.controls}>
        {room ? (
          <Button onClick={() => setJoinLarge(!isJoinLarge)} isPressed={isJoinLarge}>
            {t('projector.join.large')} (J)
          </Button>
        ) : null}
        <Button
          icon={isFull ? <Minimize size={16} aria-hidden /> : <Maximize size={16} aria-hidden />}
          onClick={toggle}
        >
          {t(isFull ? 'projector.window' : 'projector.full')} (F)
        </Button>
      </div>
    </div>
  )
}

const REST_MS = 3000

/** True while somebody moves the pointer or presses keys, and a little longer: then the buttons show. */
function usePointerMoves(): boolean {
  const [isMoving, setMoving] = useState(true)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => {
    const move = () => {
      setMoving(true)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setMoving(false), REST_MS)
    }
    move()
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
    for (const event of events) window.addEventListener(event, move)
    return () => {
      window.clearTimeout(timer.current)
      for (const event of events) window.removeEventListener(event, move)
    }
  }, [])
  return isMoving
}
