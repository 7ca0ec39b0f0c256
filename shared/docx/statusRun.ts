// A status in a run of Word's text, as badges.ts draws it on paper.
import type { CoverageStatus } from '../compute/results.ts'
import { COLOR } from '../drawing.ts'
import { run } from './wordText.ts'
import type { Xml } from './xml.ts'

/** Filled, tinted, or in a dashed frame, always with its code or word. */
export function statusRun({ status, text }: { status: CoverageStatus; text: string }): Xml {
  const words = `\u00A0${text}\u00A0`
  if (status === 'covered') return run(words, { isBold: true, color: COLOR.paper, shade: COLOR.action })
  if (status === 'partial') return run(words, { isBold: true, color: COLOR.ink, shade: '#C6E0E2' })
  return run(words, { isBold: true, color: COLOR.ink2, frame: COLOR.controlLine })
}
