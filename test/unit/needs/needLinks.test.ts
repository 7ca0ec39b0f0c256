import { describe, expect, it } from 'vitest'
import { itemKey } from '../../../shared/board/boardState.ts'
import {
  hasLink,
  linkableNeeds,
  linkableTargets,
  linkTargets,
  needLinkRows,
} from '../../../shared/widgets/needLinks.ts'
import { exampleBoard, keyOf, withItems } from '../brandViews/exampleBrand.ts'

const link = (fields: Record<string, unknown>) => ({ fields, origin: 'participant', order: 1000 })

describe('links from needs to markets', () => {
  it('are listed by the code of their need', () => {
    expect(needLinkRows(exampleBoard(), keyOf).map(({ code, target }) => [code, target])).toEqual([
      ['N03', 'China'],
      ['N05', 'United States'],
      ['N09', 'Brazil'],
    ])
  })

  it('stay on the board and say which end is missing', () => {
    const board = withItems(exampleBoard(), {
      [itemKey('T02.needLinks', 'x')]: link({ target: 'CN' }),
      [itemKey('T02.needLinks', 'y')]: link({ need: 'N01', target: 'XX' }),
    })
    const rows = needLinkRows(board, keyOf)
    expect(rows.find(({ id }) => id === 'x')).toMatchObject({ code: '', need: null, target: 'China' })
    expect(rows.find(({ id }) => id === 'y')).toMatchObject({ code: 'N01', target: null })
    expect(rows.at(-1)?.id).toBe('x')
  })

  it('keep the name of a market that was archived', () => {
    const board = withItems(exampleBoard(), { [itemKey('T04.markets', 'CN', '$archived')]: true })
    expect(needLinkRows(board, keyOf)[0]?.target).toBe('China')
    expect(linkableTargets(board, keyOf).map(({ id }) => id)).not.toContain('CN')
  })

  it('are known when they are there already', () => {
    expect(hasLink(exampleBoard(), 'N03', 'CN')).toBe(true)
    expect(hasLink(exampleBoard(), 'N03', 'BR')).toBe(false)
  })

  it('lead to markets and services, and offer none that is not on the board', () => {
    expect(linkTargets()).toEqual(['T04.markets', 'T07.services'])
    expect(linkableNeeds(exampleBoard(), keyOf)).toHaveLength(17)
    const withoutMarkets = { ...exampleBoard(), items: new Map<string, unknown>() }
    expect(linkableTargets(withoutMarkets, keyOf)).toEqual([])
  })
})
