// Summons, control, spotlight, hands, locks, groups and the stand-in over HTTP, and what becomes of them when people leave.
import { describe, expect, it } from 'vitest'
import { openWorkshop } from './workshopKit.ts'

const SECOND = 1000

describe('where everybody looks', () => {
  it('[W117] everybody is brought to a place or a view that is there', async () => {
    const { run, send, state, nita } = await openWorkshop()
    const { id } = await run({ command: 'summon', place: { template: 'T04', screen: 'differences' }, camera: null })
    expect((await state()).workshop.summons).toEqual({
      id,
      by: nita.participantId,
      at: '2027-03-01T09:00:00.000Z',
      place: { template: 'T04', screen: 'differences' },
      camera: null,
    })
    const camera = { page: 'page:T02', x: 750, y: 500, z: 0.8 }
    await run({ command: 'summon', place: null, camera })
    expect((await state()).workshop.summons).toMatchObject({ place: null, camera })
    await run({ command: 'summon', place: { template: 'T02', frame: 'notes' }, camera: null })
    const refused = async (place: unknown, view: unknown) =>
      (await send({ command: 'summon', place, camera: view })).body.error?.field
    expect(await refused(null, null)).toBe('place')
    expect(await refused({ template: 'T16' }, null)).toBe('place.template')
    expect(await refused({ template: 'T04', screen: 'moon' }, null)).toBe('place.screen')
    expect(await refused({ template: 'T04', frame: 'shape:gone' }, null)).toBe('place.frame')
    expect(await refused(null, { ...camera, page: 'page:T16' })).toBe('camera.page')
    expect(await refused(null, { ...camera, z: 0 })).toBe('camera.z')
  })

  it('[W117] control is taken, handed over and released', async () => {
    const { run, state, test, invites, nita } = await openWorkshop()
    const other = await test.join(invites.facilitator, 'Ola')
    await run({ command: 'takeControl' })
    expect((await state()).workshop.control?.by).toBe(nita.participantId)
    await run({ command: 'takeControl' }, other)
    expect((await state()).workshop.control?.by).toBe(other.participantId)
    await run({ command: 'release' })
    expect((await state()).workshop.control).toBeNull()
  })

  it('[W117] control ends when who has it is away for ten seconds, not when a page is loaded again', async () => {
    const { run, state, come, leave, pass, nita, omar } = await openWorkshop()
    await come(nita, omar)
    await run({ command: 'takeControl' })
    await leave(nita)
    await pass(9 * SECOND)
    await come(nita)
    await pass(60 * SECOND)
    expect((await state()).workshop.control).not.toBeNull()
    await leave(nita)
    await pass(9 * SECOND)
    expect((await state()).workshop.control).not.toBeNull()
    await pass(1 * SECOND)
    expect((await state()).workshop.control).toBeNull()
  })

  it('[W117] control of somebody who is no facilitator any more ends', async () => {
    const { run, state, test, invites, come, path, nita, omar } = await openWorkshop()
    const other = await test.join(invites.facilitator, 'Ola')
    await come(nita, omar, other)
    await run({ command: 'takeControl' }, other)
    await test.call('PATCH', `${path}/participants/${other.participantId}`, { role: 'editor' }, nita)
    await come(other)
    expect((await state()).workshop.control).toBeNull()
  })

  it('[W118] nobody is followed without having agreed', async () => {
    const { run, send, state, come, spotlight, nita, omar, iva } = await openWorkshop()
    await come(nita, omar)
    const state1 = async () => (await state()).workshop.spotlight?.state
    expect((await send({ command: 'askSpotlight', participantId: iva.participantId })).body.error?.code).toBe(
      'invalid_value',
    )
    expect((await send({ command: 'askSpotlight', participantId: 'nobody' })).status).toBe(404)
    expect((await spotlight(true, omar)).status).toBe(404)
    await run({ command: 'askSpotlight', participantId: omar.participantId })
    expect(await state1()).toBe('asked')
    expect((await spotlight(true, iva)).status).toBe(404)
    expect(await state1()).toBe('asked')
    expect((await spotlight(true, omar)).status).toBe(200)
    expect(await state1()).toBe('on')
    expect((await spotlight(false, omar)).status).toBe(200)
    expect(await state1()).toBeUndefined()
    await run({ command: 'askSpotlight', participantId: nita.participantId })
    expect(await state1()).toBe('on')
    await run({ command: 'endSpotlight' })
    expect(await state1()).toBeUndefined()
  })

  it('[W118] one person leads the views at a time, and a spotlight ends with who is followed', async () => {
    const { run, state, come, leave, pass, spotlight, nita, omar } = await openWorkshop()
    await come(nita, omar)
    await run({ command: 'takeControl' })
    await run({ command: 'askSpotlight', participantId: omar.participantId })
    expect((await state()).workshop.control).not.toBeNull()
    await spotlight(true, omar)
    expect((await state()).workshop).toMatchObject({ control: null, spotlight: { state: 'on' } })
    await run({ command: 'takeControl' })
    expect((await state()).workshop.spotlight).toBeNull()
    await run({ command: 'askSpotlight', participantId: omar.participantId })
    await leave(omar)
    await pass(10 * SECOND)
    expect((await state()).workshop.spotlight).toBeNull()
  })
})

