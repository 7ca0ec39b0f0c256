// What the page sends to the worker that writes SVG files, and what comes back. Plain values only.
import type { FramePage, Pictures } from '../../shared/pdf/frames.ts'

import type { FrameSvg } from '../../shared/svg/frameSvg.ts'

export type PictureJob = {
  frames: FramePage[]
  pictures: Pictures
  /** Of the files' texts, such as `en`. */
  language: string
}

/** One SVG file a frame, in their order; `missing` names fonts that could not be loaded. */
export type PictureFiles = { svgs: FrameSvg[]; missing: string[] }
