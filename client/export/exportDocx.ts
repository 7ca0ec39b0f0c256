// The board as a Word document: gathers what is printed on this page, lets a worker write it, answers the file.
import type { Editor } from 'tldraw'
import type { DocxFile, DocxJob } from './docxJob.ts'
import { gatherJob, WHOLE_EXPORT, type Printed } from './exportPdf.ts'
import { runWorker } from './runWorker.ts'

/**
 * @param editor The canvas; without one (phones) what people drew is left out.
 * @throws Error when the worker fails; its reason is in the message.
 */
export async function exportDocx(context: Printed, editor: Editor | null, options = WHOLE_EXPORT): Promise<DocxFile> {
  const job = await gatherJob(context, editor, options)
  return runWorker<DocxFile>(newWorker, { ...job, framePictures: [] } satisfies DocxJob, options)
}

const newWorker = () => new Worker(new URL('./docxWorker.ts', import.meta.url), { type: 'module' })
