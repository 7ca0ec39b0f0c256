// Text of the report's blocks as HTML: words in their weight, partner signs with names, icons with their meaning.
import type { ReactNode } from 'react'
import type { IconName } from '../../shared/pdf/icons.ts'
import type { Inline } from '../../shared/pdf/inline.ts'
import type { Partner } from '../../shared/board/boardState.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { PartnerLook } from '../../shared/signs.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'

export type InlineContext = { looks: readonly PartnerLook[]; partners: readonly Partner[]; t: Translate }

const ICONS: Record<IconName, string> = {
  tick: '✓',
  cross: '✕',
  dash: '–',
  triangle: '▲',
  triangleOpen: '△',
  less: '<',
  stop: '■',
  live: '●',
  draft: '◐',
  notStarted: '○',
}
/** Icons that say something no word beside them says. */
const NAMED: Partial<Record<IconName, string>> = {
  tick: 'widgets.vote.approve',
  cross: 'widgets.vote.oppose',
}

export function inlineNodes(inlines: readonly Inline[], context: InlineContext): ReactNode {
  return inlines.map((inline, place) => <Piece key={place} inline={inline} context={context} isAfter={place > 0} />)
}

function Piece({ inline, context, isAfter }: { inline: Inline; context: InlineContext; isAfter: boolean }) {
  if (typeof inline === 'string') return inline
  if ('keep' in inline) {
    return (
      <>
        {isAfter && ' '}
        <span style={{ whiteSpace: inline.keep.length > 3 ? undefined : 'nowrap' }}>
          {inlineNodes(spaced(inline.keep), context)}
        </span>
      </>
    )
  }
  if ('sign' in inline) {
    const look = context.looks[inline.sign]
    return look ? <PartnerSign look={look} size={14} /> : null
  }
  if ('icon' in inline) {
    const name = NAMED[inline.icon]
    return (
      <>
        {isAfter && ' '}
        <span aria-hidden style={{ color: inline.color }}>
          {ICONS[inline.icon]}{' '}
        </span>
        {name !== undefined && <span className="visually-hidden">{context.t(name)} </span>}
      </>
    )
  }
  return (
    <span style={{ fontWeight: inline.weight, fontStyle: inline.italic ? 'italic' : undefined, color: inline.color }}>
      {inline.text}
    </span>
  )
}

/** A sign stands a little apart from the word after it. */
const spaced = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline, place): Inline[] =>
    place > 0 && typeof inline === 'object' && 'icon' in inline ? [' ', inline] : [inline],
  )
