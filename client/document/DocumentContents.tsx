// What stands on a template's part, to go to: folded up on a phone, beside the text on a wide screen.
import { ChevronRight } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useDocument } from './documentContext.ts'
import { documentPath } from './documentPlace.ts'
import styles from './DocumentContents.module.css'

export type ContentsEntry = { at: string; title: string }

/** Must be the width from which the style sheet puts it beside the text. */
const beside = matchMedia('(width >= 1340px)')

function useIsBeside(): boolean {
  return useSyncExternalStore(
    (listener) => {
      beside.addEventListener('change', listener)
      return () => beside.removeEventListener('change', listener)
    },
    () => beside.matches,
  )
}

export function DocumentContents({ entries }: { entries: readonly ContentsEntry[] }) {
  const { boardId, t } = useBoard()
  const { goTo } = useDocument()
  const isBeside = useIsBeside()
  const [isOpen, setOpen] = useState(false)
  const list = (
    <ul>
      {entries.map(({ at, title }) => (
        <li key={at}>
          <a
            href={documentPath(boardId, at)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              goTo(at)
            }}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <nav aria-label={t('document.contents')} className={styles.contents} data-open={isOpen || isBeside || undefined}>
      {!isBeside && (
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={16} aria-hidden />
          {t('document.contents.count', { count: entries.length })}
        </button>
      )}
      {(isOpen || isBeside) && list}
    </nav>
  )
}
