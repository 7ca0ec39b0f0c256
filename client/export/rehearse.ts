// A page nobody sees, made before the first file is asked for: it fetches and parses the paper's own fonts and the two hands
// that most notes are written in.
import type { FramePage, RichText } from '../../shared/pdf/frames.ts'
import { Paper } from '../../shared/pdf/Paper.ts'
import { drawFrame } from '../../shared/pdf/framePage.ts'
import { A4 } from '../../shared/pdf/Sheet.ts'
import { loadFonts } from './loadFonts.ts'

const LETTERS = 'The quick brown fox jumps over the lazy dog 0123456789'

export async function rehearse(): Promise<void> {
  const frame: FramePage = {
    title: LETTERS,
    pageName: '',
    width: 400,
    height: 400,
    marks: (['sans', 'draw'] as const).map((hand) => ({ opacity: 1, mark: noteOf(hand) })),
  }
  const { fonts } = await loadFonts([LETTERS], [frame])
  const meta = { title: '', language: 'en', author: '', subject: '', printedAt: new Date(0) }
  const paper = new Paper(fonts, [], meta)
  paper.addPage(A4)
  for (const weight of [400, 500, 600, 700] as const) paper.width(LETTERS, { size: 10, weight, color: '' })
  drawFrame(paper, frame, A4, null, 'H1')
  await paper.finish()
}

function noteOf(hand: RichText['hand']): RichText {
  return {
    kind: 'richText',
    x: 0,
    y: 0,
    w: 200,
    h: 200,
    rotate: 0,
    size: 20,
    hand,
    color: '#000000',
    align: 'center',
    verticalAlign: 'middle',
    isWrapped: true,
    paragraphs: [
      { bullet: null, indent: 0, scale: 1, runs: [{ text: LETTERS, isBold: false, isItalic: false, isCode: false }] },
    ],
  }
}
