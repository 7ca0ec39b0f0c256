// Mentions in comments. The text keeps ids (`@{person:p1}`, `@{partner:BC}`), never names: a name that changes or is erased
// changes everywhere at once. While it is written the name stands there, chosen from a list.
import type { PartnerId } from '../board/boardState.ts'
import type { CommentThread } from './comments.ts'

export type Mention = { kind: 'person' | 'partner'; id: string }
/** A mention chosen while writing: the name as it stands in the text after the @. */
export type ChosenMention = { name: string; mention: Mention }

const TOKEN = /@\{(person|partner):([^{}\s]{1,200})\}/g
const MAX_QUERY = 30

const tokenOf = ({ kind, id }: Mention): string => `@{${kind}:${encodeURIComponent(id)}}`

/** Text and mentions in their order. */
export function splitMentions(text: string): (string | Mention)[] {
  const found: (string | Mention)[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    const id = decoded(match[2]!)
    if (id === null) continue
    if (match.index > from) found.push(text.slice(from, match.index))
    found.push({ kind: match[1] as Mention['kind'], id })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push(text.slice(from))
  return found
}

function decoded(id: string): string | null {
  try {
    return decodeURIComponent(id)
  } catch {
    // A broken escape was written by hand; it stays plain text.
    return null
  }
}

/** The text as people read it, with `@name` for every mention. */
export function plainComment(text: string, nameOf: (mention: Mention) => string): string {
  return splitMentions(text)
    .map((part) => (typeof part === 'string' ? part : `@${nameOf(part)}`))
    .join('')
}

/** The text to keep: every `@name` that was chosen becomes its id. Longer names go first, so that none is cut by another. */
export function withMentions(draft: string, chosen: readonly ChosenMention[]): string {
  const byLength = [...chosen].sort((a, b) => b.name.length - a.name.length)
  let kept: (string | Mention)[] = [draft]
  for (const { name, mention } of byLength) {
    kept = kept.flatMap((part) =>
      typeof part === 'string'
        ? part.split(`@${name}`).flatMap((piece, index) => (index === 0 ? [piece] : [mention, piece]))
        : [part],
    )
  }
  return kept.map((part) => (typeof part === 'string' ? part : tokenOf(part))).join('')
}

/** What is being typed after an @ right before the caret, or null. An @ inside a word (an address) asks for nothing. */
export function mentionQuery(draft: string, caret: number): { from: number; query: string } | null {
  const before = draft.slice(0, caret)
  const from = before.lastIndexOf('@')
  if (from < 0 || (from > 0 && !/[\s(]/.test(before[from - 1]!))) return null
  const query = before.slice(from + 1)
  return query.length <= MAX_QUERY && !/[\n@{}]/.test(query) ? { from, query } : null
}

/** Whether a thread speaks to this person, by name or through the partner. */
export function mentionsPerson(thread: CommentThread, participantId: string, partnerId: PartnerId | null): boolean {
  return thread.comments.some(({ text }) =>
    splitMentions(text).some(
      (part) =>
        typeof part !== 'string' &&
        (part.kind === 'person' ? part.id === participantId : partnerId !== null && part.id === partnerId),
    ),
  )
}
