// Annex with the comments of the board: every thread under the place it hangs on, open ones first.
import { anchorWords } from '../../comments/anchorWords.ts'
import { readComments, type Comment, type CommentThread } from '../../comments/comments.ts'
import { plainComment, type Mention } from '../../comments/mentions.ts'
import { COLOR } from '../../drawing.ts'
import type { Block, Row } from '../blocks.ts'
import { clockText, dayText } from '../dayText.ts'
import { partnerName, textCell, who, type ReportContext } from '../reportContext.ts'

/** No blocks on a board without comments; then the document has no such annex. */
export function commentsAnnex(context: ReportContext): Block[] {
  const { t, board } = context
  const threads = readComments(board.items)
  if (threads.length === 0) return []
  const open = threads.filter(({ resolved }) => resolved === null)
  const resolved = threads.filter((thread) => thread.resolved !== null)
  return [
    {
      kind: 'text',
      style: 'small',
      content: [t('comments.annex.count', { count: threads.length, resolved: resolved.length })],
    },
    {
      kind: 'table',
      size: 8.8,
      padding: 3,
      columns: [
        { head: t('comments.annex.who'), width: 120 },
        { head: t('comments.annex.when'), width: 84 },
        { head: t('comments.annex.text'), share: 1 },
      ],
      rows: [...open, ...resolved].flatMap((thread) => threadRows(context, thread)),
    },
  ]
}

function threadRows(context: ReportContext, thread: CommentThread): Row[] {
  const { t, board } = context
  const place = anchorWords(thread.anchor, board, t).join(', ')
  const text = thread.resolved ? t('comments.annex.resolved', { place }) : place
  return [{ kind: 'group', text }, ...thread.comments.map((comment) => commentRow(context, comment))]
}

function commentRow(context: ReportContext, comment: Comment): Row {
  const { board } = context
  const name = personName(context, comment.by)
  const index = board.partners.findIndex(({ id }) => id === comment.partner)
  return {
    kind: 'cells',
    cells: [
      { content: index < 0 ? [name] : [name, ' ', who(context, index)], weight: 600 },
      textCell(`${dayText(comment.at, context.language)}, ${clockText(comment.at)}`, { color: COLOR.ink2 }),
      textCell(plainComment(comment.text, (mention) => mentionName(context, mention))),
    ],
  }
}

function personName({ people, t }: ReportContext, id: string): string {
  return people.find((person) => person.participantId === id)?.name ?? t('comments.somebody')
}

const mentionName = (context: ReportContext, { kind, id }: Mention): string =>
  kind === 'person' ? personName(context, id) : partnerName(context, id)
