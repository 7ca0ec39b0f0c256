// The sheet of paper: its size and where its text stands. Unit: point (1/72 inch). Margins are the same on every size, so
// that text keeps its size and only the room grows.

export const MM = 72 / 25.4

/** 'frame': drawn frames get pages of their own size; everything else is printed on A4. */
export type PaperSize = 'A4' | 'A3' | 'Letter' | 'frame'
export const PAPER_SIZES: readonly PaperSize[] = ['A4', 'A3', 'Letter', 'frame']
export const ORIENTATIONS = ['portrait', 'landscape'] as const
export type Orientation = (typeof ORIENTATIONS)[number]

export type Sheet = {
  width: number
  height: number
  /** Left and right margin. */
  side: number
  /** Top of the running head. */
  top: number
  /** Where the text of a page begins and ends. */
  contentTop: number
  contentBottom: number
  contentWidth: number
  contentHeight: number
}

/** Width and height of upright paper. */
const SIZES: Readonly<Record<PaperSize, readonly [number, number]>> = {
  A4: [595.28, 841.89],
  A3: [841.89, 1190.55],
  Letter: [612, 792],
  frame: [595.28, 841.89],
}

export function sheetOf(paper: PaperSize, orientation: Orientation): Sheet {
  const [short, long] = SIZES[paper]
  const isUpright = orientation === 'portrait' || paper === 'frame'
  const [width, height] = isUpright ? [short, long] : [long, short]
  const [side, top] = [20 * MM, 17 * MM]
  const contentTop = top + 12 + 9 * MM
  const contentBottom = height - 17 * MM
  return {
    width,
    height,
    side,
    top,
    contentTop,
    contentBottom,
    contentWidth: width - 2 * side,
    contentHeight: contentBottom - contentTop,
  }
}

export const A4 = sheetOf('A4', 'portrait')
