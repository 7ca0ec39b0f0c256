// The large part of the wall: what the step is, and under it what belongs there now.
import { sheetOf, stepText, stepTitle } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { DecisionScene } from './DecisionScene.tsx'
import { GroupsScene } from './GroupsScene.tsx'
import { RoundsScene, WritingScene } from './ProgressScene.tsx'
import styles from './Projector.module.css'
import { ResultScene } from './ResultScene.tsx'
import type { Scene } from './projectorScene.ts'

export function ProjectorScene({ scene }: { scene: Scene }) {
  switch (scene.at) {
    case 'welcome':
      return <Welcome />
    case 'step':
      return scene.isOver ? <Between /> : <StepScene />
    case 'writing':
      return <WritingScene writing={scene.writing} />
    case 'rounds':
      return <RoundsScene rounds={scene.rounds} />
    case 'groups':
      return <GroupsScene groups={scene.groups} />
    case 'result':
      return <ResultScene key={scene.round.id} round={scene.round} />
    case 'decision':
      return <DecisionScene decision={scene.decision} />
  }
}

/** Number and title of the running step, or the words a scene brings itself. */
export function SceneHead({ title, kicker }: { title: string; kicker?: string | null }) {
  const step = useStep()
  const { t } = useBoard()
  const over =
    kicker ?? (step ? t('projector.step', { number: step.number, total: step.total, title: step.title }) : null)
  return (
    <header className={styles.sceneHead}>
      {over ? <p className={styles.kicker}>{over}</p> : null}
      <h1 data-length={title.length > 60 ? 'long' : undefined}>{title}</h1>
    </header>
  )
}

type StepWords = { number: number; total: number; title: string; text: string; mode: string }

function useStep(): StepWords | null {
  const { board, t } = useBoard()
  const { step } = board
  if (!step) return null
  const sheet = sheetOf(board, step.template)
  const place = sheet.findIndex(({ id }) => id === step.step)
  const found = sheet[place]
  if (!found) return null
  return {
    number: place + 1,
    total: sheet.length,
    title: stepTitle(step.template, found, t),
    text: stepText(step.template, found, t),
    mode: t(`facilitation.mode.${found.mode}`),
  }
}

function StepScene() {
  const { t } = useBoard()
  const step = useStep()
  if (!step) return <Between />
  return (
    <>
      <SceneHead
        kicker={t('facilitation.step.kicker', { number: step.number, total: step.total, mode: step.mode })}
        title={step.title}
      />
      <p className={styles.text} data-length={step.text.length > 260 ? 'long' : undefined}>
        {step.text}
      </p>
    </>
  )
}

function Welcome() {
  const { board, t } = useBoard()
  return (
    <>
      <SceneHead kicker={board.consortium.name} title={board.title} />
      <p className={styles.text}>{t('projector.welcome')}</p>
    </>
  )
}

function Between() {
  const { t } = useBoard()
  return <SceneHead title={t('projector.between')} />
}
