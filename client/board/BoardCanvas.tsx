// The tldraw canvas of a board: its store bound to the document, tldraw's interface cut down to what the board needs, and
// the layers of our own above it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createTLStore, DefaultFontStyle, defaultBindingUtils, defaultShapeUtils, react, Tldraw } from 'tldraw'
import type { Editor, TLAnyShapeUtilConstructor, TLPageId, TLStore } from 'tldraw'
import 'tldraw/tldraw.css'
import { CommentTool } from '../comments/CommentTool.ts'
import { SignedNoteUtil } from '../shapes/SignedNoteUtil.tsx'
import { WidgetShapeUtil } from '../shapes/WidgetShapeUtil.tsx'
import { bindStore } from '../sync/bindStore.ts'
import type { BoardConnection } from '../sync/openBoard.ts'
import { createLimitBell, type LimitBell } from '../sync/limitBell.ts'
import { createOpenLabel, type OpenLabel } from '../sync/openLabel.ts'
import { createOpenText, type OpenText } from '../sync/openText.ts'
import { createTextOptions } from '../sync/text.ts'
import { createUndoLog, type UndoLog } from '../sync/undo.ts'
import { useBoard } from './boardContext.ts'
import { fitPage, pageIdOf } from './camera.ts'
import { createAssetStore } from './createAssetStore.ts'
import { NONE_HIDDEN, useCanvas, type HiddenDrawings } from './canvasContext.ts'
import { CanvasRules } from './CanvasRules.tsx'
import { canvasComponents, canvasOverrides } from './canvasUi.tsx'
import { useConnection } from './connectionContext.ts'
import { farNotes } from './farNotes.ts'
import { steadyCulling } from './steadyCulling.ts'
import { limitShapes } from './limitShapes.ts'
import { TextCarets } from './TextCarets.tsx'
import styles from './BoardCanvas.module.css'

const assetUrls = getAssetUrlsByImport()
// tldraw's types were not written for exactOptionalPropertyTypes.
const shapeUtils = [WidgetShapeUtil, SignedNoteUtil] as unknown as readonly TLAnyShapeUtilConstructor[]
const own = new Set(shapeUtils.map(({ type }) => type))
const allShapeUtils = [
  ...(defaultShapeUtils as readonly TLAnyShapeUtilConstructor[]).filter(({ type }) => !own.has(type)),
  ...shapeUtils,
]
const tools = [CommentTool]
const options = { maxShapesPerPage: 20_000, actionShortcutsLocation: 'menu' } as const
/** tldraw's licence key, where the operator has one; without it the mark "made with tldraw" stays in its corner. */
type Props = { licenseKey?: string }

type BoundStore = {
  store: TLStore
  undo: UndoLog
  openText: OpenText
  openLabel: OpenLabel
  live: { editor: Editor | null }
}

/** One store bound to this connection's document, for as long as the canvas is there. */
function useBoundStore(
  connection: BoardConnection,
  boardId: string,
  setHidden: (hidden: HiddenDrawings) => void,
  bell: LimitBell,
): BoundStore | null {
  const [bound, setBound] = useState<BoundStore | null>(null)
  useEffect(() => {
    const store = createTLStore({
      shapeUtils: allShapeUtils,
      bindingUtils: defaultBindingUtils,
      assets: createAssetStore(boardId),
    })
    const live: BoundStore['live'] = { editor: null }
    const openLabel = createOpenLabel()
    let openText: OpenText | null = null
    const undo = createUndoLog({ doc: connection.doc, store, mayWrite: connection.mayEdit })
    const binding = bindStore({
      doc: connection.doc,
      store,
      mayWrite: connection.mayEdit,
      whyNot: connection.rights.whyNot,
      onRefused: (refused) => refused.forEach((why, id) => bell.ring(why, id)),
      onRemoteText: (record) => {
        openText?.merge(record)
        openLabel.merge(record)
      },
      beforeText: undo.beforeText,
      onLocalChanges: undo.record,
      onForeignChanges: undo.foreign,
      onQuarantine: () => queueMicrotask(reportHidden),
      onProblem: (problem) => console.warn('a drawing record was refused', problem),
    })
    undo.follow(binding.origin)
    openText = createOpenText({
      doc: connection.doc,
      origin: binding.origin,
      mayWrite: connection.mayEdit,
      canvas: () => live.editor,
      caretsIn: (shape) => connection.presence.peers().flatMap(({ caret }) => (caret?.shape === shape ? [caret] : [])),
      onUndoOrigin: (origin, isOpen) => (isOpen ? undo.follow(origin) : undo.unfollow(origin)),
    })
    const stopReadingKeys = connection.beforeMerge(openText.readKeys)
    let reported = ''
    function reportHidden(): void {
      // An arrow that lost its end is drawn without it; nobody misses the record.
      const ids = [...binding.quarantined().keys()].filter((id) => !id.startsWith('binding:'))
      if (ids.join() === reported) return
      reported = ids.join()
      setHidden({ ids, remove: () => binding.removeQuarantined(ids) })
    }
    reportHidden()
    setBound({ store, undo, openText, openLabel, live })
    return () => {
      stopReadingKeys()
      binding.close()
      undo.close()
      setHidden(NONE_HIDDEN)
    }
  }, [connection, boardId, setHidden, bell])
  return bound
}

