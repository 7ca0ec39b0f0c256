// One panel of a template's page: the title strip and the white paper with its view. The canvas gives it its size in board
// units; it knows nothing of tldraw beyond keeping presses on controls and scrolling inside the paper to itself.
import { useEffect, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { isLeftInstance } from '../../shared/board/instances.ts'
import { templateOf, type TemplateId } from '../../shared/catalog.ts'
import { MoreBelow } from './MoreBelow.tsx'
import { PanelTable } from './PanelTable.tsx'
import { panelSeedOf } from './panelSeedOf.ts'
import { PanelBoundary } from './PanelBoundary.tsx'
import { VIEWS } from './views.tsx'
import type { ViewProps } from './viewProps.ts'
import styles from './WidgetPanel.module.css'

/**
 * Board units per px of the design language. A page of 1500 units fills the free part of a 1440 px screen at 74 %, and there
 * the sizes of the design language are what people see.
 */
export const PANEL_SCALE = 1.35
const TITLE_HEIGHT = 24
const PADDING_X = 14
const PADDING_Y = 12
const BORDER = 1

export type WidgetPanelProps = { template: TemplateId; panel: string; w: number; h: number }

export function WidgetPanel({ template, panel, w, h }: WidgetPanelProps) {
  const { board, t } = useBoard()
  const isLeft = useMemo(() => isLeftInstance(board, template), [board, template])
  const seed = panelSeedOf(template, panel)
  const view = seed ? VIEWS[seed.view] : undefined
  const paperWidth = w / PANEL_SCALE - 2 * BORDER
  const paperHeight = (h - TITLE_HEIGHT) / PANEL_SCALE - 2 * BORDER
  const inset = view?.isFlush ? 0 : 1
  const props: ViewProps = {
    template,
    panel,
    width: Math.max(0, paperWidth - 2 * PADDING_X * inset),
    height: Math.max(0, paperHeight - 2 * PADDING_Y * inset),
  }
  const title = t(`${templateOf(template)}.panel.${panel}`)
  const Caption = view?.caption
  const View = view?.component
  return (
    <section
      className={styles.panel}
      data-panel={`${template}.${panel}`}
      data-left={isLeft || undefined}
      aria-label={title}
      style={{ width: w / PANEL_SCALE, height: h / PANEL_SCALE, transform: `scale(${PANEL_SCALE})` }}
    >
      <header className={styles.title} style={{ height: TITLE_HEIGHT / PANEL_SCALE }}>
        <h2>{title}</h2>
        <PanelTable template={template} panel={panel} title={title} />
        <span className={styles.caption}>{Caption && <Caption {...props} />}</span>
      </header>
      <div className={styles.sheet}>
        <Paper style={view?.isFlush ? {} : { padding: `${PADDING_Y}px ${PADDING_X}px` }}>
          <PanelBoundary t={t} title={title}>
            {View ? <View {...props} /> : <p className={styles.unknown}>{t('widgets.panel.unknown')}</p>}
          </PanelBoundary>
        </Paper>
      </div>
    </section>
  )
}

/** The white sheet. Keeps presses on controls and scrolling of its own content from the canvas below. */
function Paper({ style, children }: { style: CSSProperties; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const paper = ref.current
    if (!paper) return
    // Native and not passive: the canvas listens natively too, and React's own events come after it.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && scrollerFor(event, paper)) event.stopPropagation()
    }
    paper.addEventListener('wheel', onWheel)
    return () => paper.removeEventListener('wheel', onWheel)
  }, [])
  return (
    <>
      <div
        ref={ref}
        className={styles.paper}
        data-paper
        style={style}
        onPointerDown={(event) => {
          if (isControl(event.target, event.currentTarget)) event.stopPropagation()
        }}
        onDoubleClick={(event) => {
          if (isControl(event.target, event.currentTarget)) event.stopPropagation()
        }}
      >
        {children}
      </div>
      <MoreBelow paper={ref} />
    </>
  )
}

const CONTROLS = 'button, input, select, textarea, a, label, summary, [tabindex], [role="gridcell"], [data-control]'

/** Whether a press is meant for something on this paper; the canvas around it can be focused too. */
function isControl(target: EventTarget, paper: Element): boolean {
  const control = target instanceof Element ? target.closest(CONTROLS) : null
  return control !== null && control !== paper && paper.contains(control)
}

/** The innermost part of the paper under the pointer that can still scroll the way the wheel turns. */
function scrollerFor(event: WheelEvent, paper: HTMLElement): HTMLElement | null {
  let element = event.target instanceof HTMLElement ? event.target : null
  while (element) {
    const { overflowY, overflowX } = getComputedStyle(element)
    const roomY = element.scrollHeight - element.clientHeight
    const roomX = element.scrollWidth - element.clientWidth
    const isY = /auto|scroll/.test(overflowY) && roomY > 1
    const isX = /auto|scroll/.test(overflowX) && roomX > 1
    if (isY && (event.deltaY > 0 ? element.scrollTop < roomY - 1 : event.deltaY < 0 && element.scrollTop > 0))
      return element
    if (isX && (event.deltaX > 0 ? element.scrollLeft < roomX - 1 : event.deltaX < 0 && element.scrollLeft > 0))
      return element
    if (element === paper) return null
    element = element.parentElement
  }
  return null
}
