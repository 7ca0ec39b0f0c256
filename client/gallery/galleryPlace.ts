// Where the gallery is opened: on a board, where pages are added, or on the start page, where templates are chosen.
import type { BoardState } from '../../shared/board/boardState.ts'
import type { TemplateId } from '../../shared/catalog.ts'

export type GalleryPlace =
  | {
      kind: 'board'
      board: BoardState
      /** False for everybody but facilitators. */
      canAdd: boolean
      /** Puts a page on the board; @throws BoardError when it is refused. */
      add(template: TemplateId, market: string | null): Promise<void>
      goTo(instance: TemplateId): void
    }
  | { kind: 'home'; chosen: readonly TemplateId[]; onChange(chosen: TemplateId[]): void }
