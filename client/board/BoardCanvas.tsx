// The tldraw canvas of a board: its store bound to the document, tldraw's interface cut down to what the board needs, and
// the layers of our own above it.
import { useCallback, useEffect, useMemo, useState } from 'react'
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createTLStore, DefaultFontStyle, defaultBindingUtils, defaultShapeUtils, Tldraw } from 'tldraw'
import type { Editor, TLAnyShapeUtilConstructor, TLPageId, TLStore } from 'tldraw'
import 'tldraw/tldraw.css'
import { CommentTool } from '../comments/CommentTool.ts'
import { WidgetShapeUtil } from '../shapes/WidgetShapeUtil.tsx'
import { bindStore } from '../sync/bindStore.ts'
import type { BoardConnection } from '../sync/openBoard.ts'
import { createLimitBell } from '../sync/limitBell.ts'
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
import { steadyCulling } from './steadyCulling.ts'
import { limitShapes } from './limitShapes.ts'
import { TextCarets } from './TextCarets.tsx'
import styles from './BoardCanvas.module.css'

const assetUrls = getAssetUrlsByImport()
// tldraw's types were not written for exactOptionalPropertyTypes.
const shapeUtils = [WidgetShapeUtil] as unknown as readonly TLAnyShapeUtilConstructor[]
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
): BoundStore | null {
  const [bound, setBound] = useState<BoundStore | null>(null)
  useEffect(() => {
    const store = createTLStore({
      shapeUtils: [...(defaultShapeUtils as readonly TLAnyShapeUtilConstructor[]), ...shapeUtils],
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
  }, [connection, boardId, setHidden])
  return bound
}

export function BoardCanvas({ licenseKey }: Props) {
  const connection = useConnection()
  const { board, boardId } = useBoard()
  const { setEditor, setHidden } = useCanvas()
  const bound = useBoundStore(connection, boardId, setHidden)
  // The page to open with is chosen once: the running step's, else the first template's.
  const [bell] = useState(createLimitBell)
  const openText = bound?.openText
  const textOptions = useMemo(
    () => openText && createTextOptions({ open: openText, onTooLong: () => bell.ring('text') }),
    [bell, openText],
  )
  const [firstPage] = useState(() => board.step?.template ?? board.templates[0])

  const onMount = useCallback(
    (editor: Editor) => {
      if (!bound) return
      bound.live.editor = editor
      const stopUndo = bound.undo.attach(editor)
      const stopLabels = bound.openLabel.attach(editor)
      const stopCulling = steadyCulling(editor)
      limitShapes(editor, () => bell.ring('board'))
      editor.user.updateUserPreferences({ colorScheme: 'light', isSnapMode: false })
      editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
      editor.updateInstanceState({ isGridMode: false, isDebugMode: false })
      const pageId: TLPageId | null = firstPage === undefined ? null : pageIdOf(firstPage)
      if (pageId && editor.getPage(pageId)) editor.setCurrentPage(pageId)
      fitPage(editor)
      editor.clearHistory()
      setEditor(editor)
      return () => {
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

/** An embed would load a page of another host for everybody in the room. */
const NO_EMBEDS: never[] = []
