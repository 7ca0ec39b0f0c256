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
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
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
