// SPEC.md and the tests must not drift apart: every rule is cited by a test's name, and every cited rule exists.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return /\.(test\.tsx?|ts)$/.test(entry.name) && path !== import.meta.filename ? [path] : []
  })
}

const rules = [...readFileSync(join(root, 'SPEC.md'), 'utf8').matchAll(/^- \*\*\[([A-Z]\d+)\]\*\*/gm)].map((m) => m[1]!)
const titles = testFiles(join(root, 'test')).flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs,
    ),
  ].map((match) => match[2]!),
)
const cited = new Set(titles.flatMap((title) => [...title.matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]!)))

describe('SPEC.md', () => {
  it('names each rule once', () => {
    expect(rules.length).toBeGreaterThan(20)
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  })

  it('has a test for every rule', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
  })

  it('knows every rule that a test cites', () => {
    expect([...cited].filter((rule) => !rules.includes(rule)).sort()).toEqual([])
  })
})
