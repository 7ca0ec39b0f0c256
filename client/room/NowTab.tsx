// What a phone is for at this moment: the ballot or the writing that is open, the own group, what was just found, or what the
// step is about.
import { PanelsTopLeft } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { latestValues } from '../../shared/board/boardState.ts'
import { instanceName, widgetName } from '../../shared/board/instances.ts'
import { instanceOf } from '../../shared/catalog.ts'
import { sheetOf, stepText } from '../../shared/session/sheet.ts'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { documentPath } from '../document/documentPlace.ts'
import { boardPath } from '../../shared/protocol.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { WritingForm } from '../writing/WritingForm.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import { setFinished, useFinished } from './finishedTasks.ts'
import { GroupCard } from './GroupCard.tsx'
import { OutcomeCard } from './OutcomeCard.tsx'
import { RoomBallot } from './RoomBallot.tsx'
import { RoomReactions } from './RoomReactions.tsx'
import { isAsked, roomTasks, type RoomTask } from './roomTask.ts'
import styles from './NowTab.module.css'

/** Few need it; everybody else's phone should not load it. */
const MeDialog = lazy(async () => ({ default: (await import('../board/MeDialog.tsx')).MeDialog }))

export type NowTabProps = {
  isShown: boolean
  onReopen: () => void
}

export function NowTab({ isShown, onReopen }: NowTabProps) {
  const { board, me, t } = useBoard()
  const tasks = roomTasks(board, me)
  const finished = useFinished()
  const [chosen, setChosen] = useState<string | null>(null)
  const task =
    tasks.find(({ id }) => id === chosen) ??
    tasks.find((one) => isAsked(board, me, one) && !finished.has(one.id)) ??
    tasks[0]
  // A ballot that was in front once stays: what was typed into it must reach the server, or be said to be lost.
  const [shown, setShown] = useState<readonly string[]>([])
  const shownId = task && task.kind !== 'write' ? task.id : null
  useEffect(() => {
    if (shownId !== null) setShown((before) => (before.includes(shownId) ? before : [...before, shownId]))
  }, [shownId])
  const rounds = board.rounds.filter(({ id }) => id === shownId || shown.includes(id))
  const writing = useWritingInFront(task)
  const isFinished = task !== undefined && finished.has(task.id)
  return (
    <>
      <NoPartner onReopen={onReopen} />
      <GroupCard />
      {tasks.length > 1 && <TaskList tasks={tasks} current={task?.id} finished={finished} onChoose={setChosen} />}
      {rounds.map((round) => (
        <RoomBallot key={round.id} round={round} isShown={round.id === task?.id} />
      ))}
      {/* Written anew from the server when one comes back: an idea sent meanwhile is a note of this writing too. */}
      {writing && isShown && (
        <div className={styles.writing}>
          <h2 className="visually-hidden">{t('writing.title')}</h2>
          <WritingForm key={writing.id} writing={writing} onDone={() => setFinished(writing.id, true)} />
        </div>
      )}
      {(task === undefined || isFinished) && (
        <>
          <StepNow />
          <Found />
        </>
      )}
      <RoomReactions />
      <ToBoard />
    </>
  )
}

/** The writing that is in front, and for the rest of the step the one that was: words that came too late are told of there. */
function useWritingInFront(task: RoomTask | undefined): Writing | null {
  const { board } = useBoard()
  const [lastId, setLastId] = useState<string | null>(null)
  const id = task?.kind === 'write' ? task.id : null
  useEffect(() => {
    if (id !== null) setLastId(id)
  }, [id])
  if (task?.kind === 'write') return task.writing
  const last = board.workshop.writings.find((writing) => writing.id === lastId)
  if (task || !last || last.closedAt === null) return null
  return board.step === null || last.closedAt >= board.step.startedAt ? last : null
}

