// What the canvas may do here: nothing is changed where the person may not, nothing is fetched for a pasted address, and
// pictures are declined in words until they can be stored.
import { useEffect, useSyncExternalStore } from 'react'
import { AssetRecordType, getHashForString, useEditor, useToasts, type TLBookmarkAsset } from 'tldraw'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'

export function CanvasRules() {
  const editor = useEditor()
  const { addToast } = useToasts()
  const { t } = useBoard()
  const { mayEdit, onAccessChange } = useConnection()
  const canEdit = useSyncExternalStore(onAccessChange, mayEdit)

  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !canEdit })
    if (!canEdit && !editor.isIn('select') && !editor.isIn('hand')) editor.setCurrentTool('select')
  }, [editor, canEdit])

  useEffect(() => {
    const decline = () => {
      addToast({ id: 'no-pictures', title: t('canvas.noPictures'), severity: 'info' })
    }
    // tldraw registers its own on mount; effects of its children run before that, so ours wait a turn.
    const timer = editor.timers.setTimeout(() => {
      editor.registerExternalContentHandler('files', decline)
      editor.registerExternalContentHandler('file-replace', decline)
      editor.registerExternalContentHandler('svg-text', decline)
      editor.registerExternalAssetHandler('url', ({ url }) => Promise.resolve(bookmark(url)))
    }, 0)
    return () => clearTimeout(timer)
  }, [editor, addToast, t])
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
