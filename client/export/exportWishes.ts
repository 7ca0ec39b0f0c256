// What a person has chosen in the export dialog, and what that means for the file. Pure but for what the canvas holds.
import type { Editor, TLPageId, TLShapeId } from 'tldraw'
import type { TemplateId } from '../../shared/catalog.ts'
import type { Translate } from '../../shared/drawing.ts'
import { PRINT_PARTS, type PrintChoice, type PrintPart } from '../../shared/pdf/printChoice.ts'
import type { Orientation, PaperSize } from '../../shared/pdf/Sheet.ts'
import type { ExportOptions } from './exportPdf.ts'

export const SCOPES = ['board', 'pages', 'frames', 'selection'] as const
export type ScopeKind = (typeof SCOPES)[number]

export type Wishes = {
  scope: ScopeKind
  pages: TLPageId[]
  frames: TLShapeId[]
  selection: TLShapeId[]
  parts: PrintPart[]
  paper: PaperSize
  orientation: Orientation
}

/** Something selected is probably what is meant; otherwise the whole board. */
export function firstWishes(editor: Editor | null): Wishes {
  const selection =
    editor?.getSelectedShapeIds().filter((id) => (editor.getShape(id)?.type as string) !== 'widget') ?? []
  return {
    scope: selection.length > 0 ? 'selection' : 'board',
    pages: editor ? [editor.getCurrentPageId()] : [],
    frames: editor ? framesOf(editor).map(({ id }) => id) : [],
    selection,
    parts: [...PRINT_PARTS],
    paper: 'A4',
    orientation: 'portrait',
  }
}

export type FrameEntry = { id: TLShapeId; name: string; page: string }

/** Frames of all pages that hold something, in the order of pages. */
export function framesOf(editor: Editor): FrameEntry[] {
  return editor.getPages().flatMap((page) =>
    editor
      .getSortedChildIdsForParent(page.id)
      .map((id) => editor.getShape(id)!)
      .filter(({ type, id }) => type === 'frame' && editor.getSortedChildIdsForParent(id).length > 0)
      .map(({ id, props }) => ({ id, name: (props as { name: string }).name.trim(), page: page.name })),
  )
}

/** Parts that a scope can have at all. */
export function partsOf(scope: ScopeKind): readonly PrintPart[] {
  if (scope === 'board') return PRINT_PARTS
  return scope === 'pages' ? ['results', 'frames'] : []
}

/** What must still be chosen, in words; null when something can be printed. */
export function whatIsMissing(wishes: Wishes, t: Translate): string | null {
  if (wishes.scope === 'pages' && wishes.pages.length === 0) return t('export.missing.pages')
  if (wishes.scope === 'frames' && wishes.frames.length === 0) return t('export.missing.frames')
  if (wishes.scope === 'selection' && wishes.selection.length === 0) return t('export.missing.selection')
  const possible = partsOf(wishes.scope)
  if (possible.length > 0 && !possible.some((part) => wishes.parts.includes(part))) return t('export.missing.parts')
  return null
}

/** @param templates instances on the board; a page named after one prints its results. */
export function exportOptions(wishes: Wishes, templates: readonly TemplateId[]): ExportOptions {
  const possible = partsOf(wishes.scope)
  const choice: PrintChoice = {
    scope: { kind: 'board' },
    parts: possible.length === 0 ? ['frames'] : wishes.parts.filter((part) => possible.includes(part)),
    paper: wishes.paper,
    orientation: wishes.orientation,
  }
  switch (wishes.scope) {
    case 'board':
      return { choice, drawn: { kind: 'board' } }
    case 'pages': {
      const chosen = templates.filter((instance) => wishes.pages.includes(`page:${instance}` as TLPageId))
      return {
        choice: { ...choice, scope: { kind: 'pages', templates: chosen } },
        drawn: { kind: 'pages', pages: wishes.pages },
      }
    }
    case 'frames':
      return { choice: { ...choice, scope: { kind: 'drawn' } }, drawn: { kind: 'frames', frames: wishes.frames } }
    case 'selection':
      return { choice: { ...choice, scope: { kind: 'drawn' } }, drawn: { kind: 'selection', shapes: wishes.selection } }
  }
}
