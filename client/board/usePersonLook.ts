// Colour and letters of a person: those of the partner, grey for people without one.
import { useMemo } from 'react'
import { useBoard } from './boardContext.ts'

export type PersonLook = { color: string; letters: string; hasDarkText: boolean }

/** Colour and letters of people without a partner. */
const NO_PARTNER: PersonLook = { color: '#5E6A76', letters: '', hasDarkText: false }

export function useLookOf(): (partnerId: string | null) => PersonLook {
  const { board, looks } = useBoard()
  return useMemo(() => {
    const byPartner = new Map(
      board.partners.map((partner, index) => {
        const look = looks[index]!
        return [partner.id, { color: look.color, letters: look.letters, hasDarkText: look.darkText }]
      }),
    )
    return (partnerId) => (partnerId === null ? NO_PARTNER : (byPartner.get(partnerId) ?? NO_PARTNER))
  }, [board.partners, looks])
}
