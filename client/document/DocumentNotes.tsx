// What people wrote on the canvas, as text: notes and labels by page and frame.
import { useEffect, useState } from 'react'
import { CATALOG, templateOf } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { elementId, NOTES } from './documentPlace.ts'
import { drawnPages, type DrawnPage } from './drawnTexts.ts'
import styles from './DocumentPage.module.css'

/** Read again at most once a frame of the screen, however fast others type. */
function useDrawnPages(): DrawnPage[] {
  const { doc } = useConnection()
  const [pages, setPages] = useState(() => drawnPages(doc.getMap('records')))
  useEffect(() => {
    const records = doc.getMap('records')
    let frame = 0
    const read = () => {
      frame = 0
      setPages(drawnPages(records))
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
  }, [doc])
  return pages
}

export function PageNotes({ pageId }: { pageId: string }) {
  const page = useDrawnPages().find(({ id }) => id === pageId)
  return <Notes page={page} level={4} />
}

/** Pages that belong to no template. */
export function DocumentNotes() {
  const { t } = useBoard()
  const pages = useDrawnPages().filter(({ id }) => !CATALOG.has(templateOf(id.slice('page:'.length))))
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
          <Notes page={page} level={4} />
        </section>
      ))}
    </>
  )
}

function Notes({ page, level }: { page: DrawnPage | undefined; level: 4 }) {
  const { t } = useBoard()
  if (!page || page.frames.length === 0) return <p className={styles.none}>{t('document.notes.none')}</p>
  const Heading = `h${level}` as const
  return page.frames.map((frame) => (
    <div key={frame.id ?? ''}>
      <Heading className={styles.frameName}>
        {frame.id === null ? t('document.notes.outside') : frame.name || t('document.notes.frame')}
      </Heading>
      <ul className={styles.notes}>
        {frame.texts.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </div>
  ))
}
