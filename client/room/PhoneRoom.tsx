// The phone's page in a workshop, without a canvas: what the step needs from this person, ideas, the raised hand. Everything
// typed here is kept until the server has it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { widgetName } from '../../shared/board/instances.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { useBoard } from '../board/boardContext.ts'
import { useSavedState } from '../board/connectionContext.ts'
import { SavedBadge, type SavedBadgeProps } from '../board/SavedBadge.tsx'
import { SavedLine } from '../board/SavedLine.tsx'
import { useRoleChange } from '../board/useRoleChange.ts'
import { documentPath } from '../document/documentPlace.ts'
import { NoCanvas } from '../document/NoCanvas.tsx'
import { Logo } from '../home/Logo.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useWaiting } from './finishedTasks.ts'
import { HandBanner } from './HandBanner.tsx'
import { IdeaTab } from './IdeaTab.tsx'
import { NowTab } from './NowTab.tsx'
import styles from './PhoneRoom.module.css'
import { RoomCalls } from './RoomCalls.tsx'
import { parseTab, type RoomTab } from './roomPlace.ts'
import { FloatingReactions } from './RoomReactions.tsx'
import { RoomStep } from './RoomStep.tsx'
import { RoomTabs } from './RoomTabs.tsx'
import { useHand } from './useHand.ts'

export function PhoneRoom({ onReopen }: { onReopen: () => void }) {
  const { board, boardId, me } = useBoard()
  const [, navigate] = useLocation()
  const search = useSearch()
  const tab: RoomTab = me.role === 'viewer' ? 'now' : parseTab(search)
  const hand = useHand()
  const main = useRef<HTMLElement>(null)
  useRoleChange(onReopen)
  useEffect(() => {
    document.title = board.title
  }, [board.title])
  const goTo = useCallback((place: string) => navigate(documentPath(boardId, place)), [navigate, boardId])
  const waiting = useWaiting()
  const onGo = (to: RoomTab) => {
    window.scrollTo({ top: 0 })
    // After the tab is on screen; a field is not focused, since that would bring up the keyboard unasked.
    requestAnimationFrame(() => main.current?.querySelector<HTMLElement>(`[data-tab="${to}"]`)?.focus())
  }
  return (
    <NoCanvas goTo={goTo}>
      <div className={styles.page}>
        <Head />
        <RoomStep />
        <div className={styles.lines}>
          <SavedLine onReopen={onReopen} />
        </div>
        <main ref={main} className={styles.main}>
          <RoomCalls />
          <HandBanner own={hand} />
          <div className={styles.tab} data-tab="now" tabIndex={-1} hidden={tab !== 'now'}>
            <NowTab isShown={tab === 'now'} onReopen={onReopen} />
          </div>
          <div className={styles.tab} data-tab="idea" tabIndex={-1} hidden={tab !== 'idea'}>
            <IdeaTab />
          </div>
        </main>
        <FloatingReactions />
        <Announcer />
        <RoomTabs current={tab} hand={hand} waiting={waiting} onGo={onGo} />
      </div>
    </NoCanvas>
  )
}

function Head() {
  const { board, looks, me } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === me.partnerId)
  const look = looks[place]
  const state = useSavedState()
  const readOnlyBecause: SavedBadgeProps['readOnlyBecause'] =
    me.role === 'viewer' ? 'viewer' : board.isFrozen ? 'frozen' : 'newer'
  return (
    <header className={styles.head}>
      <Logo size={24} />
      <h1>{board.title}</h1>
      {look && <PartnerSign look={look} size={18} label={board.partners[place]!.name} />}
      <span className={styles.spring} />
      <SavedBadge state={state} readOnlyBecause={readOnlyBecause} />
    </header>
  )
}

/** Says to those who listen what has just begun or ended; the screen shows it by itself. */
function Announcer() {
  const { board, t } = useBoard()
  const { rounds, workshop } = board
  const words = useMemo(() => {
    const said = new Map<string, string>()
    for (const round of rounds)
      said.set(
        round.id,
        t(`document.round.${round.state}`, {
          name: widgetName(board, round.widget, t),
          round: roundName(board, round.widget, round.number, t, 'within'),
        }),
      )
    for (const writing of workshop.writings)
      said.set(writing.id, t(`room.said.writing.${writing.state}`, { question: writing.question }))
    return said
  }, [board, rounds, workshop, t])
  const before = useRef<ReadonlyMap<string, string>>(words)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const news = [...words].filter(([id, text]) => before.current.get(id) !== text).map(([, text]) => text)
    before.current = words
    if (news.length > 0) setSaid(news.join(' '))
  }, [words])
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  )
}
