// The line at the foot of a panel that says how much of a long list lies below, and goes there. It watches the paper itself
// and the boxes inside that scroll (`data-scrolls`); it knows nothing of what they hold beyond items, rows and entries.
import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useBoard } from '../board/boardContext.ts'
import styles from './WidgetPanel.module.css'

/** Px that rounding may hide. */
const ROUNDING = 2
/** What is counted: the first of these that the box has. */
const COUNTED = ['[data-item]', 'tbody > tr', ':scope > :is(ol, ul) > li']
/** The part of the box that the next press goes on by; what was last stays in sight. */
const STEP = 0.8

export function MoreBelow({ paper }: { paper: RefObject<HTMLElement | null> }) {
  const { t } = useBoard()
  const [count, setCount] = useState<number | null>(null)
  const strip = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const sheet = paper.current
    if (!sheet) return
    let frame = 0
    const measure = () => {
      frame = 0
      const box = hiddenBox(sheet)
      setCount(box ? countBelow(box, strip.current?.offsetHeight ?? 0) : null)
    }
    const later = () => {
      frame ||= requestAnimationFrame(measure)
    }
    const sizes = new ResizeObserver(later)
    const watch = () => {
      sizes.disconnect()
      for (const box of [sheet, ...scrollers(sheet)]) {
        sizes.observe(box)
        for (const child of box.children) sizes.observe(child)
      }
    }
    const changes = new MutationObserver(() => {
      watch()
      later()
    })
    watch()
    changes.observe(sheet, { childList: true, subtree: true })
    // Scrolling of the boxes inside does not bubble, but it is seen on its way down.
    sheet.addEventListener('scroll', later, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      changes.disconnect()
      sheet.removeEventListener('scroll', later, { capture: true })
    }
  }, [paper])
  if (count === null) return null
  return (
    <button
      ref={strip}
      type="button"
      className={styles.more}
      data-more
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        const box = paper.current && hiddenBox(paper.current)
        box?.scrollBy({ top: box.clientHeight * STEP })
      }}
    >
      {count === 0 ? t('widgets.more') : t('widgets.more.count', { count })}
      <ChevronDown size={13} aria-hidden />
    </button>
  )
}

const scrollers = (sheet: HTMLElement) => sheet.querySelectorAll<HTMLElement>('[data-scrolls]')

/** The outermost box that has something below its lower edge. */
function hiddenBox(sheet: HTMLElement): HTMLElement | null {
  const boxes = [sheet, ...scrollers(sheet)]
  return boxes.find((box) => box.scrollHeight - box.clientHeight - box.scrollTop > ROUNDING) ?? null
}

/** @param covered px at the lower edge that the line itself covers */
function countBelow(box: HTMLElement, covered: number): number {
  const outer = box.getBoundingClientRect()
  const edge = outer.bottom - (covered * outer.height) / Math.max(1, box.offsetHeight)
  for (const counted of COUNTED) {
    const found = [...box.querySelectorAll(counted)]
    if (found.length === 0) continue
    return found.filter((one) => {
      const { top, height } = one.getBoundingClientRect()
      return top + height / 2 > edge
    }).length
  }
  return 0
}