function NoPartner({ onReopen }: { onReopen: () => void }) {
  const { me, t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (me.partnerId !== null || me.role !== 'editor') return null
  return (
    <>
      <Notice
        title={t('room.noPartner')}
        action={<Button onClick={() => setOpen(true)}>{t('room.noPartner.choose')}</Button>}
      >
        {t('room.noPartner.text')}
      </Notice>
      {isOpen && (
        <Suspense fallback={null}>
          <MeDialog onClose={() => setOpen(false)} onChanged={onReopen} />
        </Suspense>
      )}
    </>
  )
}

type TaskListProps = {
  tasks: readonly RoomTask[]
  current: string | undefined
  finished: ReadonlySet<string>
  onChoose: (id: string) => void
}

/** Several things are open at once: one of them is in front. */
function TaskList({ tasks, current, finished, onChoose }: TaskListProps) {
  const { board, t } = useBoard()
  return (
    <ul className={styles.tasks} aria-label={t('room.tasks')}>
      {tasks.map((task) => (
        <li key={task.id}>
          <button type="button" aria-pressed={task.id === current} onClick={() => onChoose(task.id)}>
            <span>{task.kind === 'write' ? task.writing.question : widgetName(board, task.round.widget, t)}</span>
            {finished.has(task.id) && <Badge tone="good">{t('room.tasks.finished')}</Badge>}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What the facilitator shows, in words. */
function StepNow() {
  const { board, boardId, me, t } = useBoard()
  const { step } = board
  const current = step ? sheetOf(board, step.template).find(({ id }) => id === step.step) : undefined
  if (!step || !current) {
    const hasBegun = board.workshop.past.length > 0 || board.rounds.length > 0
    return (
      <EmptyBox title={t(hasBegun ? 'room.between' : 'room.notStarted')}>
        {t(hasBegun ? 'room.between.text' : me.role === 'viewer' ? 'room.notStarted.viewer' : 'room.notStarted.text')}
      </EmptyBox>
    )
  }
  const text = stepText(step.template, current, t)
  return (
    <section className={styles.card}>
      <p className={styles.kicker}>{instanceName(board, step.template, t)}</p>
      {text !== '' && <p>{text}</p>}
      <Link className={styles.more} href={documentPath(boardId, step.template)}>
        {t('room.step.read')}
      </Link>
    </section>
  )
}

/** The results of the step's own rounds, else of the round revealed last in it; and the decision taken last. */
function Found() {
  const { board, t } = useBoard()
  const { step } = board
  const current = step ? sheetOf(board, step.template).find(({ id }) => id === step.step) : undefined
  const own = (current?.rounds ?? []).filter((widget) => latestValues(board, widget) !== null)
  const latest = board.rounds
    .filter(({ state, revealedAt }) => state === 'revealed' && revealedAt !== null)
    .filter(({ revealedAt }) => !step || revealedAt! >= step.startedAt)
    .reduce<(typeof board.rounds)[number] | null>(
      (last, round) => (last === null || round.revealedAt! > last.revealedAt! ? round : last),
      null,
    )
  const widgets = own.length > 0 ? own : latest ? [latest.widget] : []
  const decision = board.workshop.decisions.findLast(({ supersededBy }) => supersededBy === null)
  const isSubject = (widget: string) => decision !== undefined && decision.widget === widget
  if (widgets.length === 0 && !decision) return null
  return (
    <>
      {decision && (!step || instanceOf(decision.widget) === step.template) && <DecisionCard decision={decision} />}
      {/* A decided vote is told by its decision. */}
      {widgets
        .filter((widget) => !isSubject(widget))
        .map((widget) => (
          <OutcomeCard key={widget} widget={widget} />
        ))}
      {widgets.length > 0 && <p className={styles.hint}>{t('room.result.hint')}</p>}
    </>
  )
}

function ToBoard() {
  const { boardId, t } = useBoard()
  return (
    <Link className={styles.toBoard} href={boardPath(boardId)}>
      <PanelsTopLeft size={16} aria-hidden />
      {t('room.toBoard')}
    </Link>
  )
}
