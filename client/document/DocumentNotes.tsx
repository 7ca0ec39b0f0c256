// What people wrote on the canvas, as text: notes and labels by page and frame, to read and to change.
import { Lock, Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DrawingRefusal } from '../../shared/board/drawingRights.ts'
import { CATALOG, templateOf } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { elementId, NOTES } from './documentPlace.ts'
import { drawnPages, type DrawnPage, type DrawnText } from './drawnTexts.ts'
import { drawnWordsOf } from './drawnWords.ts'
import { WordsField } from './WordsField.tsx'
import styles from './DocumentPage.module.css'

/** Read again at most once a frame of the screen, however fast others type. */
function useDrawnPages(edited: string | null): DrawnPage[] {
  const { doc } = useConnection()
  const [pages, setPages] = useState(() => drawnPages(doc.getMap('records')))
  useEffect(() => {
    const records = doc.getMap('records')
    let frame = 0
    const read = () => {
      frame = 0
      setPages(drawnPages(records, edited))
    }
    const changed = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    records.observeDeep(changed)
    changed()
    return () => {
      records.unobserveDeep(changed)
      cancelAnimationFrame(frame)
    }
  }, [doc, edited])
  return pages
}

type Editing = { edited: string | null; onEdit: (id: string | null) => void }

export function PageNotes({ pageId }: { pageId: string }) {
  const [edited, setEdited] = useState<string | null>(null)
  const page = useDrawnPages(edited).find(({ id }) => id === pageId)
  return <Notes page={page} edited={edited} onEdit={setEdited} />
}

/** Pages that belong to no template. */
export function DocumentNotes() {
  const { t } = useBoard()
  const [edited, setEdited] = useState<string | null>(null)
  const pages = useDrawnPages(edited).filter(({ id }) => !CATALOG.has(templateOf(id.slice('page:'.length))))
  return (
    <>
      <header className={styles.sectionHead}>
        <h2 id={elementId(NOTES)} tabIndex={-1}>
          {t('document.notes')}
        </h2>
      </header>
      {pages.length === 0 && <p className={styles.none}>{t('document.notes.none')}</p>}
      {pages.map((page) => (
        <section key={page.id} className={styles.widget}>
          <h3 id={elementId(page.id)}>{page.name}</h3>
          <Notes page={page} edited={edited} onEdit={setEdited} />
        </section>
      ))}
    </>
  )
}

function Notes({ page, ...editing }: { page: DrawnPage | undefined } & Editing) {
  const { t } = useBoard()
  if (!page || page.frames.length === 0) return <p className={styles.none}>{t('document.notes.none')}</p>
  return page.frames.map((frame) => (
    <div key={frame.id ?? ''}>
      <h4 className={styles.frameName}>
        {frame.id === null ? t('document.notes.outside') : frame.name || t('document.notes.frame')}
      </h4>
      <ul className={styles.notes}>
        {frame.texts.map((drawn) => (
          <Note key={drawn.id} drawn={drawn} {...editing} />
        ))}
      </ul>
    </div>
  ))
}

function Note({ drawn, edited, onEdit }: { drawn: DrawnText } & Editing) {
  const { canEdit, t } = useBoard()
  const { doc, rights } = useConnection()
  const line = useRef<HTMLLIElement>(null)
  const words = drawnWordsOf(doc, drawn.id)
  const why = drawn.isLocked ? 'frame_locked' : rights.whyNotDrawing(drawn.id)
  const isEdited = edited === drawn.id && canEdit && words !== null && why === null
  const wasEdited = useRef(false)
  useEffect(() => {
    if (wasEdited.current && !isEdited) line.current?.querySelector('button')?.focus()
    wasEdited.current = isEdited
  }, [isEdited])
  const label = t('document.note.edit', { text: drawn.text.slice(0, LABEL_LENGTH) || t('document.note.empty') })
  return (
    <li ref={line} data-note={drawn.id}>
      {isEdited ? (
        <>
          <WordsField shapeId={drawn.id} words={words} label={label} onDone={() => onEdit(null)} />
          <Button onClick={() => onEdit(null)}>{t('document.note.done')}</Button>
        </>
      ) : (
        <>
          <p>{drawn.text || t('document.note.empty')}</p>
          {canEdit && words !== null && why === null && (
            <IconButton label={label} icon={<Pencil size={15} aria-hidden />} onClick={() => onEdit(drawn.id)} />
          )}
          {canEdit && words !== null && why !== null && <Locked why={why} />}
        </>
      )}
    </li>
  )
}

/** As much of a note as names it. */
const LABEL_LENGTH = 60

function Locked({ why }: { why: DrawingRefusal }) {
  const { t } = useBoard()
  const words = t(why === 'not_yours' ? 'document.note.others' : 'document.note.locked')
  return (
    <span className={styles.locked} title={words}>
      <Lock size={15} role="img" aria-label={words} />
    </span>
  )
}
