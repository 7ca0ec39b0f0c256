// All templates: what each is for, in which order to work, and what is done on this board. Opened from a board and at home.
import { useEffect, useRef, useState } from 'react'
import { seriesProgress } from '../../shared/board/templateProgress.ts'
import { CATALOG, type TemplateId } from '../../shared/catalog.ts'
import { SERIES, SHORTEST_SERIES, templatesOf, type Series } from '../../shared/templateSeries.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { formatNumber } from '../ui/format.ts'
import { GalleryList } from './GalleryList.tsx'
import type { GalleryPlace } from './galleryPlace.ts'
import styles from './TemplateGallery.module.css'
import { TemplateSheet } from './TemplateSheet.tsx'

export function TemplateGallery({ place, onClose }: { place: GalleryPlace; onClose: () => void }) {
  const t = useTranslate()
  const [series, setSeries] = useState<Series>(() => firstSeries(place))
  // On a phone list and sheet are one after the other: nothing opened shows the list.
  const [opened, setOpened] = useState<TemplateId | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const left = useRef<TemplateId | null>(null)
  const progress = place.kind === 'board' ? seriesProgress(place.board, series) : null
  const next = progress?.next ?? null
  const shown = opened ?? next ?? templatesOf(series)[0] ?? [...CATALOG.keys()][0]!

  useEffect(() => {
    body.current?.querySelector(`.${styles.sheet}`)?.scrollTo(0, 0)
  }, [shown])

  // Where one takes the other's place, what had the focus is gone with it.
  useEffect(() => {
    const root = body.current
    if (opened !== null && root?.querySelector('nav')?.offsetParent === null) {
      root.closest('[role="dialog"]')?.scrollIntoView({ block: 'start' })
      root.querySelector<HTMLElement>('#gallery-sheet')?.focus({ preventScroll: true })
    } else if (opened === null && left.current !== null) {
      root?.querySelector<HTMLElement>(`[data-template="${left.current}"]`)?.focus()
    }
    left.current = opened
  }, [opened])

  return (
    <Dialog isOpen onClose={onClose} title={t('gallery.title')} description={t('gallery.text')} size="page">
      <div className={classes(styles.series, opened !== null && styles.isBehind)}>
        <div role="group" aria-label={t('gallery.series')} className={styles.switch}>
          {SERIES.map((one) => (
            <Button key={one.id} size="small" isPressed={one.id === series.id} onClick={() => setSeries(one)}>
              {t(`gallery.series.${one.id}`)}
            </Button>
          ))}
        </div>
        <p className={styles.seriesText}>
          {t(`gallery.series.${series.id}.text`)} {t('gallery.series.total', { hours: hoursOf(series) })}{' '}
          {progress ? (
            <strong>
              {t('gallery.progress', { decided: progress.decided, total: progress.steps.length })}{' '}
              {next === null ? t('gallery.allDecided') : t('gallery.next', { name: `${next} ${t(`${next}.name`)}` })}
            </strong>
          ) : null}
        </p>
        {place.kind === 'home' ? (
          <Button size="small" onClick={() => place.onChange(templatesOf(series))}>
            {t(`gallery.choose.series.${series.id}`)}
          </Button>
        ) : null}
      </div>
      <div className={classes(styles.body, opened !== null && styles.isOpened)} ref={body}>
        <GalleryList series={series} place={place} shown={shown} next={next} onShow={setOpened} />
        <TemplateSheet template={shown} place={place} onBack={() => setOpened(null)} onShow={setOpened} />
      </div>
    </Dialog>
  )
}

/** A board with templates beyond the shortest series works on the full one. */
function firstSeries(place: GalleryPlace): Series {
  const present = place.kind === 'board' ? place.board.templates : place.chosen
  const short = SHORTEST_SERIES.stages.flat()
  return present.every((id) => short.includes(id))
    ? SHORTEST_SERIES
    : (SERIES.find((one) => one !== SHORTEST_SERIES) ?? SHORTEST_SERIES)
}

/** `7`, `26.5`: a whole number of hours needs no decimal. */
function hoursOf(series: Series): string {
  const hours = templatesOf(series).reduce((sum, id) => sum + (CATALOG.get(id)?.minutes ?? 0), 0) / 60
  return formatNumber(hours, Number.isInteger(hours) ? 0 : 1)
}
