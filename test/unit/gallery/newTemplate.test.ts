// The walk-through of seeds/README.md is kept true: the files it shows are a whole template, and mistakes in one are told.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../../shared/catalog.ts'
import type { TemplateSeed } from '../../../shared/templateSeed.ts'

const readme = readFileSync(new URL('../../../seeds/README.md', import.meta.url), 'utf8')
const [seedFile, textFile] = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(
  (match) => JSON.parse(match[1]!) as Record<string, unknown>,
)
const FILE = 'seeds/templates/T17.json'
const broken = (change: Record<string, unknown>) => () => parseTemplate(FILE, { ...seedFile, ...change })

/** Every text key that a page of this template asks for. */
function keysOf(seed: TemplateSeed): string[] {
  const { id } = seed
  const widgets = Object.entries(seed.widgets)
  return [
    ...['name', 'question', 'purpose', 'when', 'who', 'output'].map((part) => `${id}.${part}`),
    ...seed.screens.map((screen) => `${id}.screen.${screen.id}`),
    ...seed.panels.map((panel) => `${id}.panel.${panel.id}`),
    ...seed.agenda.flatMap((step) => [
      ...['title', 'text'].map((part) => `${id}.step.${step.id}.${part}`),
      ...(step.method === 'M1' || step.method === 'M8' ? [`${id}.step.${step.id}.question`] : []),
    ]),
    ...widgets.map(([name]) => `${id}.widget.${name}`),
    ...widgets.flatMap(([name, widget]) =>
      'fields' in widget ? widget.fields.map((field) => `${id}.field.${name}.${field.id}`) : [],
    ),
  ]
}

describe('a template of one’s own', () => {
  it('[W94] the files of the walk-through are a whole template with all its texts', () => {
    const seed = parseTemplate(FILE, seedFile)
    expect(seed.id).toBe('T17')
    expect(keysOf(seed).length).toBeGreaterThan(20)
    expect(keysOf(seed).filter((key) => !(key in textFile!))).toEqual([])
  })

  it('[W94] a mistake is told with the file, the place and the reason', () => {
    expect(broken({ minutes: 60 })).toThrow(`${FILE}: minutes: the agenda adds up to 45, not 60`)
    expect(broken({ screens: [{ id: 'other', x: 0, y: 0, w: 10, h: 10 }] })).toThrow(
      `${FILE}: agenda.collect.screen: no screen "work"`,
    )
    expect(broken({ colour: 'red' })).toThrow(/^seeds\/templates\/T17\.json: file: .*colour/)
    expect(broken({ panels: [{ id: 'a', view: 'list', x: 0, y: 0, w: 0, h: 5 }] })).toThrow(
      /^seeds\/templates\/T17\.json: panels\.0\.w: /,
    )
  })
})
