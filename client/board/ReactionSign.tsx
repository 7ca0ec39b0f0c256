// The picture of a reaction.
import { CircleQuestionMark, Hand, Heart, Lightbulb, ThumbsUp, type LucideIcon } from 'lucide-react'
import type { ReactionKind } from '../sync/presence.ts'

const ICONS: Readonly<Record<ReactionKind, LucideIcon>> = {
  agree: ThumbsUp,
  like: Heart,
  question: CircleQuestionMark,
  idea: Lightbulb,
  hand: Hand,
}

export function ReactionSign({ kind, size }: { kind: ReactionKind; size: number }) {
  const Icon = ICONS[kind]
  return <Icon size={size} aria-hidden />
}
