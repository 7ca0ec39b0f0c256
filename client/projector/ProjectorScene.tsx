// The large part of the wall: what the step is, and under it what belongs there now.
import { useBoard } from '../board/boardContext.ts'
import { DecisionScene } from './DecisionScene.tsx'
import { GroupsScene } from './GroupsScene.tsx'
import { RoundsScene, WritingScene } from './ProgressScene.tsx'
import styles from './scene.module.css'
import { ResultScene } from './ResultScene.tsx'
import type { Scene } from './projectorScene.ts'
import { SceneHead, useStep } from './SceneHead.tsx'

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
      <p
        className={styles.text}
        data-length={step.text.length > 260 ? 'long' : step.text.length < 150 ? 'short' : undefined}
      >
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