describe('raised hands', () => {
  it('[W123] wait in a row, are called and lowered, and go down when another step starts', async () => {
    const { run, state, hand, pass, omar, iva, vera, nita } = await openWorkshop()
    const hands = async () =>
      (await state()).workshop.hands.map(({ participantId, speaking }) => [participantId, speaking])
    expect((await hand(true, vera)).status).toBe(403)
    await hand(true, omar)
    await pass(SECOND)
    await hand(true, iva)
    await pass(SECOND)
    await hand(true, nita)
    await hand(true, omar)
    expect(await hands()).toEqual([omar, iva, nita].map(({ participantId }) => [participantId, false]))
    await run({ command: 'callNext' })
    expect((await hands())[0]).toEqual([omar.participantId, true])
    await run({ command: 'lowerHand', participantId: nita.participantId })
    await hand(false, omar)
    expect(await hands()).toEqual([[iva.participantId, false]])
    await run({ command: 'startStep', template: 'T04', step: 'brief' })
    expect(await hands()).toEqual([])
    await hand(true, iva)
    await run({ command: 'clearHands' })
    expect(await hands()).toEqual([])
  })

  it('[W123] in a round by partner the partner that has not spoken is next', async () => {
    const { run, state, hand, pass, join, omar, iva } = await openWorkshop()
    await run({ command: 'startStep', template: 'T08', step: 'assets' })
    const otto = await join('Otto', 'BC')
    for (const person of [omar, otto, iva]) {
      await hand(true, person)
      await pass(SECOND)
    }
    const row = async () => (await state()).workshop.hands.map(({ participantId }) => participantId)
    expect(await row()).toEqual([omar, iva, otto].map(({ participantId }) => participantId))
    await run({ command: 'callNext' })
    await run({ command: 'callNext' })
    expect(await row()).toEqual([iva, otto].map(({ participantId }) => participantId))
    expect(Object.keys((await state()).workshop.spoken)).toEqual(['BC', 'BM'])
    await run({ command: 'endStep' })
    expect((await state()).workshop.spoken).toEqual({})
  })

  it('[W124] stay up for a minute without a connection, as a phone goes dark', async () => {
    const { state, hand, come, leave, pass, omar, iva } = await openWorkshop()
    await come(omar, iva)
    await hand(true, omar)
    await hand(true, iva)
    await leave(omar)
    await pass(59 * SECOND)
    expect((await state()).workshop.hands).toHaveLength(2)
    await pass(SECOND)
    expect((await state()).workshop.hands.map(({ participantId }) => participantId)).toEqual([iva.participantId])
  })

  it('[W124] of somebody who was taken off the board goes down at once', async () => {
    const { state, hand, come, leave, test, path, nita, omar, iva } = await openWorkshop()
    await come(nita, omar, iva)
    await hand(true, omar)
    await hand(true, iva)
    await test.call('DELETE', `${path}/participants/${omar.participantId}`, undefined, nita)
    await leave(omar)
    expect((await state()).workshop.hands.map(({ participantId }) => participantId)).toEqual([iva.participantId])
  })

  it('[W124] of people who never came back after a restart go down, counted from who comes first', async () => {
    const { state, hand, come, pass, omar, iva } = await openWorkshop()
    await hand(true, omar)
    await pass(1000 * SECOND)
    await come(iva)
    expect((await state()).workshop.hands).toHaveLength(1)
    await pass(60 * SECOND)
    expect((await state()).workshop.hands).toHaveLength(0)
  })
})

