// tldraw's interface, cut down: bars, menus and pages are the board's own; tools, styles, zoom and undo stay, in our looks.
import { MessageSquare } from 'lucide-react'
import { useEffect, useRef } from 'react'
import {
  DefaultStylePanel,
  DefaultToolbar,
  react,
  TldrawUiButtonIcon,
  TldrawUiToolbar,
  TldrawUiToolbarButton,
  ToolbarItem,
  useActions,
  useEditor,
  useReadonly,
  useValue,
  type TLComponents,
  type TLUiActionItem,
  type TLUiOverrides,
} from 'tldraw'
import { CommentLayer } from '../comments/CommentLayer.tsx'
import { openPictures } from '../export/picturesWindow.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { translate } from '../i18n.ts'
import { mayRedo, mayUndo } from '../sync/attachUndo.ts'
import { useBoard } from './boardContext.ts'
import { CanvasContextMenu } from './CanvasContextMenu.tsx'
import { CursorOverlay } from './CursorOverlay.tsx'
import { PhoneWriting } from './PhoneWriting.tsx'
import { GradualCanvas } from './GradualCanvas.tsx'
import styles from './BoardCanvas.module.css'

const MAIN_TOOLS = [
  'select',
  'hand',
  'draw',
  'eraser',
  'arrow',
  'text',
  'note',
  'comment',
  'rectangle',
  'asset',
  'frame',
] as const
const MORE_TOOLS = [
  'ellipse',
  'triangle',
  'diamond',
  'hexagon',
  'cloud',
  'x-box',
  'check-box',
  'arrow-left',
  'arrow-right',
  'line',
  'highlight',
  'laser',
] as const
/** On a phone what is done there comes first. */
const PHONE_TOOLS = ['select', 'hand', 'note', 'text', 'draw', 'comment'] as const
const READONLY_TOOLS = ['select', 'hand', 'laser'] as const

function Tools() {
  const isReadonly = useReadonly()
  const isPhone = useIsPhone()
  const all = isPhone ? new Set([...PHONE_TOOLS, ...MAIN_TOOLS, ...MORE_TOOLS]) : [...MAIN_TOOLS, ...MORE_TOOLS]
  const tools = isReadonly ? READONLY_TOOLS : [...all]
  return (
    <DefaultToolbar>
      {tools.map((tool) => (
        <ToolbarItem key={tool} tool={tool} />
      ))}
    </DefaultToolbar>
  )
}

/** Zoom and undo, bottom left. */
function ZoomAndUndo() {
  const editor = useEditor()
  const { t } = useBoard()
  const actions = useActions()
  const isReadonly = useReadonly()
  const zoom = useValue('zoom in per cent', () => Math.round(editor.getZoomLevel() * 100), [editor])
  const canUndo = useValue('can undo', () => mayUndo(editor), [editor])
  const canRedo = useValue('can redo', () => mayRedo(editor), [editor])
  const run = (id: string) => () => void (actions[id] as TLUiActionItem | undefined)?.onSelect('navigation-zone')
  return (
    <TldrawUiToolbar className={`tlui-navigation-panel ${styles.zoom}`} label={t('canvas.zoom')}>
      <TldrawUiToolbarButton type="icon" title={t('canvas.zoomOut')} onClick={run('zoom-out')}>
        <TldrawUiButtonIcon icon="minus" small />
      </TldrawUiToolbarButton>
      <TldrawUiToolbarButton
        type="icon"
        className={styles.percent ?? ''}
        title={t('canvas.zoomReset')}
        onClick={run('zoom-to-100')}
      >
        {zoom} %
      </TldrawUiToolbarButton>
      <TldrawUiToolbarButton type="icon" title={t('canvas.zoomIn')} onClick={run('zoom-in')}>
        <TldrawUiButtonIcon icon="plus" small />
      </TldrawUiToolbarButton>
      {!isReadonly && (
        <>
          <span className={styles.divider} aria-hidden />
          <TldrawUiToolbarButton type="icon" title={t('canvas.undo')} disabled={!canUndo} onClick={run('undo')}>
            <TldrawUiButtonIcon icon="undo" small />
          </TldrawUiToolbarButton>
          <TldrawUiToolbarButton type="icon" title={t('canvas.redo')} disabled={!canRedo} onClick={run('redo')}>
            <TldrawUiButtonIcon icon="redo" small />
          </TldrawUiToolbarButton>
        </>
      )}
    </TldrawUiToolbar>
  )
}

