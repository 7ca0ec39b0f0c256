// Mistakes in a template's file that its form does not show: each is told with the file, the place and what to do.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VIEWS } from '../../../client/shapes/views.tsx'
import { seedTexts } from '../../../server/board/seedTexts.ts'
import facts from '../../../seeds/facts.json'
import { CATALOG, parseTemplate } from '../../../shared/catalog.ts'
import { PANEL_VIEWS } from '../../../shared/panelViews.ts'
import { seedMistakes } from '../../../shared/seedMistakes.ts'

const readme = readFileSync(new URL('../../../seeds/README.md', import.meta.url), 'utf8')
const [seedFile, textFile] = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1]!) as [
  string,
  string,
]
const texts = seedTexts('en')
const FACTS = new Set(facts.map(({ id }) => id))

/** The walk-through's template with one thing mistyped, beside all others. */
function mistakesWith(wrong: string, right: string, ownTexts = textFile): string[] {
  expect(seedFile).toContain(right)
  const seed = parseTemplate('seeds/templates/T17.json', JSON.parse(seedFile.replace(right, wrong)))
  const own = JSON.parse(ownTexts) as Record<string, string>
  return seedMistakes({
    templates: new Map([...CATALOG, ['T17', seed]]),
    text: (key) => own[key] ?? texts(key),
    facts: FACTS,
  })
}

describe('[W169] seeds', () => {
  it('have no mistakes, the template of the walk-through included', () => {
    expect(mistakesWith('"T17"', '"T17"')).toEqual([])
    expect([...PANEL_VIEWS].sort()).toEqual(Object.keys(VIEWS).sort())
  })

  it.each([
    [
      '"view": "dotvote"',
      '"view": "dotVote"',
      'panels.dots.view: there is no view "dotvote"; seeds/README.md lists them',
    ],
    [
      '"widget": "T17.fair"',
      '"widget": "T17.fairs"',
      'panels.fairs.widget: there is no widget "T17.fair"; add it to widgets or mend the name',
    ],
    [
      '"x": 900, "y": 124, "w": 556, "h": 560',
      '"x": 944, "y": 124, "w": 556, "h": 560',
      'panels.fairs: it lies over "dots"; move one of them or make it smaller',
    ],
    [
      '"y": 696, "w": 556, "h": 404',
      '"y": 696, "w": 556, "h": 304',
      'panels.statement: it does not lie on a screen; move it or add a screen around it',
    ],
    [
      '"rounds": ["T17.fairs"]',
      '"rounds": ["T17.dots"]',
      'agenda.choose.rounds: "T17.fairs" is no vote or private score; name a widget of these kinds',
    ],
    [
      '"label": "title"',
      '"label": "name"',
      'widgets.fairs.label: there is no field "title"; name the field that items are called by',
    ],
    [
      '"to": ["T04.market"]',
      '"to": ["T04.markets"]',
      'widgets.fairs.fields.market.to: there is no widget "T04.market"; mend the name',
    ],
    [
      '"id": "name", "type": "choice"',
      '"id": "owner", "type": "partner"',
      'widgets.fairs.fields: there are two with the id "name"; give one another id',
    ],
    [
      '"fields": { "title": {',
      '"fields": { "name": {',
      'widgets.fairs.prefill.first: there is no field "title"; mend the name',
    ],
    [
      '"fact": "F99", "id": "first"',
      '"id": "first"',
      'widgets.fairs.prefill.first.fact: there is no fact "F99"; add it to seeds/facts.json',
    ],
    ['"widget": "T17.statment" }', '"widget": "T17.statement" }', 'there is no widget "T17.statment"'],
  ])('%s is told', (wrong, right, sentence) => {
    const told = mistakesWith(wrong, right).find((one) => one.includes(sentence))
    expect(told).toMatch(/^seeds\/templates\/T17\.json: /)
  })

  it('tell which text is missing, and in which file', () => {
    expect(mistakesWith('"T17"', '"T17"', textFile.replace('T17.panel.dots', 'T17.panel.dot'))).toEqual([
      'seeds/locales/en/T17.json: there is no text "T17.panel.dots"; add it',
    ])
  })
})
