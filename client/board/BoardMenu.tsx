// Everything about the board that is not its content.
import {
  Download,
  EyeOff,
  FileText,
  Gavel,
  History,
  House,
  Image,
  Info,
  Keyboard,
  Lock,
  LockOpen,
  Menu as MenuIcon,
  Pencil,
  Presentation,
  ScrollText,
  Table,
  Trash2,
  Upload,
  UserRound,
  Users,
} from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { openDecisionLog } from '../decisions/decisionWindow.ts'
import { documentPath } from '../document/documentPlace.ts'
import { openPictures } from '../export/picturesWindow.ts'
import { TablesDialog } from '../export/TablesDialog.tsx'
import { PeopleDialog } from '../people/PeopleDialog.tsx'
import { openImport } from '../importing/importWindow.ts'
import { openProjector } from '../projector/openProjector.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { AboutDialog } from './AboutDialog.tsx'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { HiddenDialog } from './HiddenDialog.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { MeDialog } from './MeDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { selectedPlace } from './selectedPlace.ts'
import type { BoardTasks } from './useBoardTasks.ts'

type OpenDialog = 'rename' | 'me' | 'shortcuts' | 'about' | 'history' | 'delete' | 'hidden' | 'people' | 'tables' | null

export type BoardMenuProps = {
  tasks: BoardTasks
  /** The own name or partner changed on the server. */
  onMeChanged: () => void
  trigger?: ReactElement
}

export function BoardMenu({ tasks, onMeChanged, trigger }: BoardMenuProps) {
  const { t, board, boardId, me, canEdit, canFacilitate } = useBoard()
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const { editor, hidden, template } = useCanvas()
  const isRunning = tasks.now.state === 'running'
  const close = () => setDialog(null)
  const toHome = () => navigate('/')
  return (
    <>
      <Menu trigger={trigger ?? <IconButton label={t('board.menu')} icon={<MenuIcon size={18} aria-hidden />} />}>
        <MenuItem icon={<House size={16} aria-hidden />} onSelect={toHome}>
          {t('app.toHome')}
        </MenuItem>
        <MenuSeparator />
        {canFacilitate && (
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => setDialog('rename')}>
            {t('board.rename')}
          </MenuItem>
        )}
        <MenuItem
          icon={<ScrollText size={16} aria-hidden />}
          note={t('document.open.note')}
          onSelect={() => navigate(documentPath(boardId, (editor && selectedPlace(editor)) ?? template ?? undefined))}
        >
          {t('document.open')}
        </MenuItem>
        <MenuItem
          icon={<Presentation size={16} aria-hidden />}
          note={t('projector.open.note')}
          onSelect={() => openProjector(boardId)}
        >
          {t('projector.open')}
        </MenuItem>
        <MenuItem
          icon={<Users size={16} aria-hidden />}
          note={t('people.open.note')}
          onSelect={() => setDialog('people')}
        >
          {t('people.open')}
        </MenuItem>
        <MenuItem
          icon={<FileText size={16} aria-hidden />}
          isDisabled={isRunning}
          note={t('board.exportPdf.note')}
          onSelect={tasks.exportPdf}
        >
          {t('board.exportPdf')}
        </MenuItem>
        <MenuItem icon={<Image size={16} aria-hidden />} note={t('pictures.open.note')} onSelect={() => openPictures()}>
          {t('pictures.open')}
        </MenuItem>
        <MenuItem
          icon={<Table size={16} aria-hidden />}
          note={t('tables.open.note')}
          onSelect={() => setDialog('tables')}
        >
          {t('tables.open')}
        </MenuItem>
        {canEdit && (
          <MenuItem icon={<Upload size={16} aria-hidden />} note={t('import.open.note')} onSelect={() => openImport()}>
            {t('import.open')}
          </MenuItem>
        )}
        {canFacilitate && (
          <MenuItem
            icon={<Download size={16} aria-hidden />}
            isDisabled={isRunning}
            note={t('board.download.note')}
            onSelect={tasks.downloadBoard}
          >
            {t('board.download')}
          </MenuItem>
        )}
        {canFacilitate && (
          <MenuItem
            icon={board.isFrozen ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
            isDisabled={isRunning}
            note={t(board.isFrozen ? 'board.unfreeze.note' : 'board.freeze.note')}
            onSelect={() => tasks.setFrozen(!board.isFrozen)}
          >
            {t(board.isFrozen ? 'board.unfreeze' : 'board.freeze')}
          </MenuItem>
        )}
        <MenuItem
          icon={<Gavel size={16} aria-hidden />}
          note={t('decisions.count', { count: board.workshop.decisions.length })}
          onSelect={() => openDecisionLog()}
        >
          {t('decisions.title')}
        </MenuItem>
        {canFacilitate && (
          <MenuItem
            icon={<History size={16} aria-hidden />}
            note={t('history.open.note')}
            onSelect={() => setDialog('history')}
          >
            {t('history.open')}
          </MenuItem>
        )}
        {canFacilitate && hidden.ids.length > 0 && (
          <MenuItem icon={<EyeOff size={16} aria-hidden />} onSelect={() => setDialog('hidden')}>
            {t('canvas.hidden', { count: hidden.ids.length })}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<UserRound size={16} aria-hidden />} note={me.name} onSelect={() => setDialog('me')}>
          {t('board.me')}
        </MenuItem>
        <MenuItem icon={<Keyboard size={16} aria-hidden />} onSelect={() => setDialog('shortcuts')}>
          {t('board.shortcuts')}
        </MenuItem>
        <MenuItem icon={<Info size={16} aria-hidden />} onSelect={() => setDialog('about')}>
          {t('board.about')}
        </MenuItem>
        {canFacilitate && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={16} aria-hidden />} isDanger onSelect={() => setDialog('delete')}>
              {t('board.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === 'rename' && <RenameDialog onClose={close} />}
      {dialog === 'me' && <MeDialog onClose={close} onChanged={onMeChanged} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog === 'about' && <AboutDialog onClose={close} />}
      {dialog === 'people' && <PeopleDialog onClose={close} />}
      {dialog === 'tables' && <TablesDialog onClose={close} />}
      {dialog === 'hidden' && <HiddenDialog hidden={hidden} onClose={close} />}
      {dialog === 'history' && <HistoryDialog onClose={close} />}
      {dialog === 'delete' && <DeleteDialog onClose={close} onDeleted={toHome} />}
    </>
  )
}
