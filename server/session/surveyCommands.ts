// Survey results as a round on needs that is revealed from the start (domain 4.T02): the partners' means come in, the survey
// stands in the list of surveys. Never beside a round that runs, and never in the place of another.
import type * as Y from 'yjs'
import { z } from 'zod'
import { ballotForm, checkPartnerMeans } from '../../shared/ballots.ts'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { latestValues, listItems, openRound, readBoard, type Round } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { SURVEY_WIDGET } from '../../shared/importing/importKind.ts'
import { SURVEYS } from '../../shared/importing/surveyColumns.ts'
import { LIMITS } from '../../shared/protocol.ts'
import type { SessionCommands } from '../../shared/session/sessionCommands.ts'
import { lastRound } from '../board/rounds.ts'
import { isoDate, titleText } from '../http/parseBody.ts'
import { newId } from '../secrets.ts'
import type { Act, CommandTable } from './command.ts'

const MOST_COMPANIES = 1_000_000
const key = z.string().min(1).max(64)

type Given = SessionCommands['importSurvey']

/** The survey's own entry: the one of this name, or a new one. @throws BoardError when the list takes it not */
function noteSurvey(doc: Y.Doc, { participant, at }: Act, { label, date, method, segment, values }: Given): void {
  const { id, partnerId } = participant
  const edit = createBoardEdit(doc, { participantId: id, partnerId, newId, now: () => at.toISOString() })
  const companies = Object.values(values).reduce((sum, { people }) => sum + people, 0)
  const fields = { label, companies, date, method, segment }
  const known = listItems(readBoard(doc), SURVEYS).find((item) => item.fields['label'] === label)
  if (known) edit.setItemFields(SURVEYS, known.id, fields)
  else edit.addItem(SURVEYS, fields)
}

export const surveyCommands = {
  importSurvey: {
    body: z.strictObject({
      label: titleText,
      date: isoDate.nullable(),
      method: key.nullable(),
      segment: key.nullable(),
      values: z.record(
        key,
        z.strictObject({
          people: z.number().int().min(1).max(MOST_COMPANIES),
          cells: z.record(key, z.record(key, z.number())),
        }),
      ),
    }),
    run: async (act, given) => ({
      round: await act.deps.rooms.change(act.boardId, (doc): Round => {
        const board = readBoard(doc)
        const form = ballotForm(board, SURVEY_WIDGET)
        if (Object.keys(given.values).length > LIMITS.maxPartners || Object.keys(given.values).length === 0)
          throw new BoardError('invalid_value', 'Send the values of 1 to 20 partners.', 'values')
        checkPartnerMeans(board, form, given.values)
        if (openRound(board, SURVEY_WIDGET))
          throw new BoardError('round_open', 'A round on needs is open. Reveal or cancel it first.')
        noteSurvey(doc, act, given)
        const last = lastRound(board, SURVEY_WIDGET)
        const present = latestValues(board, SURVEY_WIDGET)
        // The same results once more are the same round.
        if (last?.survey === given.label && JSON.stringify(present?.values) === JSON.stringify(given.values))
          return last
        const at = act.at.toISOString()
        const round: Round = {
          id: newId(),
          widget: SURVEY_WIDGET,
          number: (last?.number ?? 0) + 1,
          state: 'revealed',
          openedAt: at,
          revealedAt: at,
          progress: Object.fromEntries(
            Object.entries(given.values).map(([partner, { people }]) => [partner, { scoring: 0, finished: people }]),
          ),
          survey: given.label,
        }
        const session = doc.getMap('session')
        session.set(`values/${SURVEY_WIDGET}/${round.number}`, given.values)
        session.set(`round/${round.id}`, round)
        return round
      }),
    }),
  },
} satisfies Partial<CommandTable>
