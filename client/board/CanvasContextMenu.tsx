// tldraw's menu of a drawing, and the way from it to the same place of the document view.
import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  useEditor,
  useValue,
  type TLUiContextMenuProps,
} from 'tldraw'
import { useLocation } from 'wouter'
import { documentPath } from '../document/documentPlace.ts'
import { useBoard } from './boardContext.ts'
import { selectedPlace } from './selectedPlace.ts'

export function CanvasContextMenu(props: TLUiContextMenuProps) {
  return (
    <DefaultContextMenu {...props}>
      <DefaultContextMenuContent />
      <TldrawUiMenuGroup id="document">
        <InDocument />
      </TldrawUiMenuGroup>
    </DefaultContextMenu>
  )
}

function InDocument() {
  const { boardId, t } = useBoard()
  const editor = useEditor()
  const [, navigate] = useLocation()
  const place = useValue('place of the selection', () => selectedPlace(editor), [editor])
  if (place === null) return null
  return (
    <TldrawUiMenuItem
      id="in-document"
      label={t('document.inDocument')}
      readonlyOk
      onSelect={() => navigate(documentPath(boardId, place))}
    />
  )
}
