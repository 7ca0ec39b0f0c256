// A whole workshop of five partners and 24 participants through T02 and T04, its clock turned by hand: three people in
// browsers, the others as programs. What they score is worked example 1, so every result is known beforehand.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleVotes, type ExampleBallot } from '../../server/board/exampleBallots.ts'
import { readBoard } from '../../shared/board/boardState.ts'
import { ballotForm, type BallotValues } from '../../shared/ballots.ts'
import type { EvaluateInput } from '../../shared/compute/inputSchema.ts'
import { parseInput } from '../../shared/compute/parseInput.ts'
import worked from '../../seeds/examples/worked-example-1.json' with { type: 'json' }
import { launchChromium, visit, type Visitor } from '../support/chromium.ts'
import { isSaved, joinBoard } from '../support/boardVisit.ts'
import { joinCrowd, post, type Member } from '../support/crowd.ts'
import { startWorkshopServer, type WorkshopServer } from '../support/workshopServer.ts'
import { readPdf } from '../unit/pdf/readPdf.ts'

const PARTNERS = ['BIOCAT', 'BIOM', 'BIOPMED', 'LYON', 'ERAI'] as const
const FIRST_NAMES =
  'Ada Ben Cleo Dan Eva Finn Gala Hugo Ines Jan Kira Leo Mia Nils Ola Pia Quin Rosa Sven Tara Uwe'.split(' ')
const PEOPLE = 24
/** Kept apart from everything else that is ever typed here, so that a leak cannot hide. */
const SECRET = 'quince'

let server: WorkshopServer
let browser: Browser

