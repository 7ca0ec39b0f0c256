// The full example: every template of the catalogue stands on it, filled, and says that it is invented.
import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../../server/board/exampleExtras.ts'
import { listItems, singleField, type BoardState } from '../../../shared/board/boardState.ts'
import { templateProgress } from '../../../shared/board/templateProgress.ts'
import { CATALOG, templateOf } from '../../../shared/catalog.ts'
import { restsOn } from '../../../shared/charts/boardTexts.ts'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import { createTestApp } from '../http/testApp.ts'
import { t } from '../pdf/examplePdf.ts'
import { prepareExample } from '../pdf/exampleState.ts'

describe('the full example', () => {
  it('[W93] has every template of the catalogue, worked on, and all but two decided', async () => {
    const board = await prepareExample(undefined, 'full')
    expect([...new Set(board.templates.map(templateOf))].sort()).toEqual([...CATALOG.keys()])
    const states = [...CATALOG.keys()].map((id) => [id, templateProgress(board, id)] as const)
    expect(states.filter(([, state]) => state !== 'begun' && state !== 'decided')).toEqual([])
    expect(states.filter(([, state]) => state === 'decided').length).toBeGreaterThanOrEqual(CATALOG.size - 2)
    expect(board.templates.filter((instance) => templateOf(instance) === 'T06')).toEqual(['T06', 'T06~2', 'T06~3'])
  })

  it('[W93] says on every page that it is invented, and keeps source facts as such', async () => {
    const board: BoardState = await prepareExample(undefined, 'full')
    expect(board.notice).toEqual({ $t: 'example.full.notice' })
    const facts = [...CATALOG.values()].flatMap(({ id, widgets }) =>
      Object.entries(widgets).flatMap(([name, widget]) =>
        'prefill' in widget ? listItems(board, `${id}.${name}`).filter((item) => item.fact !== null) : [],
      ),
    )
    expect(facts.length).toBeGreaterThan(40)
  })

  it('[W93] leaves no recommendation missing, and the board counts what evaluate prints', async () => {
    const input = parseInput(exampleOf('full').input)
    const expected = JSON.parse(JSON.stringify(roundResults(evaluateInput(input)))) as { coverage: { missing: number } }
    expect(expected.coverage.missing).toBe(0)
    const test = createTestApp()
    const created = await test.call('POST', '/api/boards/example?example=full')
    expect(created.status).toBe(201)
    const { boardId, invites } = created.body as unknown as { boardId: string; invites: { viewer: string } }
    const vera = await test.join(invites.viewer, 'Vera')
    const { body } = await test.call('GET', `/api/boards/${boardId}/results`, undefined, vera)
    expect(body).toEqual(expected)
  })

  it('[W93] shows a closed mission and what the added value and the pillars rest on', async () => {
    const board = await prepareExample(undefined, 'full')
    expect(singleField(board, 'T12.sheet', 'closedOn')).toBe('2027-09-12')
    const rests = ['T07.propositions', 'T08.pillars'].flatMap((list) =>
      listItems(board, list).map((item) => restsOn(board, item, t)),
    )
    expect(rests.flat()).toContain('Joint seed fund with two banks')
    expect(rests.filter((names) => names.length > 0)).toHaveLength(4)
  })

  it('[W93] an example that nobody knows is refused', async () => {
    const answer = await createTestApp().call('POST', '/api/boards/example?example=huge')
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { code: 'invalid_value', field: 'example' } })
  })
})
