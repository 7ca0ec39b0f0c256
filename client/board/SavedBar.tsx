// The line across the board when work is not safely on the server. Amber: work goes on. Red: cannot be closed, offers a file.
import { readerLocale, useTranslate } from '../i18n.ts'
import type { SavedState } from '../sync/savedState.ts'
import { Button } from '../ui/Button.tsx'
import { formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './SavedBar.module.css'

export type SavedBarProps = {
  state: SavedState
  /** The file is being put together. */
  isBusy: boolean
  onSaveFile: () => void
  onReload: () => void
}

/** Why the server closed the board for good. */
const CLOSED: Partial<Record<string, string>> = {
  not_signed_in: 'saved.closed.session',
  not_allowed: 'saved.closed.removed',
  removed: 'access.closed.removed',
  board_unknown: 'saved.closed.deleted',
  board_deleted: 'saved.closed.deleted',
  board_epoch_changed: 'saved.closed.restored',
  bad_frame: 'access.closed.unreadable',
  too_large: 'access.closed.tooLarge',
}
/** Why it takes nothing at the moment. */
const AWAY: Partial<Record<string, string>> = {
  too_fast: 'access.away.tooFast',
  board_unreadable: 'access.away.unreadable',
  board_frozen: 'access.away.frozen',
  taken_control: 'rights.away',
  frame_locked: 'rights.away',
  not_yours: 'rights.away',
  template_fixed: 'rights.away',
}

function closedText({ because, hasUnsaved }: Extract<SavedState, { kind: 'problem' }>): string {
  if (CLOSED[because] === 'saved.closed.deleted') return 'refused.deleted.text'
  return hasUnsaved ? 'saved.closed.unsaved' : 'saved.closed.safe'
}

export function SavedBar({ state, isBusy, onSaveFile, onReload }: SavedBarProps) {
  const t = useTranslate()
  const saveFile = (
    <Button size="small" isBusy={isBusy} onClick={onSaveFile}>
      {t('saved.file')}
    </Button>
  )
  switch (state.kind) {
    case 'saved':
    case 'saving':
      return null
    case 'readOnly':
      return state.isNewer ? (
        <Notice
          className={styles.bar}
          tone="amber"
          title={t('canvas.newer.title')}
          action={
            // Only a new page brings the new version.
            <Button size="small" onClick={() => location.reload()}>
              {t('canvas.newer.reload')}
            </Button>
          }
        >
          {t('canvas.newer.text')}
        </Notice>
      ) : null
    case 'offline': {
      const title = t(AWAY[state.because ?? ''] ?? 'saved.offline.title')
      return state.hasUnsaved && !state.isKeptOnDevice ? (
        <Notice className={styles.bar} tone="alarm" title={title} action={saveFile}>
          {t('saved.offline.lost')}
        </Notice>
      ) : (
        <Notice className={styles.bar} tone="amber" title={title}>
          {t(state.isKeptOnDevice ? 'saved.offline.kept' : 'saved.offline.wait')}
        </Notice>
      )
    }
    case 'notSaved': {
      const since = formatTime(new Date(state.since), readerLocale())
      return state.isKeptOnDevice ? (
        <Notice className={styles.bar} tone="amber" title={t('saved.notSaved.since', { since })}>
          {t('saved.notSaved.kept')}
        </Notice>
      ) : (
        <Notice className={styles.bar} tone="alarm" title={t('saved.notSaved.since', { since })} action={saveFile}>
          {t('saved.notSaved.stop')}
        </Notice>
      )
    }
    case 'problem':
      return (
        <Notice
          className={styles.bar}
          tone="alarm"
          title={t(CLOSED[state.because] ?? 'saved.closed.other')}
          action={
            <span className={styles.actions}>
              <Button size="small" isBusy={isBusy} onClick={onSaveFile}>
                {t('access.copy')}
              </Button>
              <Button size="small" onClick={onReload}>
                {t('saved.reload')}
              </Button>
            </span>
          }
        >
          {t(closedText(state))}
        </Notice>
      )
  }
}
