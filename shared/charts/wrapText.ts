// Breaks a text into lines that fit a width. Words longer than a line are broken between characters, never cut off.
import type { MeasureText } from '../drawing.ts'

type Weight = 400 | 500 | 600 | 700

/** Lines of at most `maxWidth`; explicit line breaks are kept; an empty text is one empty line. */
export function wrapText(text: string, maxWidth: number, size: number, weight: Weight, measure: MeasureText): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, maxWidth, size, weight, measure))
}

function wrapParagraph(text: string, maxWidth: number, size: number, weight: Weight, measure: MeasureText): string[] {
  const fits = (line: string) => measure(line, size, weight) <= maxWidth + 0.01
  const lines: string[] = []
  let line = ''
  // A line may also end after a hyphen or a slash inside a word.
  const words = text
    .split(/ +/)
    .flatMap((word) => word.split(/(?<=[-/])(?=.)/).map((part, i) => ({ part, space: i === 0 ? ' ' : '' })))
  for (const { part: word, space } of words) {
    const longer = line === '' ? word : `${line}${space}${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line) && [...line].length > 1) {
      const letters = [...line]
      let count = letters.length - 1
      while (count > 1 && !fits(letters.slice(0, count).join(''))) count--
      lines.push(letters.slice(0, count).join(''))
      line = letters.slice(count).join('')
    }
  }
  lines.push(line)
  return lines
}
