// The boards this browser has opened, and what it remembers for the next join. Kept in localStorage only: the server
// never learns which boards a browser knows.
import type { PartnerId } from '../shared/board/boardState.ts'
import type { TemplateId } from '../shared/catalog.ts'
import type { Role } from '../shared/roles.ts'
import type { Invites } from './api.ts'

export type RecentBoard = {
  boardId: string
  title: string
  role: Role
  templates: TemplateId[]
  /** ISO time of the last visit. */
  openedAt: string
  coverage: { covered: number; partial: number; total: number } | null
}

type Remembered = { name: string; partnerName: string | null }

const RECENT = 'clusterboard.recent'
const LINKS = 'clusterboard.links'
const ME = 'clusterboard.me'
const MAX_RECENT = 20

function read<T>(key: string, fallback: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? fallback
  } catch {
    // Storage switched off, or text that another program wrote: the page works without memory.
    return fallback
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage full or switched off: only the memory of this browser is lost, no work.
  }
}

/** Newest first. */
export const recentBoards = (): RecentBoard[] => read<RecentBoard[]>(RECENT, [])

/** Puts a board first, keeping what was known of it. */
export function rememberBoard(board: Omit<RecentBoard, 'coverage'> & { coverage?: RecentBoard['coverage'] }): void {
  const others = recentBoards()
  const known = others.find((other) => other.boardId === board.boardId)
  const entry: RecentBoard = { ...board, coverage: board.coverage ?? known?.coverage ?? null }
  write(RECENT, [entry, ...others.filter((other) => other.boardId !== board.boardId)].slice(0, MAX_RECENT))
}

/** Forgets a board in this browser, with its links; the board itself stays. */
export function forgetBoard(boardId: string): void {
  write(
    RECENT,
    recentBoards().filter((board) => board.boardId !== boardId),
  )
  const links = read<Record<string, Partial<Invites>>>(LINKS, {})
  delete links[boardId]
  write(LINKS, links)
}

/** Links known since they were made in this browser; the server keeps only their hashes. */
export const knownLinks = (boardId: string): Partial<Invites> =>
  read<Record<string, Partial<Invites>>>(LINKS, {})[boardId] ?? {}

export function rememberLinks(boardId: string, links: Partial<Invites>): void {
  const all = read<Record<string, Partial<Invites>>>(LINKS, {})
  write(LINKS, { ...all, [boardId]: { ...all[boardId], ...links } })
}

export const rememberedPerson = (): Remembered => read<Remembered>(ME, { name: '', partnerName: null })

export function rememberPerson(name: string, partnerName: string | null): void {
  write(ME, { name, partnerName } satisfies Remembered)
}

/** The partner of this board that the person belonged to last time, by name, because ids differ between boards. */
export function rememberedPartner(partners: readonly { id: PartnerId; name: string }[]): PartnerId | null {
  const { partnerName } = rememberedPerson()
  return partners.find((partner) => partner.name === partnerName)?.id ?? null
}
