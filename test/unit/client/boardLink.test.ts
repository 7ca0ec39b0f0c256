// Links as people paste them.
import { describe, expect, it } from 'vitest'
import { parseBoardLink } from '../../../client/join/boardLink.ts'

const origin = 'http://localhost:8080'

describe('a pasted link', () => {
  it('is taken with its secret, whatever spaces a mail program put in', () => {
    const link = 'http://localhost:8080/b/abc#secret'
    expect(parseBoardLink(link, origin)).toEqual({ kind: 'board', link })
    expect(parseBoardLink(' http://localhost:8080/b/\n  abc#secret ', origin)).toEqual({ kind: 'board', link })
    expect(parseBoardLink('/b/abc#secret', origin)).toEqual({ kind: 'board', link })
  })

  it('of another server is told apart', () => {
    expect(parseBoardLink('https://boards.example.org/b/abc#secret', origin)).toEqual({ kind: 'otherServer' })
  })

  it('that is none is refused', () => {
    for (const text of ['', 'hello', 'http://localhost:8080/', 'javascript:alert(1)', 'http://', '/b/a/c#x'])
      expect(parseBoardLink(text, origin)).toEqual({ kind: 'none' })
  })
})
