// Calls to the server: what a refusal and a silence become.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '../../../client/api.ts'
import { BoardError } from '../../../shared/errors.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (body: string, status: number) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body, { status }))),
  )

const refusal = async (call: Promise<unknown>): Promise<BoardError> => {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof BoardError)) throw new Error(`no BoardError but ${String(error)}`)
  return error
}

describe('the client of the HTTP interface', () => {
  it('[U3] throws the refusal of the server with code, message and field', async () => {
    answering(JSON.stringify({ error: { code: 'invalid_value', message: 'Too long.', field: 'title' } }), 400)
    const error = await refusal(api.config())
    expect([error.code, error.message, error.field]).toEqual(['invalid_value', 'Too long.', 'title'])
  })

  it('[U3] says in words that nothing answered', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
    )
    const error = await refusal(api.board('abc'))
    expect(error.code).toBe('internal')
    expect(error.message).toMatch(/^The server cannot be reached\./)
  })

  it('does not show the page of a proxy', async () => {
    answering('<html>502 Bad Gateway</html>', 502)
    const error = await refusal(api.config())
    expect(error.code).toBe('internal')
    expect(error.message).toContain('502')
    expect(error.message).not.toContain('html')
  })

  it('sends the admin token as a bearer and ids as one part of the path', async () => {
    answering('{"boardId":"x","invites":{}}', 201)
    await api.createExample('worked', 'token')
    await api.results('a/b')
    const calls = vi.mocked(fetch).mock.calls
    expect((calls[0]![1]!.headers as Record<string, string>).authorization).toBe('Bearer token')
    expect(calls[1]![0]).toBe('/api/boards/a%2Fb/results')
  })
})