beforeAll(async () => {
  server = await startWorkshopServer('2027-03-01T09:00:00.000Z')
  browser = await launchChromium()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Pictures of the screens, for people who want to look: SHOTS=folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Worked example 1 before anybody has scored: needs, criteria, markets and what was measured. */
function beforeScores(input: EvaluateInput): object {
  const { T02, T04, consortium, partners, needToCriterion } = input
  return {
    consortium,
    partners,
    needToCriterion,
    T02: { ...T02, ballots: [] },
    T04: { ...T04, ballots: [], weightPoints: {}, decision: { ...T04!.decision, votes: {} } },
  }
}

/** The same cells with other marks: what a second round is for. */
const shifted = (values: BallotValues): BallotValues =>
  Object.fromEntries(
    Object.entries(values).map(([row, cells]) => [
      row,
      Object.fromEntries(
        Object.entries(cells).map(([column, mark]) => [
          column,
          typeof mark === 'number' && mark >= 1 && mark <= 5 ? 6 - mark : mark,
        ]),
      ),
    ]),
  )

it('[E5] a workshop of 90 minutes: private writing, blind rounds, tables, a late joiner, a lost facilitator, a vote with dissent, the PDF', async () => {
  const input = parseInput((worked as { input: unknown }).input)
  const votes = exampleVotes({ ...input, T08: null as never })
  const { boardId, invites } = await post<{ boardId: string; invites: Record<'facilitator' | 'editor', string> }>(
    server.url,
    '/api/boards/example',
    beforeScores(input),
  )

  // ---- Everybody comes in -------------------------------------------------------------------------------------------
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const sheet = nita.page.getByRole('complementary', { name: 'Run-sheet' })
  const lead = (command: Record<string, unknown>, page = nita.page) =>
    page.evaluate(
      async ([id, body]) => {
        const answer = await fetch(`/api/boards/${id}/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        if (!answer.ok) throw new Error(await answer.text())
        return (await answer.json()) as { code?: string; round?: { id: string }; id?: string }
      },
      [boardId, command] as const,
    )
  const { code } = await lead({ command: 'openRoom' })
  const members: Member[] = []
  const memberOf = new Map<ExampleBallot['person'], Member>()
  const comeIn = async (name: string, partnerId: string, keepsAll = false): Promise<Member> => {
    const member = await joinCrowd(server.url, { code: code! }, { name, partnerId }, { keepsAll })
    members.push(member)
    return member
  }
  // Two of the 24 sit before a screen, and one comes later.
  const names = [...FIRST_NAMES]
  const watcher = await comeIn(names.shift()!, 'BIOM', true)
  for (const person of votes.people) memberOf.set(person, await comeIn(names.shift()!, person.partnerId))
  while (members.length < PEOPLE - 3)
    await comeIn(names.shift() ?? `Guest ${members.length}`, PARTNERS[members.length % 5]!)
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BIOM' })
  const gala = await visit(browser, { width: 390, height: 844 })
  await gala.page.goto(`${server.url}/j#${code}`)
  await gala.page.getByLabel('Your name').fill('Giulia')
  await gala.page.getByRole('radio', { name: 'BIOPMED' }).check()
  await gala.page.getByRole('button', { name: /^Join/ }).click()
  await gala.page.waitForURL(/\/room$/)
  const { participantId: omarId } = (
    await watcher.ask<{ participants: { participantId: string; name: string }[] }>('GET', '')
  ).participants.find(({ name }) => name === 'Omar')!
  await lead({ command: 'setDeputies', people: [omarId] })
  await shot(nita.page, '01-before')
  await shot(gala.page, '01-before-phone')

  // ---- T02: what do we need ------------------------------------------------------------------------------------------
  await sheet.getByRole('button', { name: 'Start step 1' }).click()
  await omar.page.getByText('Step 1 of 9').first().waitFor()
  server.pass(12)
  await lead({ command: 'startStep', template: 'T02', step: 'add', withTimer: true })

  await nita.page.getByRole('button', { name: 'Open private writing' }).click()
  const opening = nita.page.getByRole('dialog', { name: 'Everybody writes in private' })
  await opening.getByRole('radio', { name: /The partner only/ }).check()
  await shot(nita.page, '02-open-writing')
  await opening.getByRole('button', { name: 'Start writing' }).click()
  const writing = async () => (await board()).workshop.writings.at(-1)!
  const board = async () => readBoard(watcher.sync.doc)
  await watcher.sync.until((doc) => readBoard(doc).workshop.writings.some(({ state }) => state === 'open'))
  const { id: writingId } = await writing()
  for (const [i, member] of members.entries()) {
    if (member === watcher) continue
    await member.ask('PUT', `/notes/note-${i}`, { writingId, text: `${SECRET} ${i}: who pays until approval?` })
    if (i % 2 === 0) await member.ask('PUT', `/writings/${writingId}/finished`, { finished: true })
  }
  await gala.page.getByRole('textbox').first().fill(`${SECRET} from a phone`)
  await shot(gala.page, '03-writing-phone')
  const late = await comeIn('Zoe', 'LYON')
  expect(readBoard(late.sync.doc).step?.step).toBe('add')
  await shot(nita.page, '03-writing')
  await shot(omar.page, '03-writing-participant')
  // Everything a participant can ask for, and a new connection.
  for (const path of ['', '/results', '/notes']) await watcher.ask('GET', path)
  watcher.sync.provider.disconnect()
  watcher.sync.provider.connect()
  await expect.poll(() => watcher.sync.provider.synced).toBe(true)
  expect(watcher.received.join('\n')).not.toContain(SECRET)
  const archive = (id: string) =>
    nita.page.evaluate(async (one) => (await fetch(`/api/boards/${one}/export.json`)).text(), id)
  const { state } = JSON.parse(await archive(boardId)) as { state: string }
  expect((await archive(boardId)) + Buffer.from(state, 'base64').toString()).not.toContain(SECRET)

  await sheet.getByRole('button', { name: 'Reveal all notes' }).click()
  await nita.page.getByRole('dialog').getByRole('button', { name: 'Reveal all notes' }).click()
  await watcher.sync.until(
    (doc) => JSON.stringify(doc.getMap('records').toJSON()).split(SECRET).length - 1 >= members.length - 2,
  )
  await shot(nita.page, '04-revealed-notes')

  await lead({ command: 'skipStep', template: 'T02', step: 'merge' })
  server.pass(8)

  // ---- Round 1, a table without devices, a restart in the middle ----------------------------------------------------
  await lead({ command: 'startStep', template: 'T02', step: 'score', withTimer: true })
  const ofWidget = (widget: string) => votes.rounds.find((round) => round.widget === widget)!.ballots
  const cast = async (roundId: string, member: Member, values: BallotValues) =>
    member.ask('PUT', `/rounds/${roundId}/ballot`, { values, finished: true })
  const castAll = async (roundId: string, ballots: readonly ExampleBallot[], change = (v: BallotValues) => v) => {
    await Promise.all(ballots.map(({ person, values }) => cast(roundId, memberOf.get(person)!, change(values))))
  }
  await sheet.getByRole('button', { name: 'Open round 1' }).click()
  const openRoundOn = async (widget: string) => {
    await watcher.sync.until((doc) =>
      readBoard(doc).rounds.some((one) => one.widget === widget && one.state === 'open'),
    )
    return readBoard(watcher.sync.doc).rounds.find((one) => one.widget === widget && one.state === 'open')!.id
  }
  const first = await openRoundOn('T02.scores')
  const needBallots = ofWidget('T02.scores')
  const atTable = needBallots.filter(({ person }) => person.partnerId === 'ERAI')
  const onDevices = needBallots.filter(({ person }) => person.partnerId !== 'ERAI')
  await castAll(first, onDevices, shifted)
  await omar.page.getByRole('button', { name: 'Score now' }).click()
  await shot(omar.page, '05-ballot')
  await shot(gala.page, '05-ballot-phone')
  await server.restart()
  await nita.page.getByText('Saved', { exact: true }).waitFor()
  const enter = (roundId: string, ballots: readonly ExampleBallot[]) =>
    nita.page.evaluate(
      async ([id, round, given]) => {
        for (const [i, { person, values }] of given.entries())
          await fetch(`/api/boards/${id}/rounds/${round}/proxies/table-${i}`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ partnerId: person.partnerId, label: `Table ${i + 1}`, values, finished: true }),
          })
      },
      [boardId, roundId, ballots] as const,
    )
  await enter(first, atTable)
  await sheet.getByText('5 of 5 partners').waitFor()
  await shot(nita.page, '06-round-open')
  expect(await watcher.ask<object>('GET', '/results')).toMatchObject({ T02: { quorum: 3 } })
  await sheet.getByRole('button', { name: 'Reveal', exact: true }).click()
  const confirm = nita.page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true })
  if (await confirm.isVisible()) await confirm.click()
  await watcher.sync.until((doc) => readBoard(doc).rounds.some(({ id, state }) => id === first && state === 'revealed'))
  await shot(nita.page, '07-revealed')
  await shot(omar.page, '07-revealed-participant')
  server.pass(25)

  // ---- Groups mixed across partners -----------------------------------------------------------------------------------
  await lead({ command: 'startStep', template: 'T02', step: 'discuss', withTimer: true })
  await lead({ command: 'startGroups', question: 'Why do we differ?', place: { template: 'T02' } })
  await lead({ command: 'nextGroupStage' })
  await watcher.sync.until((doc) => readBoard(doc).workshop.groups?.stage === 'pairs')
  const pairs = readBoard(watcher.sync.doc).workshop.groups!.groups
  expect(pairs.flatMap(({ people }) => people).sort()).toEqual(
    [...new Set(pairs.flatMap(({ people }) => people))].sort(),
  )
  await shot(omar.page, '08-pairs')
  await shot(gala.page, '08-pairs-phone')
  await lead({ command: 'endGroups' })
  await gala.page
    .getByRole('button', { name: /Raise hand/ })
    .first()
    .click()
  await watcher.sync.until((doc) => readBoard(doc).workshop.hands.length === 1)
  await lead({ command: 'callNext' })
  server.pass(15)

  // ---- Round 2; the facilitator's connection is lost, and somebody stands in ------------------------------------------
  await lead({ command: 'startStep', template: 'T02', step: 'rescore', withTimer: true })
  const second = (await lead({ command: 'openRound', widget: 'T02.scores' })).round!.id
  await omar.page.getByRole('button', { name: 'Later' }).click()
  await castAll(second, onDevices)
  await enter(second, atTable)
  await nita.context.setOffline(true)
  await expect
    .poll(
      async () =>
        (await watcher.ask<{ participants: { name: string; isHere: boolean }[] }>('GET', '')).participants.find(
          ({ name }) => name === 'Nita',
        )!.isHere,
      { timeout: 60_000 },
    )
    .toBe(false)
  server.pass(1)
  await omar.page.getByRole('button', { name: 'Lead the workshop' }).click({ timeout: 90_000 })
  await watcher.sync.until((doc) => readBoard(doc).workshop.standIn?.participantId === omarId)
  await lead({ command: 'revealRound', roundId: second }, omar.page)
  await shot(omar.page, '09-standing-in')
  await nita.context.setOffline(false)
  await nita.page.getByRole('button', { name: 'Take the lead back' }).click({ timeout: 60_000 })
  await watcher.sync.until((doc) => readBoard(doc).workshop.standIn === null)
  const expected = (worked as unknown as { expected: { T02: object; T04: object } }).expected
  const results = () => watcher.ask<{ T02: object; T04: object }>('GET', '/results')
  expect((await results()).T02).toEqual(expected.T02)
  server.pass(9)

  // ---- A vote with dissent becomes a decision ---------------------------------------------------------------------------
  const statement = 'We build advice on market access first.'
  watcher.sync.doc.getMap('items').set('T02.statement/statement', statement)
  await lead({ command: 'startStep', template: 'T02', step: 'decide', withTimer: true })
  const vote = (await lead({ command: 'openRound', widget: 'T02.statementVote' })).round!.id
  const [row] = ballotForm(await board(), 'T02.statementVote').rows
  const voters = PARTNERS.map((id) => members.find(({ partnerId }) => partnerId === id)!)
  for (const voter of voters)
    await cast(vote, voter, { [row!]: { vote: voter.partnerId === 'LYON' ? 'oppose' : 'approve' } })
  await shot(gala.page, '10-vote-phone')
  await lead({ command: 'revealRound', roundId: vote })
  const decided = await lead({
    command: 'recordDecision',
    roundId: vote,
    row,
    owner: 'BIOCAT',
    due: '2027-06-30',
    supersedes: null,
  })
  await watcher.sync.until((doc) => readBoard(doc).workshop.decisions.length === 1)
  const decision = (await board()).workshop.decisions[0]!
  expect(decision).toMatchObject({ statement, approve: 4, oppose: 1, adopted: true, quorum: true, owner: 'BIOCAT' })
  expect(decided.id).toBe(decision.id)
  const dissent = 'Lyon needs investors before advice.'
  await voters[3]!.ask('PUT', `/decisions/${decision.id}/dissent`, { text: dissent })
  await watcher.sync.until((doc) => readBoard(doc).workshop.decisions[0]!.dissents.length === 1)
  await shot(nita.page, '11-decided')
  await shot(gala.page, '11-decided-phone')
  server.pass(11)

  // ---- T04: which markets -------------------------------------------------------------------------------------------------
  await lead({ command: 'startStep', template: 'T04', step: 'weights', withTimer: true })
  const round = async (widget: string, change?: (values: BallotValues) => BallotValues) => {
    const { id } = (await lead({ command: 'openRound', widget })).round!
    await castAll(id, ofWidget(widget), change)
    await lead({ command: 'revealRound', roundId: id })
    return id
  }
  await round('T04.weights')
  await lead({ command: 'startStep', template: 'T04', step: 'score', withTimer: true })
  await round('T04.scores', shifted)
  await shot(nita.page, '12-t04-round-1')
  await round('T04.scores')
  const marketVote = await round('T04.decisionVote')
  const [marketRow] = ballotForm(await board(), 'T04.decisionVote').rows
  await lead({ command: 'recordDecision', roundId: marketVote, row: marketRow, owner: '', due: null, supersedes: null })
  await lead({ command: 'endStep' })
  await watcher.sync.until((doc) => readBoard(doc).workshop.decisions.length === 2 && readBoard(doc).step === null)
  expect((await results()).T04).toEqual(expected.T04)

  // ---- What is left of it --------------------------------------------------------------------------------------------------
  const { past } = (await board()).workshop
  expect(past.map(({ step, outcome }) => `${step} ${outcome}`).slice(0, 4)).toEqual([
    'brief done',
    'merge skipped',
    'add done',
    'score done',
  ])
  expect(Math.round((Date.parse(past[0]!.endedAt) - Date.parse(past[0]!.startedAt)) / 60_000)).toBe(12)
  await isSaved(nita.page)
  await shot(nita.page, '13-end')
  await nita.page.getByRole('button', { name: 'Board menu' }).click()
  await nita.page.getByRole('menuitem', { name: /Export PDF/ }).click()
  const exporting = nita.page.getByRole('dialog', { name: 'Export PDF' })
  await exporting.getByText(/^Page 1 of/).waitFor({ timeout: 120_000 })
  await shot(nita.page, '14-export')
  const download = nita.page.waitForEvent('download')
  await exporting.getByRole('button', { name: 'Save PDF' }).click()
  const { pages } = readPdf(readFileSync(await (await download).path()))
  const flowing = pages.join(' ').replace(/\s+/g, ' ')
  // The groups' frames that nobody wrote in take no paper.
  expect(flowing).not.toContain('Pair 1')
  for (const words of [statement, dissent, 'Who took part', 'Zoe', `${SECRET} from a`]) expect(flowing).toContain(words)
  for (const { sync } of members) sync.destroy()
  for (const { errors, context } of [nita, omar, gala] as Visitor[]) {
    expect(
      errors.filter((line) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection/.test(line)),
    ).toEqual([])
    await context.close()
  }
}, 900_000)
