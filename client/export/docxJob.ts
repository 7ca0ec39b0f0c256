// What the page sends to the worker that makes the Word document, and what comes back. Plain values only.
import type { PdfJob } from './pdfJob.ts'

/** @property framePictures PNG files of the drawn frames in their order; null for one that is said in words. */
export type DocxJob = PdfJob & { framePictures: (Uint8Array | null)[] }
export type DocxFile = { bytes: Uint8Array<ArrayBuffer>; notices: string[] }
