// The board as a PDF: gathers what is printed on this page, lets the worker draw it, answers the file.
import type { Editor } from 'tldraw'
import { BoardError } from '../../shared/errors.ts'
import { partnerLooks } from '../../shared/signs.ts'
import { WHOLE_BOARD, type PrintChoice } from '../../shared/pdf/printChoice.ts'
import { api } from '../api.ts'
import type { BoardContextValue } from '../board/boardContext.ts'
import { i18n, languages } from '../i18n.ts'
import type { Pen } from './pen.ts'
import type { PdfFile, PdfJob } from './pdfJob.ts'
import { makeInWorker } from './pdfThread.ts'
import { authorOf, noteSignature } from '../shapes/noteSignature.ts'
import { shapeBlocks, type Drawn } from './shapeBlocks.ts'
import type { DrawnScope } from './sheaves.ts'

/** Name under which `npm run export` joins a board; it took part in nothing. */
export const EXPORT_NAME = 'PDF export'

export type Printed = Pick<BoardContextValue, 'boardId' | 'board' | 'people' | 'canFacilitate' | 't' | 'clockOffsetMs'>

export type ExportOptions = {
  choice: PrintChoice
  drawn: DrawnScope
  /** Ends the work; the promise is then refused with an AbortError. */
  signal?: AbortSignal
  /** How much is done, 0 to 1. */
  onProgress?: (share: number) => void
}

export const WHOLE_EXPORT: ExportOptions = { choice: WHOLE_BOARD, drawn: { kind: 'board' } }
const NOTHING_DRAWN: Drawn = { frames: [], pictures: {}, notices: [] }

/**
 * @param editor The canvas; without one (phones) what people drew is left out.
 * @throws Error when the worker fails; its reason is in the message.
 */
export async function exportPdf(context: Printed, editor: Editor | null, options = WHOLE_EXPORT): Promise<PdfFile> {
  return makeInWorker(await gatherJob(context, editor, options), options)
}

/** What is printed: the board, the people, what they drew, and who was there, as far as the reader may know it. */
export async function gatherJob(context: Printed, editor: Editor | null, options: ExportOptions): Promise<PdfJob> {
  const { choice, drawn: scope, signal } = options
  const drawn =
    editor && choice.parts.includes('frames')
      ? await shapeBlocks(editor, context.t, {
          scope,
          isWhole: choice.paper === 'frame',
          signatureOf: signaturesOf(context),
          ...(signal ? { signal } : {}),
        })
      : NOTHING_DRAWN
  const job = jobOf(context, choice, drawn)
  if (!context.canFacilitate || !choice.parts.includes('attendance')) return job
  try {
    return { ...job, attendance: await api.attendance(context.boardId) }
  } catch (reason) {
    if (!(reason instanceof BoardError)) throw reason
    // Times are on the server only: without a connection the rest is printed, and the paper says what is missing.
    return { ...job, notices: [...job.notices, context.t('took.notLoaded')] }
  }
}

/** Who wrote which note, as the canvas says it. */
export function signaturesOf({ board, people, t }: Pick<Printed, 'board' | 'people' | 't'>): Pen['signatureOf'] {
  const looks = partnerLooks(board.partners)
  return (shape) => {
    const author = authorOf(shape)
    return author && noteSignature(author, { board, people, looks, t })
  }
}

/** Everything the worker needs, in plain values that come through to it whole. */
export function jobOf({ board, people, t: _, clockOffsetMs }: Printed, choice: PrintChoice, drawn: Drawn): PdfJob {
  const bundle = (language: string) => (i18n.getResourceBundle(language, 'texts') ?? {}) as Record<string, string>
  const language = languages.includes(i18n.language) ? i18n.language : 'en'
  return {
    // The items keep an index of their own; only a plain map comes through to the worker whole.
    board: { ...board, items: new Map(board.items) },
    people: people
      .filter((person) => person.name !== EXPORT_NAME || person.partnerId !== null)
      .map(({ participantId, name, partnerId, role }) => ({ participantId, name, partnerId, role })),
    attendance: [],
    ...drawn,
    choice,
    language,
    texts: bundle(language),
    fallback: language === 'en' ? {} : bundle('en'),
    printedAt: new Date(Date.now() + clockOffsetMs).toISOString(),
  }
}