describe('locked frames', () => {
  it('[W119] are frames of the board, locked once and unlocked', async () => {
    const { run, send, state, nita } = await openWorkshop()
    const frame = 'shape:T04.frame.notes'
    await run({ command: 'lockFrame', frame })
    await run({ command: 'lockFrame', frame })
    expect((await state()).workshop.locks).toEqual([{ frame, by: nita.participantId, at: '2027-03-01T09:00:00.000Z' }])
    expect((await send({ command: 'lockFrame', frame: 'shape:T04.scores' })).body.error?.field).toBe('frame')
    expect((await send({ command: 'lockFrame', frame: 'page:T04' })).status).toBe(400)
    await run({ command: 'unlockFrame', frame })
    expect((await state()).workshop.locks).toEqual([])
    await run({ command: 'unlockFrame', frame })
  })
})

describe('1-2-4-all', () => {
  it('[W121] goes from one to all with time, groups and frames, and takes in who comes late', async () => {
    const { run, send, state, record, come, leave, pass, join, nita, omar, iva, vera } = await openWorkshop()
    const people = [omar, iva]
    for (const [i, partner] of ['BC', 'BM', 'ER', 'BC', 'BM', 'ER'].entries()) people.push(await join(`P${i}`, partner))
    await come(nita, vera, ...people)
    const groups = async () => (await state()).workshop.groups
    const place = { template: 'T02', screen: 'differences' }
    const { id } = await run({ command: 'startGroups', question: 'What explains it?', place, seconds: { pairs: 90 } })
    expect(await groups()).toMatchObject({
      id,
      stage: 'alone',
      groups: [],
      seconds: { alone: 60, pairs: 90, fours: 240 },
    })
    expect((await state()).timer?.durationMs).toBe(60_000)
    expect((await send({ command: 'startGroups', question: 'Again?', place })).status).toBe(400)

    await run({ command: 'nextGroupStage' })
    const pairs = await groups()
    expect(pairs?.stage).toBe('pairs')
    expect((await state()).timer?.durationMs).toBe(90_000)
    expect(pairs?.groups.map((group) => group.people.length)).toEqual([2, 2, 2, 2])
    expect(new Set(pairs?.groups.flatMap((group) => group.people))).toEqual(
      new Set(people.map((one) => one.participantId)),
    )
    expect(await record(pairs!.groups[1]!.frame!)).toMatchObject({
      type: 'frame',
      parentId: 'page:T02',
      props: { name: 'Pair 2' },
    })

    const late = await join('Late', 'ER')
    await come(late)
    expect((await groups())?.groups.map((group) => group.people.length).sort()).toEqual([2, 2, 2, 3])

    // One whose phone went dark still belongs to the pair; one who left does not.
    await leave(omar, iva)
    await pass(100 * SECOND)
    await come(iva)
    await pass(30 * SECOND)
    await run({ command: 'nextGroupStage' })
    const fours = await groups()
    expect(fours?.stage).toBe('fours')
    const inFours = fours!.groups.flatMap((group) => group.people)
    expect(inFours).toHaveLength(8)
    expect(inFours).toContain(iva.participantId)
    expect(inFours).not.toContain(omar.participantId)
    expect(fours!.groups[0]!.frame).not.toBe(pairs!.groups[0]!.frame)

    await run({ command: 'nextGroupStage' })
    expect(await groups()).toMatchObject({ stage: 'all', groups: [] })
    expect((await send({ command: 'nextGroupStage' })).status).toBe(400)
    await run({ command: 'endGroups' })
    expect([await groups(), (await state()).timer]).toEqual([null, null])
    expect((await send({ command: 'nextGroupStage' })).status).toBe(404)
    expect(await record(pairs!.groups[0]!.frame!)).not.toBeNull()
  })

  it('[W121] needs two people for pairs, and goes from one pair to all', async () => {
    const { run, send, state, come, omar, iva } = await openWorkshop()
    await come(omar)
    await run({ command: 'startGroups', question: 'Why?', place: { template: 'T02' } })
    expect((await send({ command: 'nextGroupStage' })).body.error?.code).toBe('invalid_value')
    await come(iva)
    await run({ command: 'nextGroupStage' })
    expect((await state()).workshop.groups?.groups).toHaveLength(1)
    await run({ command: 'nextGroupStage' })
    expect((await state()).workshop.groups?.stage).toBe('all')
  })
})

