// Whether this person's work is safe, in a word. "Saved" is said only when the server has it on disk.
import { Check, Clock3, Eye, Lock, TriangleAlert } from 'lucide-react'
import { useTranslate } from '../i18n.ts'
import type { SavedState } from '../sync/savedState.ts'
import { classes } from '../ui/classes.ts'
import styles from './SavedBadge.module.css'

export type SavedBadgeProps = {
  state: SavedState
  /** Why nothing can be changed, when that is so. */
  readOnlyBecause: 'viewer' | 'frozen' | 'led' | 'newer'
}

export function SavedBadge({ state, readOnlyBecause }: SavedBadgeProps) {
  const t = useTranslate()
  const { icon: Icon, tone, text } = lookOf(state, readOnlyBecause)
  return (
    <span className={classes(styles.badge, styles[tone])} role="status">
      <Icon size={14} strokeWidth={state.kind === 'saved' ? 2.5 : 2} aria-hidden />
      {t(text)}
    </span>
  )
}

function lookOf(state: SavedState, readOnlyBecause: SavedBadgeProps['readOnlyBecause']) {
  switch (state.kind) {
    case 'saved':
      return { icon: Check, tone: 'good', text: 'saved.saved' }
    case 'saving':
      return { icon: Clock3, tone: 'calm', text: 'saved.saving' }
    case 'notSaved':
      return { icon: TriangleAlert, tone: state.isKeptOnDevice ? 'amber' : 'red', text: 'saved.notSaved' }
    case 'offline':
      return { icon: TriangleAlert, tone: 'amber', text: 'saved.offline' }
    case 'readOnly':
      return {
        icon: readOnlyBecause === 'viewer' ? Eye : Lock,
        tone: 'calm',
        text: `saved.readOnly.${readOnlyBecause}`,
      }
    case 'problem':
      return { icon: TriangleAlert, tone: 'red', text: state.hasUnsaved ? 'saved.notSaved' : 'saved.closed' }
  }
}
