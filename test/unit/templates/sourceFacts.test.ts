// Source facts can be seen as such and confirmed on the canvas, whichever list they are in.
import { describe, expect, it } from 'vitest'
import { factYear } from '../../../client/shapes/generic/factYear.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { t } from '../pdf/examplePdf.ts'

/** Views whose rows carry the mark of a source fact with its two buttons. */
const MARKING = ['list', 'indicatorTable', 'marketFacts']

const lists = [...CATALOG.values()].flatMap(({ id, widgets, panels }) =>
  Object.entries(widgets).flatMap(([name, widget]) => {
    const facts = 'prefill' in widget ? (widget.prefill ?? []).flatMap(({ fact }) => (fact ? [fact] : [])) : []
    const views = panels.filter((panel) => panel.widget === `${id}.${name}`).map(({ view }) => view)
    return facts.length === 0 ? [] : [{ list: `${id}.${name}`, facts, views }]
  }),
)

describe('[W166] source facts of the seeds', () => {
  it('stand in a panel that marks them', () => {
    expect(lists.length).toBeGreaterThan(20)
    expect(lists.filter(({ views }) => !views.some((view) => MARKING.includes(view))).map(({ list }) => list)).toEqual(
      [],
    )
  })

  it('have a source and a year', () => {
    const ids = [...new Set(lists.flatMap(({ facts }) => facts))]
    expect(ids.filter((id) => t(`fact.${id}.source`) === `fact.${id}.source`)).toEqual([])
    expect(ids.filter((id) => !/^\d{4}/.test(factYear(id)))).toEqual([])
  })
})
