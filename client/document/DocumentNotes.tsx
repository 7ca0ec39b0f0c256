// What people wrote on the canvas, as text: notes and labels by page and frame, to read, to change, to add and to delete.
import { Lock, Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DrawingRefusal } from '../../shared/board/drawingRights.ts'
import { CATALOG, templateOf } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { MAX_BOARD_SHAPES } from '../board/limitShapes.ts'
import { newItemId } from '../newItemId.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useDocument } from './documentContext.ts'
import { elementId, NOTES, placeOfDrawing } from './documentPlace.ts'
import { drawnPages, type DrawnFrame, type DrawnPage, type DrawnText } from './drawnTexts.ts'
import { drawnWordsOf } from './drawnWords.ts'
import { addNote, removeDrawing } from './noteRecords.ts'
import { OnBoardLink } from './OnBoardLink.tsx'
import { WordsField } from './WordsField.tsx'
import pageStyles from './DocumentPage.module.css'
import styles from './DocumentNotes.module.css'

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
      <header className={pageStyles.sectionHead}>
        <h2 id={elementId(NOTES)} tabIndex={-1}>
          {t('document.notes')}
        </h2>
      </header>
      {pages.length === 0 && <p className={pageStyles.none}>{t('document.notes.none')}</p>}
      {pages.map((page) => (
        <section key={page.id} className={pageStyles.widget}>
          <h3 id={elementId(page.id)}>{page.name}</h3>
          <Notes page={page} edited={edited} onEdit={setEdited} />
        </section>
      ))}
    </>
  )
}

function Notes({ page, ...editing }: { page: DrawnPage | undefined } & Editing) {
  const { t } = useBoard()
  if (!page) return <p className={pageStyles.none}>{t('document.notes.none')}</p>
  // A page without frames takes notes itself.
  const frames = page.frames.length > 0 ? page.frames : [{ id: null, name: '', isLocked: false, texts: [] }]
  return frames.map((frame) => <Frame key={frame.id ?? ''} page={page} frame={frame} {...editing} />)
}

function Frame({ page, frame, ...editing }: { page: DrawnPage; frame: DrawnFrame } & Editing) {
  const { t } = useBoard()
  const isPage = frame.id === null
  const name = isPage ? t('document.notes.outside') : frame.name || t('document.notes.frame')
  const place = frame.id === null ? null : placeOfDrawing(page.id, frame.id)
  return (
    <div className={styles.frame}>
      {/* What stands on a page without frames needs no heading of its own. */}
      {(!isPage || page.frames.length > 1) && (
        <header className={styles.head}>
          <h4 id={place === null ? undefined : elementId(place)} tabIndex={place === null ? undefined : -1}>
            {name}
          </h4>
          {place !== null && <OnBoardLink at={place} name={name} />}
        </header>
      )}
      {frame.texts.length === 0 ? (
        <p className={pageStyles.none}>{t('document.notes.none')}</p>
      ) : (
        <ul className={styles.notes}>
          {frame.texts.map((drawn) => (
            <Note key={drawn.id} page={page.id} drawn={drawn} {...editing} />
          ))}
        </ul>
      )}
      {!frame.isLocked && (
        <AddNote parent={frame.id ?? page.id} name={isPage ? page.name : name} onEdit={editing.onEdit} />
      )}
    </div>
  )
}

function AddNote({ parent, name, onEdit }: { parent: string; name: string; onEdit: Editing['onEdit'] }) {
  const { canEdit, t } = useBoard()
  const { doc, rights } = useConnection()
  const { undo } = useDocument()
  if (!canEdit || rights.whyNotInto(parent) !== null) return null
  const isFull = doc.getMap('records').size >= MAX_BOARD_SHAPES
  return (
    <div>
      <Button
        size="small"
        icon={<Plus size={15} aria-hidden />}
        aria-label={t('document.note.addTo', { name })}
        disabledReason={isFull ? t('canvas.limit.board') : null}
        onClick={() => {
          const id = `shape:${newItemId()}`
          undo.changeRecords(() => addNote(doc, parent, id))
          onEdit(id)
        }}
      >
        {t('document.note.add')}
      </Button>
    </div>
  )
}

/** As much of a note as names it. */
const LABEL_LENGTH = 60

function Note({ page, drawn, edited, onEdit }: { page: string; drawn: DrawnText } & Editing) {
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
  const text = drawn.text.slice(0, LABEL_LENGTH) || t('document.note.empty')
  const label = t('document.note.edit', { text })
  const at = placeOfDrawing(page, drawn.id)
  return (
    <li ref={line} id={elementId(at)} tabIndex={-1} data-note={drawn.id}>
      {isEdited ? (
        <>
          <WordsField shapeId={drawn.id} words={words} label={label} onDone={() => onEdit(null)} />
          <Button onClick={() => onEdit(null)}>{t('document.note.done')}</Button>
          <DeleteNote id={drawn.id} text={text} line={line} />
        </>
      ) : (
        <>
          <p>{drawn.text || t('document.note.empty')}</p>
          <OnBoardLink at={at} name={text} />
          {canEdit && words !== null && why === null && (
            <IconButton label={label} icon={<Pencil size={15} aria-hidden />} onClick={() => onEdit(drawn.id)} />
          )}
          {canEdit && words !== null && why !== null && <Locked why={why} />}
        </>
      )}
    </li>
  )
}

type DeleteProps = { id: string; text: string; line: React.RefObject<HTMLLIElement | null> }

/** Asks once more in the same place, as items do. */
function DeleteNote({ id, text, line }: DeleteProps) {
  const { t } = useBoard()
  const { doc } = useConnection()
  const { undo, announce } = useDocument()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button
        icon={<Trash2 size={15} aria-hidden />}
        aria-label={t('document.note.delete', { text })}
        onClick={() => setAsking(true)}
      >
        {t('widgets.list.delete')}
      </Button>
    )
  return (
    <div className={styles.asking} role="group" aria-label={t('document.note.deleteAsk')}>
      <span>{t('document.note.deleteAsk')}</span>
      <Button
        variant="danger"
        onClick={() => {
          // The line goes; who works by keyboard goes on at the next one, or where a note is added.
          const frame = line.current?.parentElement?.parentElement
          const next = line.current?.nextElementSibling ?? line.current?.previousElementSibling
          const target = next?.querySelector('button') ?? frame?.querySelector<HTMLElement>(':scope > div button')
          undo.changeRecords(() => removeDrawing(doc, id))
          announce(t('document.note.deleted'))
          target?.focus()
        }}
      >
        {t('widgets.list.delete')}
      </Button>
      <Button autoFocus onClick={() => setAsking(false)}>
        {t('widgets.list.keep')}
      </Button>
    </div>
  )
}

function Locked({ why }: { why: DrawingRefusal }) {
  const { t } = useBoard()
  const words = t(why === 'not_yours' ? 'document.note.others' : 'document.note.locked')
  return (
    <span className={styles.locked} title={words}>
      <Lock size={15} role="img" aria-label={words} />
    </span>
  )
}
