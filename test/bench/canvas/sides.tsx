// The two sides of every pair: tldraw as it comes, and the board's own canvas with everything that belongs to it (binding,
// undo, gate, overlays, comments, tools), fed by a document and a presence without a socket.
import { createRoot, type Root } from 'react-dom/client'
import { Awareness } from 'y-protocols/awareness'
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import {
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  loadSnapshot,
  Tldraw,
  type Editor,
  type TLAnyShapeUtilConstructor,
  type TLStore,
  type TLStoreSnapshot,
} from 'tldraw'
import 'tldraw/tldraw.css'
import * as Y from 'yjs'
import { BoardCanvas } from '../../../client/board/BoardCanvas.tsx'
import { BoardContext, type BoardContextValue } from '../../../client/board/boardContext.ts'
import { fitPage } from '../../../client/board/camera.ts'
import { useCanvas } from '../../../client/board/canvasContext.ts'
import { CanvasProvider } from '../../../client/board/CanvasProvider.tsx'
import { ConnectionContext } from '../../../client/board/connectionContext.ts'
import { CommentsProvider } from '../../../client/comments/CommentsProvider.tsx'
import { translate } from '../../../client/i18n.ts'
import type { BoardConnection } from '../../../client/sync/openBoard.ts'
import { openPresence } from '../../../client/sync/presence.ts'
import { createRights } from '../../../client/sync/rights.ts'
import '../../../client/theme.css'
import { readBoard } from '../../../shared/board/boardState.ts'
import { partnerLooks } from '../../../shared/signs.ts'
import { play } from './room.ts'

export type Shown = { editor: Editor; hide(): Promise<void> }

const assetUrls = getAssetUrlsByImport()
const PAGE_LIMIT = { maxShapesPerPage: 20_000 }

export const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

const newStore = (): TLStore =>
  createTLStore({
    shapeUtils: defaultShapeUtils as readonly TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
  })

/** A place on the screen to render into; `hide` takes it away again. */
function mount(): { root: Root; hide(): Promise<void> } {
  const host = document.createElement('div')
  host.style.cssText = 'position:absolute;inset:0'
  document.getElementById('root')!.replaceChildren(host)
  const root = createRoot(host)
  return {
    root,
    async hide() {
      root.unmount()
      host.remove()
      await nextFrame()
    },
  }
}

/** Resolves once the shapes have been painted. */
async function painted(): Promise<void> {
  await nextFrame()
  await nextFrame()
}

/** tldraw as it comes, with its own interface, on a snapshot in memory; it looks at the same part of the page. */
export async function showBare(snapshot: TLStoreSnapshot | null): Promise<Shown> {
  const store = newStore()
  if (snapshot) loadSnapshot(store, snapshot)
  const { root, hide } = mount()
  const editor = await new Promise<Editor>((resolve) => {
    root.render(
      <Tldraw
        store={store}
        options={PAGE_LIMIT}
        assetUrls={assetUrls}
        onMount={(mounted) => {
          fitPage(mounted)
          resolve(mounted)
        }}
      />,
    )
  })
  await painted()
  return { editor, hide }
}

export type ShownBoard = Shown & { doc: Y.Doc }

/** The board's canvas on a document that arrives as bytes, with the frames of other people's presence. */
export async function showBoard(update: Uint8Array, frames: readonly Uint8Array[] = []): Promise<ShownBoard> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const awareness = new Awareness(doc)
  const board = readBoard(doc)
  const me = { participantId: 'me', name: 'Nita', partnerId: null, role: 'facilitator' as const }
  const presence = openPresence(awareness, me, (delay, run) => {
    const timer = setTimeout(run, delay)
    return () => clearTimeout(timer)
  })
  const context = {
    boardId: 'bench',
    board,
    looks: partnerLooks(board.partners),
    people: [],
    me,
    canEdit: true,
    canFacilitate: true,
    t: translate,
    clockOffsetMs: 0,
  } as unknown as BoardContextValue
  const connection = {
    doc,
    presence,
    rights: createRights({ doc, user: me, isOf: (client) => client === doc.clientID || undefined }),
    mayEdit: () => true,
    beforeMerge: () => () => undefined,
    onAccessChange: () => () => undefined,
  } as unknown as BoardConnection
  const { root, hide } = mount()
  const editor = await new Promise<Editor>((resolve) => {
    root.render(
      <BoardContext value={context}>
        <ConnectionContext value={connection}>
          <CanvasProvider>
            <CommentsProvider>
              <BoardCanvas />
              <WhenMounted onEditor={resolve} />
            </CommentsProvider>
          </CanvasProvider>
        </ConnectionContext>
      </BoardContext>,
    )
  })
  await painted()
  const stop = play(frames, awareness)
  return {
    editor,
    doc,
    async hide() {
      stop()
      await hide()
      presence.close()
      awareness.destroy()
      doc.destroy()
    },
  }
}

function WhenMounted({ onEditor }: { onEditor: (editor: Editor) => void }) {
  const { editor } = useCanvas()
  if (editor) queueMicrotask(() => onEditor(editor))
  return null
}
