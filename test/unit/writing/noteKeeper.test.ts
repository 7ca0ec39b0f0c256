// The keeper of private notes against a server, a clock and a disk made by hand: every keystroke is kept, in order, once.
import { describe, expect, it } from 'vitest'
import {
  createNoteKeeper,
  hasUnsaved,
  type NoteDraft,
  type NoteKeeper,
  type NotesState,
  type StoredNote,
} from '../../../client/writing/noteKeeper.ts'
import { BoardError } from '../../../shared/errors.ts'

const UNREACHABLE = new BoardError('internal', 'The server cannot be reached.')
const TOO_MANY = new BoardError('invalid_value', 'You have 200 notes.')
const OVER = new BoardError('round_closed', 'This writing is closed.')

function bench(options: { stored?: StoredNote[]; draft?: NoteDraft; finished?: boolean } = {}) {
  const calls: string[] = []
  const waits: (() => void)[] = []
  const failures: BoardError[] = []
  let draft = options.draft ?? null
  const say = (call: string) => {
    const failure = failures.shift()
    if (failure) return Promise.reject(failure)
    calls.push(call)
    return Promise.resolve()
  }
  const keeper = createNoteKeeper({
    load: () => Promise.resolve({ notes: options.stored ?? [], finished: options.finished ?? false }),
    put: (id, text) => say(`put ${id} ${text}`),
    remove: (id) => say(`remove ${id}`),
    reveal: (id) => say(`reveal ${id}`),
    finish: (finished) => say(`finish ${finished}`),
    draft: {
      read: () => draft,
      write: (next) => {
        draft = structuredClone(next)
      },
      clear: () => {
        draft = null
      },
    },
    wait(_ms, then) {
      waits.push(then)
      return () => void waits.splice(waits.indexOf(then), 1)
    },
  })
  return { keeper, calls, failures, draft: () => draft, tick: () => waits.shift()?.(), waiting: () => waits.length }
}

/** Resolves when the keeper's state answers; follows its changes, never the clock. */
function until(keeper: NoteKeeper, holds: (state: NotesState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(keeper.state())) return
      stop()
      resolve()
    }
    const stop = keeper.subscribe(look)
    look()
  })
}
const ready = (keeper: NoteKeeper) => until(keeper, ({ status, isSaving }) => status === 'ready' && !isSaving)
const atRest = (keeper: NoteKeeper) => until(keeper, (state) => !hasUnsaved(state) && !state.isSaving)

describe('keeping private notes', () => {
  it('[W160] keystrokes in a row are one save, with the last words', async () => {
    const { keeper, calls, tick, draft } = bench()
    await ready(keeper)
    keeper.write('a', 'C')
    keeper.write('a', 'Ch')
    keeper.write('a', 'China')
    expect(draft()).toEqual({ a: 'China' })
    tick()
    await atRest(keeper)
    expect(calls).toEqual(['put a China'])
    expect(draft()).toBeNull()
  })

  it('[W160] words stay on the device and are sent again when the server cannot be reached', async () => {
    const { keeper, calls, failures, tick, draft } = bench()
    await ready(keeper)
    failures.push(UNREACHABLE)
    keeper.write('a', 'Brazil')
    tick()
    await until(keeper, ({ problem }) => problem !== null)
    expect(draft()).toEqual({ a: 'Brazil' })
    tick()
    await atRest(keeper)
    expect(calls).toEqual(['put a Brazil'])
    expect(keeper.state().problem).toBeNull()
  })

  it('[W160] a draft of an earlier visit is on screen and sent at once', async () => {
    const stored: StoredNote[] = [{ id: 'a', text: 'old', state: 'kept' }]
    const { keeper, calls } = bench({ stored, draft: { a: 'new words', b: 'unsent' } })
    await ready(keeper)
    await atRest(keeper)
    expect(keeper.state().notes.map(({ text }) => text)).toEqual(['new words', 'unsent'])
    expect(calls).toEqual(['put a new words', 'put b unsent'])
  })

  it('[W160] a note that is refused holds no other back', async () => {
    const { keeper, calls, failures, tick } = bench()
    await ready(keeper)
    failures.push(TOO_MANY)
    keeper.write('a', 'one too many')
    keeper.write('b', 'fine')
    tick()
    await until(keeper, ({ notes, isSaving }) => !isSaving && notes.some(({ refusal }) => refusal !== null))
    expect(calls).toEqual(['put b fine'])
    expect(keeper.state().notes[0]?.refusal).toBe('You have 200 notes.')
  })

  it('[W160] an emptied note is deleted on the server; a removed one leaves the list', async () => {
    const stored: StoredNote[] = [
      { id: 'a', text: 'one', state: 'kept' },
      { id: 'b', text: 'two', state: 'kept' },
    ]
    const { keeper, calls, tick } = bench({ stored })
    await ready(keeper)
    keeper.write('a', '  ')
    tick()
    await atRest(keeper)
    keeper.remove('b')
    tick()
    await until(keeper, ({ notes, isSaving }) => notes.length === 1 && !isSaving)
    expect(calls).toEqual(['remove a', 'remove b'])
    expect(keeper.state().notes.map(({ id }) => id)).toEqual(['a'])
  })

  it('[W160] finishing and showing a note come after the words before them', async () => {
    const { keeper, calls, tick } = bench()
    await ready(keeper)
    keeper.write('a', 'China')
    keeper.reveal('a')
    keeper.setFinished(true)
    tick()
    await until(keeper, ({ isTelling, isSaving }) => !isTelling && !isSaving)
    expect(calls).toEqual(['put a China', 'reveal a', 'finish true'])
    expect(keeper.state().notes[0]?.state).toBe('placed')
  })

  it('[W160] what came too late stays on screen and says so', async () => {
    const { keeper, failures, tick } = bench()
    await ready(keeper)
    failures.push(OVER)
    keeper.write('a', 'too late')
    tick()
    await until(keeper, ({ status }) => status === 'closed')
    expect(hasUnsaved(keeper.state())).toBe(true)
    keeper.write('a', 'more')
    expect(keeper.state().notes[0]?.text).toBe('too late')
  })
})
