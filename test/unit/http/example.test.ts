// [H9] A board made from an input gives that input's results, the whole way through document, ballots and server.
import { expect, it } from 'vitest'
import worked from '../../../seeds/examples/worked-example-1.json'
import { createTestApp } from './testApp.ts'

it.each([['the shown example', undefined], ['a posted input', worked.input]])('[H9] results of %s equal those expected', async (_, input) => {
  const test = createTestApp()
  const created = await test.call('POST', '/api/boards/example', input)
  expect(created.body).toMatchObject({ boardId: expect.any(String) })
  expect(created.status).toBe(201)
  const { boardId, invites } = created.body as unknown as { boardId: string; invites: { viewer: string } }
  const vera = await test.join(invites.viewer, 'Vera')
  const results = await test.call('GET', `/api/boards/${boardId}/results`, undefined, vera)
  expect(results.body).toEqual(worked.expected)
})
