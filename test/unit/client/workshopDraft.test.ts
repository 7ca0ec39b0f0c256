// The start form: what it refuses, in which order, and what it sends.
import { describe, expect, it } from 'vitest'
import {
  defaultPeriod,
  monthsIn,
  partnerIds,
  problemsOf,
  shownField,
  toNewBoard,
  type WorkshopDraft,
} from '../../../client/home/workshopDraft.ts'

const draft = (part: Partial<WorkshopDraft> = {}): WorkshopDraft => ({
  title: 'Going abroad together',
  consortium: 'bioXclusters',
  start: '2027-01',
  end: '2029-12',
  partners: [
    { key: 'a', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
    { key: 'b', name: '', region: '', type: 'cluster' },
    { key: 'c', name: ' ERAI ', region: 'Rhône-Alpes', type: 'agency' },
  ],
  templates: ['T08', 'T02'],
  ...part,
})

describe('the strategy period', () => {
  it('counts the first and the last month', () => {
    expect(monthsIn('2027-01', '2029-12')).toBe(36)
    expect(monthsIn('2027-05', '2027-05')).toBe(1)
    expect(monthsIn('2027-05', '2027-04')).toBe(0)
    expect(monthsIn('2027-12', '2028-01')).toBe(2)
  })

  it('starts as three calendar years from next January', () => {
    expect(defaultPeriod(new Date(2026, 10, 22))).toEqual({ start: '2027-01', end: '2029-12' })
  })
})

describe('problems of a draft', () => {
  it('are none for a complete one; empty rows are no partners', () => {
    expect(problemsOf(draft())).toEqual([])
  })

  it('[U5] come in the order of the screen', () => {
    const empty = draft({
      title: ' ',
      consortium: '',
      start: '2028-01',
      end: '2027-01',
      partners: [{ key: 'a', name: '', region: '', type: 'cluster' }],
      templates: [],
    })
    expect(problemsOf(empty).map((problem) => problem.field)).toEqual([
      'title',
      'consortium',
      'period',
      'partners.a.name',
      'templates',
    ])
  })

  it('[U5] name a partner without a name and one whose name is taken', () => {
    const problems = problemsOf(
      draft({
        partners: [
          { key: 'a', name: 'BioM', region: '', type: 'cluster' },
          { key: 'b', name: '', region: 'Bavaria', type: 'cluster' },
          { key: 'c', name: 'biom', region: '', type: 'cluster' },
        ],
      }),
    )
    expect(problems).toEqual([
      { field: 'partners.b.name', text: 'home.problem.partnerName' },
      { field: 'partners.c.name', text: 'home.problem.partnerTwice' },
    ])
  })

  it('refuse a 21st partner', () => {
    const partners = Array.from({ length: 21 }, (_, index) => ({
      key: `k${index}`,
      name: `Partner ${index}`,
      region: '',
      type: 'other' as const,
    }))
    expect(problemsOf(draft({ partners })).map((problem) => problem.field)).toEqual(['partners'])
    expect(problemsOf(draft({ partners: partners.slice(1) }))).toEqual([])
  })
})

describe('what is sent', () => {
  it('has trimmed names, first and last day of the period and templates in order', () => {
    expect(toNewBoard(draft({ end: '2028-02' }), 'en')).toEqual({
      title: 'Going abroad together',
      consortium: {
        name: 'bioXclusters',
        partners: [
          { id: 'BIOCAT', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
          { id: 'ERAI', name: 'ERAI', region: 'Rhône-Alpes', type: 'agency' },
        ],
        strategyStart: '2027-01-01',
        strategyEnd: '2028-02-29',
      },
      templates: ['T02', 'T08'],
      locale: 'en',
    })
  })

  it('has ids that the server takes and that differ', () => {
    const ids = partnerIds(['Biocat', 'BioCat', '4P', 'Łódź', 'Ümlaut é', '日本', 'a'.repeat(70)])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
    expect(ids.slice(0, 2)).toEqual(['BIOCAT', 'BIOCAT2'])
  })
})

describe('a refusal of the server', () => {
  it('is shown at the row it is about, empty rows not counted', () => {
    expect(shownField(draft(), 'consortium.partners.1.name')).toBe('partners.c.name')
    expect(shownField(draft(), 'consortium.strategyEnd')).toBe('period')
    expect(shownField(draft(), 'consortium.name')).toBe('consortium')
    expect(shownField(draft(), 'templates.0')).toBe('templates')
    expect(shownField(draft(), 'locale')).toBe(null)
    expect(shownField(draft(), undefined)).toBe(null)
  })
})
