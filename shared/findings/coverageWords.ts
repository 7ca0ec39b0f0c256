// What proves or lacks a recommendation's signal, in words, and where on the board it is. Pure.
import { listItems, type BoardState } from '../board/boardState.ts'
import { instanceOf, instanceSeedOf, templateOf, type TemplateId } from '../catalog.ts'
import { enumerate, itemLabel } from '../charts/boardTexts.ts'
import type { SignalEvidence } from '../compute/coverage/judge.ts'
import type { EvidenceRef } from '../compute/coverage/rule.ts'
import type { Translate } from '../drawing.ts'
import { fieldsOf } from '../widgets/canvas.ts'

export type SignalWords = {
  text: string
  /**
   * Where it is, `T04.markets/CN` down to the item where one is known, else the template's page; null when the template is
   * not on the board.
   */
  place: string | null
  /** Templates that would supply it, when none of them is on the board. */
  missingTemplates: TemplateId[]
}

/**
 * The sentence for one signal. Signals with their own counts have texts for three cases: it holds, it is open, and there is
 * nothing at all to speak about yet; the others are named as the recommendation names them.
 */
export function signalWords(
  board: BoardState,
  recommendation: string,
  signal: SignalEvidence,
  t: Translate,
): SignalWords {
  const name = `${recommendation}.${signal.signal}`
  const plain = t(name)
  if (!signal.isOnBoard) return { text: plain, place: null, missingTemplates: signal.templates }
  const isNothing = !signal.holds && signal.evidence.length === 0 && signal.missing.length === 0
  const cases = signal.holds ? ['holds'] : isNothing ? ['none', 'open'] : ['open']
  const refs = signal.holds ? signal.evidence : signal.missing
  const have = Math.round(signal.have ?? 0)
  const values = { have, count: have, need: Math.round(signal.need ?? 0), names: namesOf(board, refs, t) }
  const text = cases.map((one) => `coverage.${name}.${one}`).find((key) => t(key, values) !== key)
  return {
    text: text ? t(text, values) : plain,
    // What is there already lies where the rest has to be added.
    place: placeOfSignal(signal.evidence[0] ?? signal.missing[0], signal, board),
    missingTemplates: [],
  }
}

function namesOf(board: BoardState, refs: readonly EvidenceRef[], t: Translate): string {
  const names = refs.flatMap(({ widget, item }) => {
    if (item === null) return []
    const partner = board.partners.find(({ id }) => id === item)
    if (partner) return [partner.name]
    const found = listItems(board, widget).find(({ id }) => id === item)
    return found ? [itemLabel(found, t)] : []
  })
  return enumerate([...new Set(names)], t)
}

/** The place of the evidence, else the page of the first template that feeds the signal. */
function placeOfSignal(ref: EvidenceRef | undefined, signal: SignalEvidence, board: BoardState): string | null {
  if (ref) return evidencePlace(board, ref)
  return board.templates.find((instance) => signal.templates.includes(templateOf(instance))) ?? null
}

/**
 * The place of a piece of evidence: the item or field when its widget holds one of that name, else the widget, or the whole page where no
 * panel shows the widget; null when the page is not on the board.
 */
export function evidencePlace(board: BoardState, { widget, item }: EvidenceRef): string | null {
  const seed = instanceSeedOf(instanceOf(widget))
  if (!seed || !board.templates.includes(seed.id)) return null
  if (!seed.panels.some((panel) => panel.widget === widget)) return seed.id
  const isField = fieldsOf(widget).some(({ id }) => id === item)
  const isThere = item !== null && (isField || listItems(board, widget).some(({ id }) => id === item))
  return isThere ? `${widget}/${item}` : widget
}

/** `1.3` of `R1.3`. */
export const numberOf = (recommendation: string): string => recommendation.slice(1)
