// Frames so wide or high that their words become too small to read on the chosen paper: said, not hidden.
import type { Translate } from '../drawing.ts'
import { frameSheet, scaleOf } from './framePage.ts'
import type { FramePage } from './frames.ts'
import type { PrintChoice } from './printChoice.ts'
import { sheetOf } from './Sheet.ts'

/** Smaller than this (pt) nobody reads. */
const READABLE = 4

/** One sentence for each frame whose smallest text is printed below 4 pt. */
export function smallFrameNotices(frames: readonly FramePage[], choice: PrintChoice, t: Translate): string[] {
  return frames.flatMap((frame) => {
    const sizes = frame.marks.flatMap(({ mark }) => (mark.kind === 'richText' ? [mark.size] : []))
    if (sizes.length === 0) return []
    const sheet = choice.paper === 'frame' ? frameSheet(frame) : sheetOf(choice.paper, choice.orientation)
    const printed = sizes.reduce((least, size) => Math.min(least, size), Infinity) * scaleOf(frame, sheet)
    if (printed >= READABLE) return []
    return [
      t('export.notice.small', {
        frame: frame.title,
        width: Math.round(frame.width),
        height: Math.round(frame.height),
        size: printed.toFixed(1),
      }),
    ]
  })
}
