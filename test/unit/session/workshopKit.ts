// A board with a running workshop over HTTP: people who come and leave without sockets, and time in the test's hand.
import type * as Y from 'yjs'
import { readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { readRecord } from '../../../shared/board/recordLayout.ts'
import type { SessionCommand } from '../../../shared/session/sessionCommands.ts'
import { settle, TestTimers } from '../../support/relayKit.ts'
import { createTestApp, createTestBoard, type Person } from '../http/testApp.ts'

export async function openWorkshop() {
  const timers = new TestTimers()
  const test = createTestApp({ timers })
  const board = await createTestBoard(test)
  const { boardId, path, nita } = board

  /** Lets what waits for promises and for no time happen. */
  async function calm(): Promise<void> {
    for (let round = 0; round < 6; round++) {
      timers.pass(0)
      await settle()
    }
  }
  const read = <T>(reader: (doc: Y.Doc) => T): Promise<T> => test.rooms.read(boardId, reader)

  return {
    ...board,
    test,
    timers,
    calm,
    read,
    state: (): Promise<BoardState> => read(readBoard),
    record: (id: string) => read((doc) => readRecord(doc.getMap('records').get(id))),
    /** Lets time pass for the clock of requests and for timers. */
    async pass(ms: number): Promise<void> {
      test.clock.now = new Date(test.clock.now.getTime() + ms)
      timers.pass(ms)
      await calm()
    },
    async come(...people: Person[]): Promise<void> {
      for (const { participantId } of people) test.rooms.come(boardId, participantId)
      await calm()
    },
    async leave(...people: Person[]): Promise<void> {
      for (const { participantId } of people) test.rooms.leave(boardId, participantId)
      await calm()
    },
    join: (name: string, partnerId: string) => test.join(board.invites.editor, name, partnerId),
    /** A session command; by Nita unless somebody else is named. */
    async send(command: SessionCommand | Record<string, unknown>, by: { token?: string } = nita) {
      const answer = await test.call('POST', `${path}/session`, command, by)
      await calm()
      return answer
    },
    /** A command that must be taken. */
    async run(command: SessionCommand, by: { token?: string } = nita) {
      const answer = await test.call('POST', `${path}/session`, command, by)
      if (answer.status !== 200) throw new Error(`${command.command}: ${JSON.stringify(answer.body)}`)
      await calm()
      return answer.body as unknown as { done: true; id?: string }
    },
    hand: (raised: boolean, by: Person) => test.call('PUT', `${path}/hand`, { raised }, by),
    spotlight: (accept: boolean, by: Person) => test.call('POST', `${path}/spotlight`, { accept }, by),
    standIn: (by: Person) => test.call('POST', `${path}/stand-in`, undefined, by),
  }
}
export type Workshop = Awaited<ReturnType<typeof openWorkshop>>
