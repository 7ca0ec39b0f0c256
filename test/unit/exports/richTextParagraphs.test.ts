// Links of rich text on paper and in pictures: an address that no reader should open is no link, and a broken one breaks nothing.
import { expect, it } from 'vitest'
import { openableLink } from '../../../client/export/richTextParagraphs.ts'

it('an address leads somewhere only when it is one that readers open', () => {
  expect(openableLink('https://example.org/a')).toBe('https://example.org/a')
  expect(openableLink('example.org')).toBe('https://example.org')
  expect(openableLink('mailto:nita@example.org')).toBe('mailto:nita@example.org')
  for (const address of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'file:///etc', ' ', 7])
    expect(openableLink(address)).toBeNull()
})

it('letters that PDF addresses cannot hold are encoded, halves of letters too', () => {
  expect(openableLink('https://example.org/ä b')).toBe('https://example.org/%C3%A4%20b')
  expect(openableLink('https://example.org/\ud800')).toBe('https://example.org/%EF%BF%BD')
})
