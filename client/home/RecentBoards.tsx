// The boards this browser knows, newest first, with what the server says about them now.
import { MoreHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { BoardError } from '../../shared/errors.ts'
import { boardPath } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { readerLocale, useTranslate } from '../i18n.ts'
import { forgetBoard, recentBoards, type RecentBoard } from '../recentBoards.ts'
import { Badge } from '../ui/Badge.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { formatTime } from '../ui/format.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { BoardPreview } from './BoardPreview.tsx'
import { CoverageMeter } from './CoverageMeter.tsx'
import styles from './RecentBoards.module.css'

/** Boards asked for now; older ones are shown as remembered. */
const ASKED = 8

type Now = { people: number } | 'gone'

export function RecentBoards() {
  const t = useTranslate()
  const [boards, setBoards] = useState(recentBoards)
  const [now, setNow] = useState<ReadonlyMap<string, Now>>(new Map())

  useEffect(() => {
    const abort = new AbortController()
    for (const { boardId } of recentBoards().slice(0, ASKED)) {
      api.board(boardId, abort.signal).then(
        (info) =>
          setNow((before) =>
            new Map(before).set(boardId, { people: info.participants.filter((person) => person.isHere).length }),
          ),
        (error: unknown) => {
          // A session that ended or a server out of reach changes nothing here: opening the board says so.
          const isGone =
            error instanceof BoardError && (error.code === 'board_deleted' || error.code === 'board_unknown')
          if (isGone) setNow((before) => new Map(before).set(boardId, 'gone'))
        },
      )
    }
    return () => abort.abort()
  }, [])

  const forget = (boardId: string) => {
    forgetBoard(boardId)
    setBoards(recentBoards())
  }

  return (
    <section>
      <h2 className={styles.heading}>
        {t('home.recent')} <span>{t('home.recent.hint')}</span>
      </h2>
      {boards.length === 0 ? (
        <EmptyBox title={t('home.recent.empty')}>{t('home.recent.empty.text')}</EmptyBox>
      ) : (
        <ul className={styles.list}>
          {boards.map((board) => (
            <Row
              key={board.boardId}
              board={board}
              now={now.get(board.boardId)}
              onForget={() => forget(board.boardId)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ board, now, onForget }: { board: RecentBoard; now: Now | undefined; onForget: () => void }) {
  const t = useTranslate()
  const isGone = now === 'gone'
  const people = now !== undefined && now !== 'gone' ? now.people : 0
  return (
    <li className={styles.row}>
      <BoardPreview templates={board.templates} />
      <div className={styles.words}>
        <h3>{isGone ? board.title : <Link href={boardPath(board.boardId)}>{board.title}</Link>}</h3>
        <p>
          {lastOpened(board.openedAt, t)}. {board.templates.join(', ')}. {t(`home.recent.role.${board.role}`)}
        </p>
        {isGone ? <p>{t('home.recent.gone')}</p> : board.coverage ? <CoverageMeter {...board.coverage} /> : null}
      </div>
      <div className={styles.end}>
        {people > 0 && (
          <Badge tone="action" icon={<span className={styles.dot} />}>
            {t('home.recent.people', { count: people })}
          </Badge>
        )}
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('home.recent.menu', { title: board.title })}
              icon={<MoreHorizontal size={18} aria-hidden />}
            />
          }
        >
          <MenuItem onSelect={onForget} note={t('home.recent.forget.note')}>
            {t('home.recent.forget')}
          </MenuItem>
        </Menu>
      </div>
    </li>
  )
}

function lastOpened(time: string, t: ReturnType<typeof useTranslate>): string {
  const date = new Date(time)
  const today = new Date()
  if (date.toDateString() === today.toDateString())
    return t('home.recent.today', { time: formatTime(date, readerLocale()) })
  const isThisYear = date.getFullYear() === today.getFullYear()
  return new Intl.DateTimeFormat(readerLocale(), {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(date)
}
