// Every text that is asked for exists, so that nobody ever reads a key on screen.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../../shared/catalog.ts'

const root = resolve(import.meta.dirname, '../../..')

const texts: Record<string, string> = {}
const folder = join(root, 'seeds/locales/en')
const fileOf = new Map<string, string[]>()
for (const name of readdirSync(folder)) {
  const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>
  for (const key of Object.keys(content)) fileOf.set(key, [...(fileOf.get(key) ?? []), name])
  Object.assign(texts, content)
}

const exists = (key: string): boolean => key in texts || (`${key}_one` in texts && `${key}_other` in texts)

function sourceFiles(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    if (entry.isDirectory()) return sourceFiles(child)
    return /\.tsx?$/.test(entry.name) ? [child] : []
  })
}

/** Keys given as a plain literal to `t` or `translate`. */
function literalKeys(path: string): string[] {
  return sourceFiles(path).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:t|translate)\(\s*'([^']+)'/g)].map((match) => match[1]!),
  )
}

function seedKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(seedKeys)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$t' && typeof inner === 'string' ? [inner] : seedKeys(inner),
  )
}

describe('texts', () => {
  it('[U1] exist for every key written in client/ and shared/', () => {
    const keys = [...literalKeys(join(root, 'client')), ...literalKeys(join(root, 'shared'))]
    expect(keys.length).toBeGreaterThan(100)
    expect([...new Set(keys)].filter((key) => !exists(key))).toEqual([])
  })

  it('exist for every $t in the seeds', () => {
    const keys = [...CATALOG.values()].flatMap(seedKeys)
    expect(keys.length).toBeGreaterThan(10)
    expect([...new Set(keys)].filter((key) => !exists(key))).toEqual([])
  })

  it('exist for every template, panel, frame, screen and step', () => {
    const keys = [...CATALOG.values()].flatMap((template) => [
      ...['name', 'question', 'purpose'].map((part) => `${template.id}.${part}`),
      ...template.panels.map((panel) => `${template.id}.panel.${panel.id}`),
      ...template.frames.map((frame) => `${template.id}.frame.${frame.id}`),
      ...template.screens.map((screen) => `${template.id}.screen.${screen.id}`),
      ...template.agenda.flatMap((step) => [
        `${template.id}.step.${step.id}.title`,
        `${template.id}.step.${step.id}.text`,
        ...(step.method === 'M1' || step.method === 'M8' ? [`${template.id}.step.${step.id}.question`] : []),
      ]),
    ])
    expect(keys.filter((key) => !exists(key))).toEqual([])
  })

  it('[U1] are defined in one file each', () => {
    expect([...fileOf].filter(([, files]) => files.length > 1)).toEqual([])
  })

  // A lone dash is the sign for a missing value; between words it is punctuation.
  it('[U2] keep to the words of the house: no exclamation marks, dashes between words or emoji', () => {
    const wrong = Object.entries(texts).filter(([, text]) =>
      /!|\p{L} ?[—–] ?\p{L}|\p{Extended_Pictographic}/u.test(text),
    )
    expect(wrong).toEqual([])
  })
})
