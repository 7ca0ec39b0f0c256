import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holdText } from '../../../client/sync/heldText.ts'
import { canonicalRichText } from '../../../client/sync/richText.ts'
import { plainText } from '../../fuzz/replicas.ts'

const doc = (...lines: string[]) =>
  canonicalRichText({
    type: 'doc',
    content: lines.map((text) => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })),
  })
const words = (text: object) => plainText({ props: { richText: text } })

it('[D22] a composition grows in the newer text while others write around it', () => {
  const held = holdText(doc('Compose', 'end'))
  held.receive(doc('zCompose', 'end'))
  expect(words(held.compose(doc('Composek', 'end')))).toBe('zComposekend')
  held.receive(doc('zComposekzz', 'new', 'endz'))
  expect(held.compose(doc('Composeka', 'end'))).toEqual(doc('zComposekazz', 'new', 'endz'))
  held.receive(doc('zComposekyazz', 'new', 'endz'))
  expect(words(held.compose(doc('Compose漢字', 'end')))).toMatch(/^zCompose(y漢字|漢字y)zznewendz$/)
  expect(words(held.compose(doc('Compose', 'end')))).toBe('zComposeyzznewendz')
})

it('[D22] whatever others write meanwhile, no letter of either is lost', () => {
  const insertion = fc.record({ at: fc.nat(99), text: fc.stringMatching(/^[xyz]{1,4}$/) })
  fc.assert(
    fc.property(
      fc.stringMatching(/^[abc]{0,12}$/),
      fc.nat(99),
      fc.array(fc.tuple(fc.constantFrom('漢', '字', 'か'), insertion), { minLength: 1, maxLength: 8 }),
      (start, at, moves) => {
        const place = at % (start.length + 1)
        const held = holdText(doc(start))
        let [composed, newest, others] = ['', start, '']
        for (const [letter, { at: where, text }] of moves) {
          const cut = where % (newest.length + 1)
          newest = newest.slice(0, cut) + text + newest.slice(cut)
          others += text
          held.receive(doc(newest))
          composed += letter
          newest = words(held.compose(doc(start.slice(0, place) + composed + start.slice(place))))
        }
        expect([...newest].sort().join('')).toBe([...(start + composed + others)].sort().join(''))
      },
    ),
  )
})
