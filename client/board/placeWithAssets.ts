// New shapes together with the assets they show: both get onto the board, or neither.
import type { Editor, TLAsset, TLShapeId, TLShapePartial } from 'tldraw'

/**
 * One step of undo. Selects the shapes when their page is on screen.
 * @param shapes with ids of their own
 * @returns false when the board took no shape: it is full, or may not be changed
 */
export function placeWithAssets(
  editor: Editor,
  assets: readonly TLAsset[],
  shapes: readonly (TLShapePartial & { id: TLShapeId })[],
): boolean {
  const isThere = () => shapes.every(({ id }) => editor.getShape(id) !== undefined)
  const added = assets.filter(({ id }) => !editor.getAsset(id))
  editor.markHistoryStoppingPoint('place with assets')
  editor.run(() => {
    editor.createAssets(added)
    editor.createShapes([...shapes])
    if (!isThere()) editor.deleteAssets(added)
    else if (shapes.every(({ id }) => editor.getAncestorPageId(id) === editor.getCurrentPageId()))
      editor.setCurrentTool('select').select(...shapes.map(({ id }) => id))
  })
  return isThere()
}