/** Colours and sizes appear only with something selected that has them; locked panels of the templates have none. */
function StylesOfSelection() {
  const editor = useEditor()
  const isNeeded = useValue(
    'selection has styles',
    () => editor.getSelectedShapes().some((shape) => shape.type !== 'widget') && editor.isIn('select'),
    [editor],
  )
  // Dragging with the panel popping up under the pointer would be in the way.
  const isPressing = useValue('pointer is down', () => editor.isIn('select.translating'), [editor])
  return isNeeded && !isPressing ? <DefaultStylePanel /> : null
}

const DOT_EVERY = 24

/** The quiet dots of the canvas; not tldraw's grid, which would also make everything snap. Moved without rendering. */
function Dots() {
  const editor = useEditor()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      react('move the dots', () => {
        const { x, y, z } = editor.getCamera()
        const step = DOT_EVERY * (z < 0.2 ? 8 : z < 0.4 ? 4 : z < 0.7 ? 2 : 1) * z
        const place = (offset: number) => (((offset * z) % step) + step) % step
        const style = ref.current?.style
        if (!style) return
        style.backgroundSize = `${step}px ${step}px`
        style.backgroundPosition = `${place(x)}px ${place(y)}px`
      }),
    [editor],
  )
  return <div ref={ref} className={styles.dots} aria-hidden />
}

/** Grey lines are enough while fonts load; a spinner over the canvas would say that something is wrong. */
function Nothing() {
  return null
}

/** Comments below cursors: nobody's cursor hides under a pin. */
function Overlays() {
  return (
    <>
      <CommentLayer />
      <CursorOverlay />
      <PhoneWriting />
    </>
  )
}

export const canvasComponents: TLComponents = {
  ContextMenu: CanvasContextMenu,
  MenuPanel: null,
  MainMenu: null,
  PageMenu: null,
  SharePanel: null,
  TopPanel: null,
  HelpMenu: null,
  DebugMenu: null,
  DebugPanel: null,
  Minimap: null,
  ZoomMenu: null,
  ActionsMenu: null,
  QuickActions: null,
  HelperButtons: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
  Toolbar: Tools,
  NavigationPanel: ZoomAndUndo,
  StylePanel: StylesOfSelection,
  Grid: null,
  Background: Dots,
  Canvas: GradualCanvas,
  InFrontOfTheCanvas: Overlays,
  LoadingScreen: Nothing,
  Spinner: Nothing,
}

/** Actions that have no meaning here, would leave the board's design, or would load something from another host. */
const WITHOUT_ACTIONS = [
  'insert-embed',
  'convert-to-embed',
  'toggle-dark-mode',
  'toggle-debug-mode',
  'toggle-focus-mode',
  'toggle-grid',
  'new-page',
  'delete-page',
  'rename-page',
  'open-cursor-chat',
  'open-embed-link',
  'print',
]

/** Our pictures have the panels and the fonts in them. */
const PICTURE_ACTIONS = [
  ['export-as-svg', 'svg'],
  ['export-as-png', 'png'],
  ['export-all-as-svg', 'svg'],
  ['export-all-as-png', 'png'],
] as const

export const canvasOverrides: TLUiOverrides = {
  actions: (editor, actions) => {
    const kept = Object.fromEntries(Object.entries(actions).filter(([id]) => !WITHOUT_ACTIONS.includes(id)))
    const next = kept['change-page-next']
    // tldraw's own makes a new page behind the last one.
    const onSelect = () => {
      const pages = editor.getPages()
      const after = pages[pages.findIndex(({ id }) => id === editor.getCurrentPageId()) + 1]
      if (after) editor.setCurrentPage(after.id)
    }
    const pictures = Object.fromEntries(
      PICTURE_ACTIONS.flatMap(([id, format]) => {
        const action = kept[id]
        return action ? [[id, { ...action, onSelect: () => openPictures(format) }]] : []
      }),
    )
    return { ...kept, ...pictures, ...(next ? { 'change-page-next': { ...next, onSelect } } : {}) }
  },
  tools: (editor, tools) => ({
    ...Object.fromEntries(Object.entries(tools).filter(([id]) => id !== 'embed')),
    comment: {
      id: 'comment',
      label: translate('comments.tool'),
      kbd: 'c',
      icon: (
        <div>
          <MessageSquare size={18} aria-hidden />
        </div>
      ),
      onSelect: () => void editor.setCurrentTool('comment'),
    },
  }),
}
