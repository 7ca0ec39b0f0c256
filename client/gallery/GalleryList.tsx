// The templates in the order of the chosen series, with how far this board is with each. Arrow keys go through them.
import { useRef, type KeyboardEvent } from 'react'
import { instancesOf } from '../../shared/board/instances.ts'
import { templateProgress, type TemplateProgress } from '../../shared/board/templateProgress.ts'
import { CATALOG, type TemplateId } from '../../shared/catalog.ts'
import { templatesOf, type Series } from '../../shared/templateSeries.ts'
import { useTranslate } from '../i18n.ts'
import { Badge } from '../ui/Badge.tsx'
import { classes } from '../ui/classes.ts'
import type { GalleryPlace } from './galleryPlace.ts'
import styles from './TemplateGallery.module.css'

export type GalleryListProps = {
  series: Series
  place: GalleryPlace
  shown: TemplateId
  next: TemplateId | null
  onShow: (template: TemplateId) => void
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export function GalleryList({ series, place, shown, next, onShow }: GalleryListProps) {
  const t = useTranslate()
  const nav = useRef<HTMLElement>(null)
  const inSeries = templatesOf(series)
  const others = [...CATALOG.keys()].filter((id) => !inSeries.includes(id))

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(nav.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : at + (STEP[event.key] ?? 0)
    if (at < 0 || to === at || !buttons[to]) return
    event.preventDefault()
    buttons[to].focus()
  }

  const row = (template: TemplateId) => (
    <li key={template}>
      <button
        type="button"
        data-template={template}
        className={classes(styles.row, template === shown && styles.shown)}
        aria-current={template === shown ? 'true' : undefined}
        onClick={() => onShow(template)}
      >
        <RowSign template={template} place={place} />
        <span className={styles.rowWords}>
          <strong>
            {template} {t(`${template}.name`)}
          </strong>
          <span>
            {[
              t('home.templates.minutes', { count: CATALOG.get(template)?.minutes ?? 0 }),
              ...(place.kind === 'board' ? [stateWords(place.board, template, t)] : []),
            ].join(', ')}
          </span>
        </span>
        {template === next ? <Badge tone="action">{t('gallery.isNext')}</Badge> : null}
      </button>
    </li>
  )

  return (
    <nav className={styles.list} aria-label={t('gallery.list')} ref={nav} onKeyDown={onKeyDown}>
      <ol>{inSeries.map(row)}</ol>
      {others.length > 0 && (
        <>
          <h3 className={styles.othersHead}>{t('gallery.others')}</h3>
          <ul>{others.map(row)}</ul>
        </>
      )}
    </nav>
  )
}

type BoardOf = Extract<GalleryPlace, { kind: 'board' }>['board']

function stateWords(board: BoardOf, template: TemplateId, t: ReturnType<typeof useTranslate>): string {
  const pages = instancesOf(board, template).length
  const state = t(`gallery.state.${templateProgress(board, template)}`)
  return pages > 1 ? `${t('gallery.pages', { count: pages })}, ${state}` : state
}

/** Full, half or dashed: the signs of the coverage strip, with words beside them. */
function RowSign({ template, place }: { template: TemplateId; place: GalleryPlace }) {
  const state: TemplateProgress =
    place.kind === 'board'
      ? templateProgress(place.board, template)
      : place.chosen.includes(template)
        ? 'decided'
        : 'missing'
  return <span className={classes(styles.sign, styles[state])} aria-hidden />
}
