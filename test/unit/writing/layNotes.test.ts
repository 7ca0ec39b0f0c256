// How revealed notes lie: nothing over anything, the same for everybody, and saying no more than was announced.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layNotes, noteSize, type NoteToLay } from '../../../shared/session/layNotes.ts'

const PARTNERS = ['BC', 'BM', 'ER']
const note = (id: string, partnerId: string | null, text = 'Energy'): NoteToLay => ({
  id,
  text,
  participantId: `p-${id}`,
  partnerId,
})
const notes = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 4, maxLength: 8 }),
    text: fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }),
    participantId: fc.constantFrom('p-omar', 'p-iva', null),
    partnerId: fc.constantFrom('BC', 'BM', 'gone', null),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
)
const rules = fc.record({
  naming: fc.constantFrom('names' as const, 'partners' as const, 'nobody' as const),
  arrangement: fc.constantFrom('partner' as const, 'random' as const),
})

describe('laying notes out', () => {
  it('[B36] every note is there once, and no note or heading lies over another', () => {
    fc.assert(
      fc.property(notes, rules, fc.integer(), (given, announced, seed) => {
        const { notes: laid, headings, w, h } = layNotes(given, announced, PARTNERS, seed)
        expect(laid.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort())
        const boxes = [...laid, ...headings]
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h).toBe(false)
        for (const one of laid) expect(one.x + one.w <= w && one.y + one.h <= h).toBe(true)
      }),
    )
  })

  it('[B36] stand by partner in the order of the consortium, those without one last', () => {
    const given = [note('a', null), note('b', 'ER'), note('c', 'BC'), note('d', 'BC'), note('e', 'gone')]
    const { notes: laid, headings } = layNotes(given, { naming: 'partners', arrangement: 'partner' }, PARTNERS, 5)
    expect(headings.map(({ partnerId }) => partnerId)).toEqual(['BC', 'ER', null])
    const under = (partnerId: string | null) => {
      const from = headings.find((one) => one.partnerId === partnerId)!.y
      const to = headings.find((one) => one.y > from)?.y ?? Infinity
      return laid.filter(({ y }) => y > from && y < to).map(({ id }) => id)
    }
    expect([under('BC').sort(), under('ER'), under(null).sort()]).toEqual([['c', 'd'], ['b'], ['a', 'e']])
  })

  it('[B36] the order tells nothing about who wrote when: it is the same for the same chance, whatever came first', () => {
    const given = Array.from({ length: 30 }, (_, i) => note(`n${i}`, PARTNERS[i % 3]!))
    const lay = (list: NoteToLay[], seed: number) =>
      layNotes(list, { naming: 'nobody', arrangement: 'random' }, PARTNERS, seed).notes.map(({ id }) => id)
    expect(lay([...given].reverse(), 7)).toEqual(lay(given, 7))
    expect(lay(given, 8)).not.toEqual(lay(given, 7))
    expect(lay(given, 7)).not.toEqual(given.map(({ id }) => id))
  })

  it('[B35] a note says of its author what was announced and no more', () => {
    const metaWith = (naming: 'names' | 'partners' | 'nobody', partnerId: string | null) =>
      layNotes([note('a', partnerId)], { naming, arrangement: 'random' }, PARTNERS, 1).notes[0]?.meta
    expect(metaWith('names', 'BC')).toEqual({ by: 'p-a', partner: 'BC' })
    expect(metaWith('names', null)).toEqual({ by: 'p-a' })
    expect(metaWith('partners', 'BC')).toEqual({ partner: 'BC' })
    expect(metaWith('partners', null)).toEqual({})
    expect(metaWith('nobody', 'BC')).toEqual({})
    const mixed = layNotes([note('a', 'BC')], { naming: 'nobody', arrangement: 'partner' }, PARTNERS, 1)
    expect(mixed.headings).toEqual([])
  })

  it('[B36] a note grows with its text', () => {
    expect(noteSize('Energy')).toEqual({ size: 'm', fontSizeAdjustment: 0, h: 200 })
    const long = noteSize('Firms here do not know their buyers abroad. '.repeat(45))
    expect(long.fontSizeAdjustment).toBeLessThan(18)
    expect(long.h).toBeGreaterThan(1200)
    expect(noteSize('x'.repeat(500)).h).toBeGreaterThan(400)
    expect(noteSize('a\n'.repeat(30)).h).toBeGreaterThan(600)
  })
})
