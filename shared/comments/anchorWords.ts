// Where a comment hangs, in words: page, then panel, frame or item. For the list of threads and for paper.
import { listItems, type BoardState } from '../board/boardState.ts'
import { instanceName } from '../board/instances.ts'
import { CATALOG, templateOf } from '../catalog.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import type { CommentAnchor } from './comments.ts'

/** The place in words, widest first; at least one. */
export function anchorWords(anchor: CommentAnchor, board: BoardState, t: Translate): string[] {
  const instance = anchor.page.slice('page:'.length)
  const id = templateOf(instance)
  const template = CATALOG.get(id)
  const page = template ? instanceName(board, instance, t) : t('comments.place.free')
  const [, part = ''] = anchor.shape?.split(`shape:${instance}.`) ?? []
  const panel = template?.panels.find((seed) => seed.id === part)
  const frame = template?.frames.find((seed) => `frame.${seed.id}` === part)
  const place = panel ? t(`${id}.panel.${panel.id}`) : frame ? t(`${id}.frame.${frame.id}`) : null
  const item =
    anchor.widget === undefined
      ? undefined
      : listItems(board, anchor.widget, { archived: true }).find((candidate) => candidate.id === anchor.item)
  return [page, ...(place === null ? [] : [place]), ...(item ? [itemLabel(item, t)] : [])]
}
