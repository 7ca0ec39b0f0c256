import { expect, it } from 'vitest'
import { createLog } from '../../../server/log.ts'
import { recordVisits } from '../../../server/relay/visits.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import { NITA, OMAR } from '../../support/people.ts'
import { BOARD, seedBoard } from '../../support/relayKit.ts'
import { openTestRooms } from '../../support/testRooms.ts'

const MINUTE = 60_000

async function watchedBoard() {
  const storage = openMemoryStorage()
  await seedBoard(storage)
  const at = openTestRooms(storage)
  const visits = recordVisits({ storage, log: createLog('silent'), timers: at.timers })
  at.rooms.watchPeople(visits)
  const start = at.timers.now()
  return {
    ...at,
    /** Whose visits there are, in minutes since the test began. */
    async list() {
      await visits.settled()
      const minutes = (iso: string): number => Math.round((Date.parse(iso) - start) / MINUTE)
      return (await storage.listVisits(BOARD)).map(({ participantId, from, to }) => [
        participantId,
        minutes(from),
        minutes(to),
      ])
    },
  }
}

it('[G11] a visit lasts from coming to leaving, and is told every five minutes while it lasts', async () => {
  const at = await watchedBoard()
  const omar = await at.enter(OMAR)
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 0]])
  at.timers.pass(12 * MINUTE)
  // What a crash would leave at this moment.
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 10]])
  omar.leave()
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 12]])
  at.timers.pass(30 * MINUTE)
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 12]])
})

it('[G11] several tabs are one visit, and a short break does not end it; a long one does', async () => {
  const at = await watchedBoard()
  const first = await at.enter(OMAR)
  at.timers.pass(3 * MINUTE)
  const second = await at.enter(OMAR)
  first.leave()
  at.timers.pass(3 * MINUTE)
  second.leave()
  at.timers.pass(MINUTE)
  const third = await at.enter(OMAR)
  at.timers.pass(MINUTE)
  third.leave()
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 8]])
  at.timers.pass(3 * MINUTE)
  await at.enter(OMAR)
  await at.enter(NITA)
  expect(await at.list()).toEqual([
    [OMAR.participantId, 0, 8],
    [NITA.participantId, 11, 11],
    [OMAR.participantId, 11, 11],
  ])
})

it('[G11] closing the server ends the visits; of an erased board none is kept', async () => {
  const at = await watchedBoard()
  await at.enter(OMAR)
  at.timers.pass(2 * MINUTE)
  await at.rooms.close()
  expect(await at.list()).toEqual([[OMAR.participantId, 0, 2]])

  const other = await watchedBoard()
  await other.enter(OMAR)
  await other.storage.deleteBoard(BOARD, new Date(other.timers.now()).toISOString())
  await other.rooms.closeRoom(BOARD, 4410)
  expect(await other.list()).toEqual([])
})