export function BoardCanvas({ licenseKey }: Props) {
  const connection = useConnection()
  const { board, boardId } = useBoard()
  const { setEditor, setHidden } = useCanvas()
  const [bell] = useState(createLimitBell)
  const bound = useBoundStore(connection, boardId, setHidden, bell)
  const openText = bound?.openText
  const textOptions = useMemo(
    () => openText && createTextOptions({ open: openText, onTooLong: () => bell.ring('text') }),
    [bell, openText],
  )
  // The page to open with is chosen once: the running step's, else the first template's.
  const [firstPage] = useState(() => board.step?.template ?? board.templates[0])

  /** When the board is opened anew under the canvas, nobody is taken elsewhere. */
  const lastView = useRef<{ pageId: TLPageId; camera: { x: number; y: number; z: number } } | null>(null)

  const onMount = useCallback(
    (editor: Editor) => {
      if (!bound) return
      bound.live.editor = editor
      const stopUndo = bound.undo.attach(editor)
      const stopLabels = bound.openLabel.attach(editor)
      const stopCulling = steadyCulling(editor)
      const stopFarNotes = farNotes(editor)
      limitShapes(editor, () => bell.ring('board'))
      editor.user.updateUserPreferences({ colorScheme: 'light', isSnapMode: false })
      editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
      editor.updateInstanceState({ isGridMode: false, isDebugMode: false })
      const pageId: TLPageId | null = firstPage === undefined ? null : pageIdOf(firstPage)
      const { current: former } = lastView
      if (former && editor.getPage(former.pageId)) {
        editor.setCurrentPage(former.pageId)
        editor.setCamera(former.camera, { immediate: true })
      } else {
        if (pageId && editor.getPage(pageId)) editor.setCurrentPage(pageId)
        fitPage(editor)
      }
      editor.clearHistory()
      const stopRemembering = react('where the view was', () => {
        const { x, y, z } = editor.getCamera()
        lastView.current = { pageId: editor.getCurrentPageId(), camera: { x, y, z } }
      })
      setEditor(editor)
      return () => {
        stopRemembering()
        stopFarNotes()
        stopCulling()
        stopUndo()
        stopLabels()
        bound.live.editor = null
        setEditor(null)
      }
    },
    [bound, firstPage, setEditor, bell],
  )
  const license = useMemo(() => (licenseKey === undefined ? {} : { licenseKey }), [licenseKey])
  if (!bound || !textOptions) return null
  return (
    <div className={styles.canvas}>
      <Tldraw
        store={bound.store}
        shapeUtils={shapeUtils}
        tools={tools}
        assetUrls={assetUrls}
        components={canvasComponents}
        overrides={canvasOverrides}
        textOptions={textOptions}
        options={options}
        cameraOptions={CAMERA}
        embeds={NO_EMBEDS}
        inferDarkMode={false}
        onMount={onMount}
        {...license}
      >
        <CanvasRules bell={bell} />
        <TextCarets />
      </Tldraw>
    </div>
  )
}

/** A screen fits most displays at about 75 %; without that step one press on minus would go from there to 25 %. */
const CAMERA = { zoomSteps: [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8] }

/** An embed would load a page of another host for everybody in the room. */
const NO_EMBEDS: never[] = []
