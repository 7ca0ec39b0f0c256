// The line across the board when work is not safely on the server. Amber: work goes on. Red: cannot be closed, offers a file.
import { REFUSALS } from '../../shared/errors.ts'
import { readerLocale, useTranslate } from '../i18n.ts'
import type { SavedState } from '../sync/savedState.ts'
import { Button } from '../ui/Button.tsx'
import { formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './SavedBar.module.css'

export type SavedBarProps = { state: SavedState; onSaveFile: () => void; onReload: () => void }

/** Close codes with words of their own. */
const CLOSED: Record<number, string> = {
  [REFUSALS.not_signed_in.close]: 'saved.closed.session',
  [REFUSALS.not_allowed.close]: 'saved.closed.removed',
  [REFUSALS.board_unknown.close]: 'saved.closed.deleted',
  [REFUSALS.board_deleted.close]: 'saved.closed.deleted',
  [REFUSALS.board_epoch_changed.close]: 'saved.closed.restored',
}

const isErased = (code: number): boolean => CLOSED[code] === 'saved.closed.deleted'

export function SavedBar({ state, onSaveFile, onReload }: SavedBarProps) {
  const t = useTranslate()
  const saveFile = (
    <Button size="small" onClick={onSaveFile}>
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
    case 'offline':
      return state.hasUnsaved && !state.isKeptOnDevice ? (
        <Notice className={styles.bar} tone="alarm" title={t('saved.offline.title')} action={saveFile}>
          {t('saved.offline.lost')}
        </Notice>
      ) : (
        <Notice className={styles.bar} tone="amber" title={t('saved.offline.title')}>
          {t(state.isKeptOnDevice ? 'saved.offline.kept' : 'saved.offline.wait')}
        </Notice>
      )
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
          title={t(CLOSED[state.code] ?? 'saved.closed.other')}
          action={
            <span className={styles.actions}>
              {state.hasUnsaved ? saveFile : null}
              <Button size="small" onClick={onReload}>
                {t('saved.reload')}
              </Button>
            </span>
          }
        >
          {t(
            isErased(state.code)
              ? 'refused.deleted.text'
              : state.hasUnsaved
                ? 'saved.closed.unsaved'
                : 'saved.closed.safe',
          )}
        </Notice>
      )
  }
}
