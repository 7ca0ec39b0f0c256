// 1-2-4-all (M2): starting it, going on to the next stage with its groups, frames and time, and ending it.
import type * as Y from 'yjs'
import { z } from 'zod'
import { putGroupFrames } from '../../shared/board/groupRecords.ts'
import { BoardError } from '../../shared/errors.ts'
import {
  foursOf,
  pairsOf,
  STAGE_SECONDS,
  stageAfter,
  withLateJoiner,
  type Member,
} from '../../shared/session/groups.ts'
import { checkPlace } from '../../shared/session/place.ts'
import type { Group, Groups, GroupStage } from '../../shared/session/workshop.ts'
import { isActive } from '../board/peopleStore.ts'
import { seedTexts } from '../board/seedTexts.ts'
import { startTimer } from '../board/timer.ts'
import { newId } from '../secrets.ts'
import { placeBody } from './attentionCommands.ts'
import { none, type Act, type CommandTable } from './command.ts'
import { changeStage, put } from './stage.ts'
import { timerSeconds } from './timerCommands.ts'

const stageTime = timerSeconds.optional()
const startBody = z.strictObject({
  question: z.string().trim().min(1).max(2000),
  place: placeBody,
  seconds: z.strictObject({ alone: stageTime, pairs: stageTime, fours: stageTime, all: stageTime }).optional(),
})

const notStarted = (): BoardError => new BoardError('not_found', 'No groups are working. Start them first.')

/** Participants who are here, or were a moment ago: a phone that went dark is still in the room. */
async function membersOf({ deps, boardId }: Act): Promise<Member[]> {
  const around = deps.stageWatch.around(boardId)
  const people = await deps.storage.listParticipants(boardId)
  return people
    .filter((person) => person.role === 'editor' && isActive(person) && around.has(person.id))
    .map(({ id, partnerId }) => ({ id, partner: partnerId }))
}

/** The pairs of now without those who left; mixed anew when that leaves somebody alone. */
function pairsNow(groups: Groups, members: readonly Member[], seed: number): Member[][] {
  const byId = new Map(members.map((member) => [member.id, member]))
  const pairs = groups.groups.map(({ people }) => people.flatMap((id) => byId.get(id) ?? []))
  const isWhole = pairs.every((pair) => pair.length >= 2) && pairs.flat().length === members.length
  return isWhole ? pairs : pairsOf(members, seed)
}

function groupsOf(stage: GroupStage, groups: Groups, members: readonly Member[], seed: number): Member[][] {
  switch (stage) {
    case 'pairs':
      return pairsOf(members, seed)
    case 'fours':
      return foursOf(groups.stage === 'pairs' ? pairsNow(groups, members, seed) : pairsOf(members, seed))
    default:
      return []
  }
}

function withFrames(doc: Y.Doc, { id, place }: Groups, stage: GroupStage, made: readonly Member[][]): Group[] {
  const text = seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')
  const name = text(stage === 'pairs' ? 'groups.frame.pair' : 'groups.frame.four') ?? ''
  const names = made.map((_, i) => name.replace('{{number}}', String(i + 1)))
  const frames = made.length === 0 ? [] : putGroupFrames(doc, place, `${id}-${stage}`, names)
  return made.map((people, i) => ({
    id: `${stage}-${i + 1}`,
    people: people.map((person) => person.id),
    frame: frames[i] ?? null,
  }))
}

export const groupCommands = {
  startGroups: {
    body: startBody,
    run: (act, { question, place, seconds }) =>
      changeStage(act, ({ workshop }, session, doc) => {
        if (workshop.groups)
          throw new BoardError('invalid_value', 'Groups are working already. End them first.', 'command')
        checkPlace(doc, place)
        const given = Object.entries(seconds ?? {}).filter(([, value]) => value !== undefined)
        const groups: Groups = {
          id: newId(),
          question,
          place,
          stage: 'alone',
          startedAt: act.at.toISOString(),
          seconds: { ...STAGE_SECONDS, ...Object.fromEntries(given) },
          groups: [],
        }
        session.set('groups', groups)
        session.set('timer', startTimer(groups.seconds.alone, act.at))
        return { id: groups.id }
      }),
  },
  nextGroupStage: {
    body: none,
    async run(act) {
      const members = await membersOf(act)
      await changeStage(act, ({ workshop: { groups } }, session, doc) => {
        if (!groups) throw notStarted()
        let stage = stageAfter(groups.stage)
        if (!stage) throw new BoardError('invalid_value', 'All work together already. End the groups.', 'command')
        // With three people or fewer the fours would be the pairs once more.
        if (stage === 'fours' && groups.groups.length < 2) stage = 'all'
        if (stage === 'pairs' && members.length < 2)
          throw new BoardError('invalid_value', 'Groups need two participants who are here.', 'command')
        const made = groupsOf(stage, groups, members, act.at.getTime())
        put(session, 'groups', { ...groups, stage, groups: withFrames(doc, groups, stage, made) } satisfies Groups)
        session.set('timer', startTimer(groups.seconds[stage], act.at))
      })
    },
  },
  endGroups: {
    body: none,
    run: (act) =>
      changeStage(act, ({ workshop: { groups } }, session) => {
        if (!groups) return
        put(session, 'groups', null)
        put(session, 'timer', null)
      }),
  },
} satisfies Partial<CommandTable>

/** Somebody who comes while groups work joins the smallest. */
export function joinGroups(where: Parameters<typeof changeStage>[0], participantId: string): Promise<void> {
  return changeStage(where, ({ workshop: { groups } }, session) => {
    if (!groups) return
    const joined = withLateJoiner(groups.groups, participantId)
    if (joined !== groups.groups) session.set('groups', { ...groups, groups: joined })
  })
}
