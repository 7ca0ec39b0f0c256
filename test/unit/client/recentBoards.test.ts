// What a browser remembers: newest first, nothing lost by a second visit, everything gone when forgotten.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  forgetBoard,
  knownLinks,
  recentBoards,
  rememberBoard,
  rememberedPartner,
  rememberLinks,
  rememberPerson,
} from '../../../client/recentBoards.ts'

function memoryStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))

const visit = (boardId: string, openedAt: string) =>
  rememberBoard({ boardId, title: `Board ${boardId}`, role: 'editor', templates: ['T04'], openedAt })

describe('the boards this browser knows', () => {
  it('are listed newest first, each once, and keep their coverage', () => {
    visit('a', '2026-11-20T10:00:00Z')
    rememberBoard({
      boardId: 'a',
      title: 'Board a',
      role: 'editor',
      templates: ['T04'],
      openedAt: '2026-11-20T11:00:00Z',
      coverage: { covered: 3, partial: 3, total: 19 },
    })
    visit('b', '2026-11-21T10:00:00Z')
    visit('a', '2026-11-22T10:00:00Z')
    expect(recentBoards().map(({ boardId, openedAt, coverage }) => ({ boardId, openedAt, coverage }))).toEqual([
      { boardId: 'a', openedAt: '2026-11-22T10:00:00Z', coverage: { covered: 3, partial: 3, total: 19 } },
      { boardId: 'b', openedAt: '2026-11-21T10:00:00Z', coverage: null },
    ])
  })

  it('are at most twenty', () => {
    for (let n = 0; n < 25; n++) visit(String(n), '2026-11-22T10:00:00Z')
    expect(recentBoards()).toHaveLength(20)
    expect(recentBoards()[0]!.boardId).toBe('24')
  })

  it('[U6] are forgotten together with their links', () => {
    visit('a', '2026-11-22T10:00:00Z')
    rememberLinks('a', { editor: 'http://localhost/b/a#1' })
    rememberLinks('a', { viewer: 'http://localhost/b/a#2' })
    expect(knownLinks('a')).toEqual({ editor: 'http://localhost/b/a#1', viewer: 'http://localhost/b/a#2' })
    forgetBoard('a')
    expect([recentBoards(), knownLinks('a')]).toEqual([[], {}])
  })

  it('[U6] do not stop the page when storage is refused or holds nonsense', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => '{',
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    })
    visit('a', '2026-11-22T10:00:00Z')
    expect(recentBoards()).toEqual([])
  })
})

describe('the person at this browser', () => {
  it('is offered the partner of last time, by name', () => {
    rememberPerson('Omar', 'BioM')
    expect(
      rememberedPartner([
        { id: 'X', name: 'Biocat' },
        { id: 'Y', name: 'BioM' },
      ]),
    ).toBe('Y')
    expect(rememberedPartner([{ id: 'X', name: 'Biocat' }])).toBe(null)
  })
})
