// Whether a private writing is open on this screen, shared by the run-sheet and the panel itself. Remembered for a reload.
import { createWindowChoices } from '../facilitation/windowChoices.ts'

const writings = createWindowChoices('clusterboard.writings')

export const openWritingPanel = (writingId: string): void => writings.open(writingId)
/** Closes the panel; the run-sheet still offers it. */
export const closeWritingPanel = (writingId: string): void => writings.close(writingId)
export const useWritingChoices = writings.useChoices
