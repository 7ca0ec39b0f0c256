// What a facilitator does less often with the running step: more time, back, skip, end, change it.
import { MoreHorizontal } from 'lucide-react'
import type { TemplateId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import type { Agenda, MarkedStep } from './agendaState.ts'
import { editSheet } from './sheetWindow.ts'
import type { Steps } from './useSteps.ts'
import styles from './RunSheet.module.css'

type Props = { template: TemplateId; agenda: Agenda; current: MarkedStep; steps: Steps }

export function StepMenu({ template, agenda, current, steps }: Props) {
  const { board, t } = useBoard()
  const { step, number } = current
  const hasNext = number < agenda.steps.length
  return (
    <span className={styles.stepMenu}>
      <Menu
        align="end"
        trigger={
          <IconButton size="small" label={t('sheet.step.menu')} icon={<MoreHorizontal size={16} aria-hidden />} />
        }
      >
        {board.timer && (
          <MenuItem onSelect={() => steps.send({ command: 'addTime', seconds: 300 })}>{t('sheet.step.add5')}</MenuItem>
        )}
        {board.timer && (
          <MenuItem onSelect={() => steps.send({ command: 'stopTimer' })}>{t('sheet.step.noTimer')}</MenuItem>
        )}
        <MenuSeparator />
        {number > 1 && <MenuItem onSelect={() => steps.previous(template, step)}>{t('sheet.step.previous')}</MenuItem>}
        <MenuItem
          onSelect={() => steps.skip(template, step)}
          note={t(hasNext ? 'sheet.step.skip.note' : 'sheet.step.skip.last')}
        >
          {t('sheet.step.skip')}
        </MenuItem>
        <MenuItem onSelect={steps.end} note={t('sheet.step.end.note')}>
          {t('sheet.step.end')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => editSheet(template, step.id)}>{t('sheet.step.edit')}</MenuItem>
      </Menu>
    </span>
  )
}
