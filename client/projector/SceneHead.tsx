// The large words at the top of each scene, and the running step they are about.
import { sheetOf, stepText, stepTitle } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import styles from './SceneHead.module.css'

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

/** The running step in words, or null. */
export function useStep(): StepWords | null {
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
