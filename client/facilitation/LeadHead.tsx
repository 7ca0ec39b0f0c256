// The head of the run-sheet for who leads: the workshop's tools, "bring everyone here", and who may change what.
import { Eye, LayoutGrid, LocateFixed, Lock, LockOpen, Pencil, Presentation, Projector, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import { SpotlightDialog } from '../attention/SpotlightDialog.tsx'
import { StartGroupsDialog } from '../attention/StartGroupsDialog.tsx'
import { useBringEveryone } from '../attention/useBringEveryone.ts'
import { useBoard } from '../board/boardContext.ts'
import { openProjector } from '../projector/openProjector.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { editSheet } from './sheetWindow.ts'
import { ToneMenuItem } from './ToneSwitch.tsx'
import { useSessionCommand } from './useSessionCommand.ts'
import styles from './RunSheet.module.css'

export function LeadHead({ template }: { template: TemplateId | null }) {
  const { t } = useBoard()
  const { send, refusal } = useSessionCommand()
  const bring = useBringEveryone(send)
  return (
    <>
      <ToolsMenu template={template} send={send} />
      <IconButton
        size="small"
        label={t('attention.bring')}
        title={t('attention.bring.title')}
        icon={<LocateFixed size={16} aria-hidden />}
        onClick={bring}
      />
      <RightsMenu send={send} />
      {refusal && (
        <p className={styles.headRefusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}

type Send = ReturnType<typeof useSessionCommand>['send']

function ToolsMenu({ template, send }: { template: TemplateId | null; send: Send }) {
  const { board, boardId, t } = useBoard()
  const [asks, setAsks] = useState<'spotlight' | 'groups' | null>(null)
  const { control, groups } = board.workshop
  const running = board.step?.template === template ? board.step.step : null
  const first = template === null ? undefined : sheetOf(board, template)[0]
  const screen =
    template === null ? undefined : (sheetOf(board, template).find(({ id }) => id === running) ?? first)?.screen
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton size="small" label={t('sheet.tools')} icon={<LayoutGrid size={16} aria-hidden />} />}
      >
        <MenuLabel>{t('sheet.tools.views')}</MenuLabel>
        <MenuItem
          icon={<Eye size={16} aria-hidden />}
          note={control ? undefined : t('attention.control.take.note')}
          onSelect={() => send({ command: control ? 'release' : 'takeControl' })}
        >
          {t(control ? 'attention.control.release' : 'attention.control.take')}
        </MenuItem>
        <MenuItem
          icon={<Presentation size={16} aria-hidden />}
          note={t('attention.spotlight.note')}
          onSelect={() => setAsks('spotlight')}
        >
          {t('attention.spotlight')}
        </MenuItem>
        <MenuItem
          icon={<Projector size={16} aria-hidden />}
          note={t('projector.open.note')}
          onSelect={() => openProjector(boardId)}
        >
          {t('projector.open')}
        </MenuItem>
        <MenuSeparator />
        {template !== null && (
          <MenuItem
            icon={<UsersRound size={16} aria-hidden />}
            isDisabled={groups !== null}
            note={groups ? t('groups.running') : t('groups.start.note')}
            onSelect={() => setAsks('groups')}
          >
            {t('groups.start')}
          </MenuItem>
        )}
        {template !== null && (
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => editSheet(template)}>
            {t('sheet.edit')}
          </MenuItem>
        )}
        <ToneMenuItem />
      </Menu>
      {asks === 'spotlight' && <SpotlightDialog send={send} onClose={() => setAsks(null)} />}
      {asks === 'groups' && template !== null && (
        <StartGroupsDialog
          place={screen === undefined ? { template } : { template, screen }}
          question=""
          send={send}
          onClose={() => setAsks(null)}
        />
      )}
    </>
  )
}

/** Who may change what; the relay keeps to it. */
function RightsMenu({ send }: { send: Send }) {
  const { board, t } = useBoard()
  const { notes, locks } = board.workshop
  const value = board.isFrozen ? 'nobody' : notes === 'own' ? 'own' : 'all'
  const isOpen = value === 'all' && locks.length === 0
  const choose = (wanted: string) => {
    if (wanted === value) return
    if (wanted === 'nobody') return send({ command: 'freeze' })
    send(...(board.isFrozen ? [{ command: 'unfreeze' } as const] : []), {
      command: 'setNotes',
      notes: wanted === 'own' ? 'own' : 'everyones',
    })
  }
  const Sign = isOpen ? LockOpen : Lock
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          label={t('sheet.rights.menu', { state: t(`sheet.rights.${value}`) })}
          isPressed={!isOpen}
          icon={<Sign size={16} aria-hidden />}
        />
      }
    >
      <MenuLabel>{t('sheet.rights.title')}</MenuLabel>
      <MenuChoice
        value={value}
        onChange={choose}
        options={(['all', 'own', 'nobody'] as const).map((right) => ({
          value: right,
          label: t(`sheet.rights.${right}`),
          note: t(`sheet.rights.${right}.note`),
        }))}
      />
      {locks.length > 0 && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={<LockOpen size={16} aria-hidden />}
            onSelect={() => send(...locks.map(({ frame }) => ({ command: 'unlockFrame', frame }) as const))}
          >
            {t('sheet.rights.unlockAll', { count: locks.length })}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
