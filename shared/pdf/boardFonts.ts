// The four hands of the board's text tool and their cuts: on paper a line breaks where it breaks on the canvas.

export const BOARD_HANDS = ['draw', 'sans', 'serif', 'mono'] as const
export type BoardHand = (typeof BOARD_HANDS)[number]
export type HandStyle = 'regular' | 'italic' | 'bold' | 'bold italic'

/** Which of a hand's files a run is written with. */
export function handStyle(isBold: boolean, isItalic: boolean): HandStyle {
  if (isBold) return isItalic ? 'bold italic' : 'bold'
  return isItalic ? 'italic' : 'regular'
}
