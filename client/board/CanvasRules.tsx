// What the canvas may do here: nothing is changed where the person may not, nothing is fetched for a pasted address, and
// of files only pictures come in, by way of the board's own server.
import { useEffect, useSyncExternalStore } from 'react'
import {
  AssetRecordType,
  defaultHandleExternalFileAsset,
  defaultHandleExternalFileContent,
  getHashForString,
  useEditor,
  useToasts,
  useTranslation,
  type TLBookmarkAsset,
} from 'tldraw'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import type { Limit, LimitBell } from '../sync/limitBell.ts'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'
import { PICTURE_TYPES } from './createAssetStore.ts'
import { settleTouch } from './settleTouch.ts'

const LIMIT_WORDS: Record<Limit, string> = { text: 'canvas.limit.text', board: 'canvas.limit.board' }

export function CanvasRules({ bell }: { bell: LimitBell }) {
  const editor = useEditor()
  const toasts = useToasts()
  const msg = useTranslation()
  const { t } = useBoard()
  const { mayEdit, onAccessChange } = useConnection()
  const canEdit = useSyncExternalStore(onAccessChange, mayEdit)

  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !canEdit })
    if (!canEdit && !editor.isIn('select') && !editor.isIn('hand')) editor.setCurrentTool('select')
  }, [editor, canEdit])

  useEffect(() => settleTouch(editor.getContainer()), [editor])

  useEffect(
    () =>
      bell.listen((limit) =>
        toasts.addToast({ id: `limit-${limit}`, title: t(LIMIT_WORDS[limit]), severity: 'warning' }),
      ),
    [bell, toasts, t],
  )

  useEffect(() => {
    const { addToast } = toasts
    const options = {
      acceptedImageMimeTypes: PICTURE_TYPES,
      acceptedVideoMimeTypes: [],
      maxAssetSize: LIMITS.maxAssetBytes,
      maxImageDimension: Infinity,
      toasts,
      msg,
    }
    const decline = () => {
      addToast({ id: 'no-such-file', title: t('canvas.onlyPictures'), severity: 'info' })
    }
    const isPicture = (file: File) => (PICTURE_TYPES as readonly string[]).includes(file.type)
    // tldraw registers its own on mount; effects of its children run before that, so ours wait a turn.
    const timer = editor.timers.setTimeout(() => {
      editor.registerExternalContentHandler('files', ({ files, ...content }) => {
        const pictures = files.filter(isPicture)
        if (pictures.length < files.length) decline()
        if (pictures.length > 0) void defaultHandleExternalFileContent(editor, { ...content, files: pictures }, options)
      })
      editor.registerExternalContentHandler('file-replace', decline)
      editor.registerExternalContentHandler('svg-text', decline)
      editor.registerExternalAssetHandler('file', async (content) => {
        try {
          return await defaultHandleExternalFileAsset(editor, content, options)
        } catch (error) {
          // tldraw says only that it failed; the server said why.
          if (error instanceof BoardError) addToast({ title: error.message, severity: 'error' })
          throw error
        }
      })
      editor.registerExternalAssetHandler('url', ({ url }) => Promise.resolve(bookmark(url)))
    }, 0)
    return () => clearTimeout(timer)
  }, [editor, toasts, msg, t])
  return null
}

/** A card that shows the address itself: the page behind it is not asked for title or picture. */
function bookmark(url: string): TLBookmarkAsset {
  return {
    id: AssetRecordType.createId(getHashForString(url)),
    typeName: 'asset',
    type: 'bookmark',
    props: { src: url, title: url, description: '', image: '', favicon: '' },
    meta: {},
  }
}
