// One button for the tool of the running step. Rounds have their own controls below; talk needs none.
import { Eye, MessageSquareDashed, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { stepQuestion, stepText } from '../../shared/session/sheet.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { StartGroupsDialog } from '../attention/StartGroupsDialog.tsx'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { OpenWritingButton } from '../writing/OpenWritingButton.tsx'
import { toolOf } from './toolOf.ts'
import { useSessionCommand } from './useSessionCommand.ts'
import styles from './RunSheet.module.css'

type Props = { template: TemplateId; step: SheetStep; isUsed: boolean }

export function StepTool({ template, step, isUsed }: Props) {
  const { board, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const [isAsking, setAsking] = useState(false)
  const { groups, control, writings } = board.workshop
  const tool = toolOf(step)
  const variant = isUsed ? 'normal' : 'primary'
  const isRunning =
    (tool === 'writing' && writings.some(({ state }) => state === 'open')) ||
    (tool === 'groups' && groups !== null) ||
    (tool === 'tour' && control !== null)
  if (tool === 'none' || tool === 'rounds' || isRunning) return null
  return (
    <div className={styles.section}>
      <p className={styles.roundName}>{t(`sheet.tool.${step.method ?? 'M1'}`)}</p>
      <div className={styles.buttons}>
        {tool === 'writing' && (
          <OpenWritingButton
            template={template}
            step={step}
            variant={variant}
            className={styles.grow}
            icon={<MessageSquareDashed size={15} aria-hidden />}
          />
        )}
        {tool === 'groups' && (
          <Button
            variant={variant}
            className={styles.grow}
            icon={<UsersRound size={15} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('groups.start')}
          </Button>
        )}
        {tool === 'tour' && (
          <Button
            variant={variant}
            className={styles.grow}
            icon={<Eye size={15} aria-hidden />}
            isBusy={isBusy}
            onClick={() => send({ command: 'takeControl' })}
          >
            {t('sheet.tour.start')}
          </Button>
        )}
      </div>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {isAsking && (
        <StartGroupsDialog
          place={{ template, screen: step.screen }}
          question={stepQuestion(template, step, t) || stepText(template, step, t)}
          send={send}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
