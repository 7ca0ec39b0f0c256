// The words of empty lists and of the button that adds to them: those of the thing itself, in every template.
import { expect, it } from 'vitest'
import { CATALOG } from '../../../shared/catalog.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'

const texts = seedTexts('en')
/** Kinds whose items people add by a button; the network's nodes and notes from the talk have ways of their own. */
const ADDED = new Set(['list', 'calendar', 'roadmap', 'indicatorTable'])
/** Lists that no panel adds to: filled by their own views. */
const FILLED = new Set(['T06.facts', 'T07.propositions', 'T11.support', 'T11.past'])

it('[W167] every list names what is added to it, and what is missing while it is empty', () => {
  const lists = [...CATALOG.values()].flatMap(({ id, widgets }) =>
    Object.entries(widgets)
      .filter(([name, { kind }]) => ADDED.has(kind) && name !== 'talk')
      .map(([name]) => `${id}.${name}`),
  )
  const silent = lists
    .filter((list) => !FILLED.has(list))
    .filter((list) => texts(`widgets.add.${list}`) === undefined || texts(`widgets.none.${list}`) === undefined)
  expect(lists.length).toBeGreaterThan(50)
  expect(silent).toEqual([])
})
