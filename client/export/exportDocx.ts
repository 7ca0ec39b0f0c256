// The board as a Word document: gathers what is printed on this page, draws the frames, lets a worker write it, answers the
// file.
import type { Editor } from 'tldraw'
import type { DocxFile, DocxJob } from './docxJob.ts'
import { gatherJob, WHOLE_EXPORT, type ExportOptions, type Printed } from './exportPdf.ts'
import type { PdfJob } from './pdfJob.ts'
import type { PictureFiles, PictureJob } from './pictureJob.ts'
import { runWorker } from './runWorker.ts'
import { svgToPng } from './svgToPng.ts'

/** Dots across a frame's picture: more than 280 an inch on A4. */
const WIDEST = 1900

/**
 * @param editor The canvas; without one (phones) what people drew is left out.
 * @throws Error when a worker fails; its reason is in the message.
 */
export async function exportDocx(context: Printed, editor: Editor | null, options = WHOLE_EXPORT): Promise<DocxFile> {
  const job = await gatherJob(context, editor, options)
  const framePictures = await pngOf(job, options)
  return runWorker<DocxFile>(newWorker, { ...job, framePictures } satisfies DocxJob, options)
}

const newWorker = () => new Worker(new URL('./docxWorker.ts', import.meta.url), { type: 'module' })
const newPictureWorker = () => new Worker(new URL('./pictureWorker.ts', import.meta.url), { type: 'module' })

async function pngOf(
  { frames, pictures, language }: PdfJob,
  { signal }: ExportOptions,
): Promise<(Uint8Array | null)[]> {
  if (frames.length === 0) return []
  const job: PictureJob = { frames, pictures, language }
  const { svgs } = await runWorker<PictureFiles>(newPictureWorker, job, signal ? { signal } : {})
  const made: (Uint8Array | null)[] = []
  for (const [i, { svg, samples }] of svgs.entries()) {
    signal?.throwIfAborted()
    const { width, height, title } = frames[i]!
    made.push(
      await svgToPng(svg, samples, { width, height })
        .then(narrowed)
        .catch((error: unknown) => {
          // Its words stand in the document instead.
          console.warn(`the frame "${title}" could not be drawn`, error)
          return null
        }),
    )
  }
  return made
}

/** No more dots than print can show: a document with thirty frames has to stay one that people send. */
async function narrowed(png: Blob): Promise<Uint8Array> {
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
  const whole = await createImageBitmap(png)
  try {
    const scale = WIDEST / whole.width
    if (scale >= 1) return await bytes(png)
    const canvas = new OffscreenCanvas(WIDEST, Math.max(1, Math.round(whole.height * scale)))
    const pen = canvas.getContext('2d')
    if (!pen) return await bytes(png)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(whole, 0, 0, canvas.width, canvas.height)
    return await bytes(await canvas.convertToBlob({ type: 'image/png' }))
  } finally {
    whole.close()
  }
}
