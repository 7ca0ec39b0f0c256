// The place off the screen where panels stand while they are read. Empty at all other times.
import { useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { BoardContext, useBoard } from '../board/boardContext.ts'
import { WidgetPanel } from '../shapes/WidgetPanel.tsx'
import { offerStage, type Staging } from './readPanels.ts'
import styles from './PanelStage.module.css'

type Order = {
  staging: Staging<unknown>
  done: (read: Map<string, unknown>) => void
  failed: (reason: unknown) => void
}

export function PanelStage() {
  const context = useBoard()
  // A picture shows what there is, not what could be added.
  const looking = useMemo(() => ({ ...context, canEdit: false, canFacilitate: false, canLead: false }), [context])
  const [order, setOrder] = useState<Order | null>(null)
  const ref = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let last = Promise.resolve()
    return offerStage((staging) => {
      // One after the other: the next one's panels take the place of these.
      const read = last.then(
        () =>
          new Promise<Map<string, unknown>>((done, failed) =>
            setOrder({ staging: staging as Staging<unknown>, done, failed }),
          ),
      )
      last = read.then(
        () => setOrder(null),
        () => setOrder(null),
      )
      return read as Promise<Map<string, never>>
    })
  }, [])

  useEffect(() => {
    if (!order) return
    let isCurrent = true
    settled().then(
      () => {
        if (!isCurrent || !ref.current) return order.failed(new Error('the board was closed'))
        const { panels, read } = order.staging
        const elements = [...ref.current.children] as HTMLElement[]
        try {
          order.done(new Map(panels.map((panel, i) => [panel.id, read(elements[i]!, panel)])))
        } catch (error) {
          order.failed(error)
        }
      },
      (error: unknown) => order.failed(error),
    )
    return () => {
      isCurrent = false
    }
  }, [order])

  if (!order) return null
  return createPortal(
    <BoardContext value={looking}>
      <div ref={ref} className={styles.stage} aria-hidden inert>
        {order.staging.panels.map(({ id, template, panel, w, h }) => (
          <div key={id} className={styles.panel} style={{ width: w, height: h }}>
            <WidgetPanel template={template} panel={panel} w={w} h={h} />
          </div>
        ))}
      </div>
    </BoardContext>,
    document.body,
  )
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

/** Fonts are there, and panels that measure themselves have drawn themselves again. */
async function settled(): Promise<void> {
  await nextFrame()
  await document.fonts.ready
  await nextFrame()
  await nextFrame()
}
