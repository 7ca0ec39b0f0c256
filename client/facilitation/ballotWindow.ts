// Which ballot is open on this screen, shared by the run-sheet, the panels and the dialog itself. Remembered for a reload.
import { createWindowChoices } from './windowChoices.ts'

const ballots = createWindowChoices('clusterboard.ballots')

/** At most one ballot is open at a time. */
export const openBallot = (roundId: string): void => ballots.open(roundId)
/** Closes the ballot, or puts the invitation off; the run-sheet still offers it. */
export const closeBallot = (roundId: string): void => ballots.close(roundId)
/** What this person chose for each round; a round without a choice still invites. */
export const useBallotChoices = ballots.useChoices
