// Names for the ids that comments keep.
import { useMemo } from 'react'
import type { PartnerId } from '../../shared/board/boardState.ts'
import type { Mention } from '../../shared/comments/mentions.ts'
import type { PartnerLook } from '../../shared/signs.ts'
import { useBoard } from '../board/boardContext.ts'

export type CommentNames = {
  personName(participantId: string): string
  mentionName(mention: Mention): string
  lookOf(partnerId: PartnerId | null): PartnerLook | null
  partnerName(partnerId: PartnerId | null): string | null
}

export function useCommentNames(): CommentNames {
  const { board, looks, people, t } = useBoard()
  const { partners } = board
  return useMemo(() => {
    const names = new Map(people.map((person) => [person.participantId, person.name]))
    const place = (id: PartnerId | null) => partners.findIndex((partner) => partner.id === id)
    const personName = (id: string) => names.get(id) ?? t('comments.somebody')
    const partnerName = (id: PartnerId | null) => partners[place(id)]?.name ?? null
    return {
      personName,
      partnerName,
      lookOf: (id) => looks[place(id)] ?? null,
      mentionName: ({ kind, id }) => (kind === 'person' ? personName(id) : (partnerName(id) ?? id)),
    }
  }, [people, partners, looks, t])
}
