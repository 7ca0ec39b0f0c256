// The bars above the canvas: title and pages at the left, coverage in the middle, people and Share at the right.
import { useState, type ReactNode } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { CommentList } from '../comments/CommentList.tsx'
import { Logo } from '../home/Logo.tsx'
import { Button } from '../ui/Button.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useBoard } from './boardContext.ts'
import { BoardMenu } from './BoardMenu.tsx'
import { useSavedState } from './connectionContext.ts'
import { PageMenu } from './PageMenu.tsx'
import { PeopleBar } from './PeopleBar.tsx'
import { ReactionBar } from './ReactionBar.tsx'
import { SavedBadge, type SavedBadgeProps } from './SavedBadge.tsx'
import styles from './TopBar.module.css'
import type { BoardTasks } from './useBoardTasks.ts'

export type TopBarProps = { tasks: BoardTasks; onShare: () => void; onMeChanged: () => void; children: ReactNode }

/** `children` stand in the middle. */
export function TopBar({ tasks, onShare, onMeChanged, children }: TopBarProps) {
  const { t } = useBoard()
  return (
    <header className={styles.bar}>
      <div className={styles.left}>
        <BoardMenu tasks={tasks} onMeChanged={onMeChanged} />
        <Title />
        <OwnSavedBadge />
        <PageMenu />
      </div>
      <div className={styles.middle}>{children}</div>
      <div className={styles.right}>
        <PeopleBar />
        <ReactionBar />
        <CommentList />
        <Button variant="primary" onClick={onShare}>
          {t('board.share')}
        </Button>
      </div>
    </header>
  )
}

/** The head of a phone's screen: what and where, and whether it is saved. */
export function PhoneTopBar() {
  const { board, looks, me } = useBoard()
  const index = board.partners.findIndex((partner) => partner.id === me.partnerId)
  const look = looks[index]
  return (
    <header className={styles.phone}>
      <Logo size={24} />
      <h1 className={styles.phoneTitle}>{board.title}</h1>
      {look ? <PartnerSign look={look} size={18} label={board.partners[index]!.name} /> : null}
      <span className={styles.spring} />
      <OwnSavedBadge />
    </header>
  )
}

function OwnSavedBadge() {
  const { board, me } = useBoard()
  const state = useSavedState()
  const readOnlyBecause: SavedBadgeProps['readOnlyBecause'] =
    me.role === 'viewer' ? 'viewer' : board.isFrozen ? 'frozen' : board.workshop.control ? 'led' : 'newer'
  return <SavedBadge state={state} readOnlyBecause={readOnlyBecause} />
}

/** Facilitators change it by a double click or with Enter. */
function Title() {
  const { t, board, boardId, canFacilitate } = useBoard()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  const save = async () => {
    const title = draft?.trim() ?? ''
    if (draft === null) return
    if (title === '' || title === board.title) {
      setDraft(null)
      return
    }
    try {
      await api.session(boardId, { command: 'setTitle', title })
      setDraft(null)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    }
  }

  if (draft !== null) {
    return (
      <span className={styles.editing}>
        <input
          className={styles.titleField}
          aria-label={t('home.title')}
          aria-invalid={error ? true : undefined}
          title={error ?? undefined}
          value={draft}
          maxLength={LIMITS.maxTitleLength}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setError(null)
            setDraft(event.target.value)
          }}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save()
            if (event.key === 'Escape') setDraft(null)
          }}
        />
        {error ? (
          <span className={styles.titleError} role="alert">
            {error}
          </span>
        ) : null}
      </span>
    )
  }
  if (!canFacilitate)
    return (
      <h1 className={styles.title} title={board.title}>
        {board.title}
      </h1>
    )
  return (
    <h1 className={styles.title} title={board.title}>
      <button
        type="button"
        className={styles.titleButton}
        aria-label={t('board.titleButton', { title: board.title })}
        onDoubleClick={() => setDraft(board.title)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'F2') setDraft(board.title)
        }}
      >
        {board.title}
      </button>
    </h1>
  )
}
