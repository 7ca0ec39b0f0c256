// The style sheets of the client, as files: short enough to be read at once, and coloured by the tokens (a shade
// of black may say its own strength).
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const MOST_LINES = 400

const sheets = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(`client/${name}`, 'utf8') }))

describe('a style sheet', () => {
  it('has at most 400 lines', () => {
    expect(sheets.length).toBeGreaterThan(50)
    expect(sheets.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES).map(({ name }) => name)).toEqual([])
  })

  it('takes every colour from the theme', () => {
    const literals = sheets
      .filter(({ name }) => name !== 'theme.css')
      .flatMap(({ name, text }) => [...text.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([colour]) => `${name}: ${colour}`))
    expect(literals).toEqual([])
  })
})
