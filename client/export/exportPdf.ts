// The board as a PDF: gathers what is printed on this page, lets the worker draw it, answers the file.
import type { Editor } from 'tldraw'
import type { BoardContextValue } from '../board/boardContext.ts'
import { i18n, languages } from '../i18n.ts'
import type { PdfAnswer, PdfJob } from './pdfJob.ts'
import { shapeBlocks } from './shapeBlocks.ts'

/** Name under which `npm run export` joins a board; it took part in nothing. */
export const EXPORT_NAME = 'PDF export'

type Printed = Pick<BoardContextValue, 'board' | 'people' | 't' | 'clockOffsetMs'>

/**
 * @param editor The canvas; without one (phones) what people drew is left out.
 * @throws Error when the worker fails; its reason is in the message.
 */
export async function exportPdf(context: Printed, editor: Editor | null): Promise<Blob> {
  const bytes = await runWorker(jobOf(context, editor))
  return new Blob([bytes], { type: 'application/pdf' })
}

function jobOf({ board, people, t, clockOffsetMs }: Printed, editor: Editor | null): PdfJob {
  const bundle = (language: string) => (i18n.getResourceBundle(language, 'texts') ?? {}) as Record<string, string>
  const language = languages.includes(i18n.language) ? i18n.language : 'en'
  return {
    // The items keep an index of their own; only a plain map comes through to the worker whole.
    board: { ...board, items: new Map(board.items) },
    people: people
      .filter((person) => person.name !== EXPORT_NAME || person.partnerId !== null)
      .map(({ participantId, name, partnerId, role }) => ({ participantId, name, partnerId, role })),
    frames: editor ? shapeBlocks(editor, t) : [],
    language,
    texts: bundle(language),
    fallback: bundle('en'),
    printedAt: new Date(Date.now() + clockOffsetMs).toISOString(),
  }
}

function runWorker(job: PdfJob): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<PdfAnswer>) => {
      if ('error' in event.data) reject(new Error(event.data.error))
      else resolve(event.data.bytes)
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the PDF worker could not start')))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
