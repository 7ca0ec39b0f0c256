// The one shape of tldraw that shows a panel of a template. What is inside is the panel's business; this file gives it its
// place and keeps the keyboard of its fields away from the canvas.
import { useEffect, useRef } from 'react'
import { HTMLContainer, Rectangle2d, resizeBox, ShapeUtil, T, useEditor, useValue } from 'tldraw'
import type { RecordProps, TLBaseShape, TLResizeInfo } from 'tldraw'
import { isListOpen } from './generic/ChoiceField.tsx'
import { keepFocus } from './keepFocus.ts'
import { WidgetPanel } from './WidgetPanel.tsx'
import styles from './WidgetShapeUtil.module.css'

export type WidgetShape = TLBaseShape<'widget', { w: number; h: number; template: string; panel: string }>

const HIGHEST = 100_000
const size = T.positiveNumber.check((value) => {
  if (value > HIGHEST) throw new Error(`expected at most ${HIGHEST}`)
})

export class WidgetShapeUtil extends ShapeUtil<WidgetShape> {
  static override type = 'widget' as const
  static override props: RecordProps<WidgetShape> = { w: size, h: size, template: T.string, panel: T.string }

  override getDefaultProps(): WidgetShape['props'] {
    return { w: 600, h: 400, template: '', panel: '' }
  }

  override getGeometry(shape: WidgetShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override canEdit(): boolean {
    return false
  }

  override canBind(): boolean {
    return true
  }

  override onResize(shape: WidgetShape, info: TLResizeInfo<WidgetShape>) {
    return resizeBox(shape, info, { minWidth: 120, minHeight: 60 })
  }

  override getAriaDescriptor(shape: WidgetShape): string {
    return `${shape.props.template} ${shape.props.panel}`
  }

  override component(shape: WidgetShape) {
    const { w, h, template, panel } = shape.props
    return <PanelHost w={w} h={h} template={template} panel={panel} />
  }

  override indicator(shape: WidgetShape) {
    return <rect width={shape.props.w} height={shape.props.h} />
  }
}

/**
 * Below these zooms the panel's own sizes cannot be read: titles grow, what stands beside them goes. Steps, because a size
 * that follows the zoom would lay every panel out again at each turn of the wheel.
 */
const FAR = 0.6
const FARTHEST = 0.35

/** The canvas marks a key press as dealt with in this way; listeners nearer to the target may do so before it. */
type Killable = KeyboardEvent & { isKilled?: boolean }

function PanelHost({ w, h, template, panel }: WidgetShape['props']) {
  const ref = useRef<HTMLDivElement>(null)
  const editor = useEditor()
  const distance = useValue(
    'distance',
    () => {
      const zoom = editor.getZoomLevel()
      return zoom < FARTHEST ? 'farthest' : zoom < FAR ? 'far' : undefined
    },
    [editor],
  )
  useEffect(() => {
    const host = ref.current
    if (!host) return
    // The canvas listens natively below React's root, so React's stopPropagation alone would come too late; stopping the
    // native event here instead would keep it from the panel's own React listeners.
    const claim = (event: KeyboardEvent) => {
      ;(event as Killable).isKilled = true
    }
    host.addEventListener('keydown', claim)
    host.addEventListener('keyup', claim)
    const stopKeeping = keepFocus(host)
    return () => {
      stopKeeping()
      host.removeEventListener('keydown', claim)
      host.removeEventListener('keyup', claim)
    }
  }, [])
  return (
    <HTMLContainer className={styles.host} style={{ width: w, height: h }}>
      <div
        ref={ref}
        data-distance={distance}
        onKeyDown={(event) => {
          keepFromShortcuts(event)
          if (isLeaving(event)) editor.getContainer().focus({ preventScroll: true })
          const step = undoStepOf(event)
          if (step === null || event.defaultPrevented) return
          event.preventDefault()
          editor[step]()
        }}
        onKeyUp={keepFromShortcuts}
        onPaste={keepFromShortcuts}
        onCopy={keepFromShortcuts}
        onCut={keepFromShortcuts}
      >
        <WidgetPanel template={template} panel={panel} w={w} h={h} />
      </div>
    </HTMLContainer>
  )
}

/** Escape that nothing in the panel had a use for: a field that is written in, an open list and a window have one. */
function isLeaving({ key, target, currentTarget, defaultPrevented }: React.KeyboardEvent): boolean {
  if (key !== 'Escape' || defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target))
    return false
  return !(target instanceof HTMLSelectElement && isListOpen(target))
}

/** What a key takes back or does again; null for any other, and while a text is typed, which has its own undo. */
function undoStepOf(event: React.KeyboardEvent): 'undo' | 'redo' | null {
  const { target } = event
  const isWriting =
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')
  if (isWriting || !(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}

function keepFromShortcuts(event: { stopPropagation(): void }): void {
  event.stopPropagation()
}
