// Says that something asked for in the menu is under way, or that it did not work and what to do.
import { X } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'
import styles from './SavedBar.module.css'
import type { BoardTasks } from './useBoardTasks.ts'

export function TaskBar({ tasks }: { tasks: BoardTasks }) {
  const { t } = useBoard()
  const { now } = tasks
  if (now.state === 'idle') return null
  if (now.state === 'running')
    return (
      <Notice
        className={styles.bar}
        action={
          now.stop ? (
            <Button size="small" onClick={now.stop}>
              {t('task.stop')}
            </Button>
          ) : undefined
        }
      >
        {t(`task.${now.task}.running`)}
        {now.progress === undefined ? '' : ` ${Math.round(now.progress * 100)} %`}
      </Notice>
    )
  return (
    <Notice
      className={styles.bar}
      tone="red"
      action={
        <span className={styles.actions}>
          <Button size="small" onClick={now.retry}>
            {t('ui.retry')}
          </Button>
          <IconButton size="small" label={t('ui.close')} icon={<X size={16} aria-hidden />} onClick={tasks.dismiss} />
        </span>
      }
    >
      {now.message}
    </Notice>
  )
}
