// Letters as they come out of the file: words are shaped once and put down by operators of our own.
import { describe, expect, it } from 'vitest'
import { loadFonts } from '../../../client/export/loadFonts.ts'
import { fillOperator, pathOperators } from '../../../shared/pdf/operators.ts'
import { Paper } from '../../../shared/pdf/Paper.ts'
import { PRINTED_AT } from './examplePdf.ts'
import { readPdf } from './readPdf.ts'

const STYLE = { size: 12, weight: 400, color: '#1C2430' } as const
const LINES = [
  'office affluent fjord',
  'a  double space and a tab',
  'Łódź Αθήνα Київ Đà Nẵng',
  'e\u0301 a\u0328 o\u0302 marks of their own',
]

async function linesAsPdf(lines: readonly string[], fonts: Awaited<ReturnType<typeof loadFonts>>['fonts']) {
  const meta = { title: 'Letters', language: 'en', author: '', subject: '', printedAt: PRINTED_AT }
  const paper = new Paper(fonts, [], meta)
  paper.addPage({ width: 400, height: 300 })
  lines.forEach((line, i) => paper.tag('P', () => paper.text(line, 20, 40 + i * 30, STYLE)))
  const widths = lines.map((line) => paper.width(line, STYLE))
  return { bytes: await paper.finish(), widths }
}

describe('text on paper', () => {
  it('[P81] comes out letter for letter, ligatures, marks and spaces included', async () => {
    const { fonts } = await loadFonts(LINES)
    const { bytes } = await linesAsPdf(LINES, fonts)
    const lines = readPdf(bytes)
      .text.split('\n')
      .map((line) => line.trim().normalize('NFC').replace(/ +/g, ' '))
    for (const line of LINES) expect(lines).toContain(line.normalize('NFC').replace(/ +/g, ' '))
  })

  it('[P87] is the same in the second file of a thread as in the first', async () => {
    const { fonts } = await loadFonts(LINES)
    const first = await linesAsPdf(LINES, fonts)
    const second = await linesAsPdf(LINES, fonts)
    expect(second.widths).toEqual(first.widths)
    expect(readPdf(second.bytes).text).toBe(readPdf(first.bytes).text)
    expect(second.bytes.length).toBe(first.bytes.length)
  })

  it('[P87] is as wide as its words and the spaces between them', async () => {
    const { fonts } = await loadFonts(LINES)
    const { widths } = await linesAsPdf(['two words', 'two', ' ', 'words'], fonts)
    expect(widths[0]).toBeCloseTo(widths[1]! + widths[2]! + widths[3]!, 6)
  })
})

describe('operators', () => {
  it('[P87] paths keep their points, and say when they need more than lines and curves', () => {
    expect(pathOperators('M0 0L200 0L200 200Z')).toBe('0 0 m 200 0 l 200 200 l h')
    expect(pathOperators('M1.5,2 3-4C1 2 3 4 5 6')).toBe('1.5 2 m 3 -4 l 1 2 3 4 5 6 c')
    expect(pathOperators('M1e1 2e-1Z')).toBe('10 0.2 m h')
    expect(pathOperators('M0 0A5 5 0 0 1 10 10')).toBeNull()
    expect(pathOperators('m0 0l1 1')).toBeNull()
  })

  it('[P87] colours are shares of red, green and blue', () => {
    expect(fillOperator('#FF8000')).toBe('1 0.502 0 rg')
    expect(() => fillOperator('red')).toThrow('red')
  })
})