describe('a lost facilitator', () => {
  it('[W125] a deputy may lead after half a minute, gives commands only, and hands the lead back', async () => {
    const { run, send, state, test, path, standIn, come, leave, pass, nita, omar, iva, vera } = await openWorkshop()
    await come(nita, omar, iva, vera)
    await run({ command: 'setDeputies', people: [omar.participantId] })
    const code = async (by: typeof omar) => (await standIn(by)).body.error?.code ?? 'done'
    expect(await code(omar)).toBe('not_allowed')
    await leave(nita)
    await pass(29 * SECOND)
    expect(await code(omar)).toBe('not_allowed')
    expect((await send({ command: 'freeze' }, omar)).status).toBe(403)
    await pass(1 * SECOND)
    expect(await code(iva)).toBe('not_allowed')
    expect(await code(vera)).toBe('not_allowed')
    expect(await code(omar)).toBe('done')
    expect(await code(omar)).toBe('done')
    expect((await state()).workshop.standIn?.participantId).toBe(omar.participantId)
    await pass(200 * SECOND)
    expect(await code(iva)).toBe('not_allowed')

    await run({ command: 'startStep', template: 'T04', step: 'brief', withTimer: true }, omar)
    await run({ command: 'takeControl' }, omar)
    for (const command of ['openRoom', 'closeDoor', 'takeBack'])
      expect((await send({ command }, omar)).body.error?.code, command).toBe('not_allowed')
    expect((await send({ command: 'setDeputies', people: [] }, omar)).status).toBe(403)
    expect((await test.call('POST', `${path}/invites`, { role: 'facilitator' }, omar)).status).toBe(403)
    expect((await test.call('GET', `${path}/history`, undefined, omar)).status).toBeGreaterThanOrEqual(403)
    expect((await test.call('DELETE', path, undefined, omar)).status).toBe(403)

    await come(nita)
    expect((await state()).workshop.standIn).not.toBeNull()
    expect((await send({ command: 'freeze' }, omar)).status).toBe(200)
    await run({ command: 'takeBack' })
    expect((await state()).workshop).toMatchObject({ standIn: null, control: null })
    expect((await send({ command: 'unfreeze' }, omar)).status).toBe(403)
    const { entries } = (await test.call('GET', `${path}/audit`, undefined, nita)).body as unknown as {
      entries: { action: string; participantId: string }[]
    }
    expect(entries.filter(({ action }) => action === 'standIn').map((entry) => entry.participantId)).toEqual([
      omar.participantId,
    ])
    expect(entries.some(({ action }) => action === 'takeBack')).toBe(true)
  })

  it('[W125] with no deputy here anybody with a partner may lead after two minutes', async () => {
    const { run, standIn, come, leave, pass, test, invites, nita, omar, iva } = await openWorkshop()
    const guest = await test.join(invites.editor, 'Guest')
    await come(nita, omar, iva, guest)
    await run({ command: 'setDeputies', people: [omar.participantId] })
    await leave(nita)
    await pass(119 * SECOND)
    expect((await standIn(iva)).status).toBe(403)
    await pass(SECOND)
    // The deputy is here: it is the deputy's turn.
    expect((await standIn(iva)).status).toBe(403)
    await leave(omar)
    expect((await standIn(iva)).status).toBe(403)
    await pass(120 * SECOND)
    expect((await standIn(guest)).status).toBe(403)
    expect((await standIn(iva)).status).toBe(200)
  })

  it('[W125] a stand-in who leaves, or becomes something else, leads no more', async () => {
    const { run, send, state, standIn, come, leave, pass, test, path, nita, omar, iva } = await openWorkshop()
    await come(nita, omar, iva)
    await run({ command: 'setDeputies', people: [omar.participantId] })
    await leave(nita)
    await pass(30 * SECOND)
    await standIn(omar)
    await run({ command: 'takeControl' }, omar)
    await leave(omar)
    await pass(10 * SECOND)
    expect((await state()).workshop.control).toBeNull()
    await pass(20 * SECOND)
    expect((await state()).workshop.standIn).toBeNull()
    await come(omar)
    await standIn(omar)
    expect((await state()).workshop.standIn).not.toBeNull()
    await come(nita)
    await test.call('PATCH', `${path}/participants/${omar.participantId}`, { role: 'viewer' }, nita)
    expect((await send({ command: 'freeze' }, omar)).status).toBe(403)
    await leave(omar)
    await come(omar)
    expect((await state()).workshop.standIn).toBeNull()
  })

  it('[W125] who has not opened the board cannot lead it', async () => {
    const { standIn, come, pass, omar, iva } = await openWorkshop()
    await come(iva)
    await pass(500 * SECOND)
    expect((await standIn(omar)).status).toBe(403)
  })
})
