// The cells to talk about, one after the other: shows each on the board and remembers which are done.
import { Check, MapPin } from 'lucide-react'
import { useMemo, useState } from 'react'
import { instanceOf, instanceSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { printed } from '../../shared/charts/printed.ts'
import { cellsToDiscuss, extremes } from '../../shared/findings/roundFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { SpreadSign } from '../shapes/rounds/SpreadSign.tsx'
import { scoreText, usePartnerList } from '../shapes/rounds/useCellWords.ts'
import { cellKey, type RoundView } from '../shapes/rounds/useRound.ts'
import { Button } from '../ui/Button.tsx'
import { cellTitle } from './RoundResults.tsx'
import { keepTalked, talkedAbout } from './talkedCells.ts'
import styles from './Rounds.module.css'

export function TalkWalk({ round }: { round: RoundView }) {
  const { boardId, canLead, t } = useBoard()
  const canvas = useCanvas()
  const partnerList = usePartnerList()
  const cells = useMemo(() => cellsToDiscuss(round.cells), [round.cells])
  const stored = `clusterboard.talked.${boardId}.${round.widget}.${round.number ?? 0}`
  const [done, setDone] = useState<ReadonlySet<string>>(() => talkedAbout(localStorage, stored))
  const [at, setAt] = useState(() => Math.max(0, firstOpen(cells.map(cellKey), done)))
  const cell = cells[Math.min(at, cells.length - 1)]
  if (!canLead || !cell) return null
  const ends = extremes(cell)
  const isDone = done.has(cellKey(cell))
  const panel = spreadPanel(round.widget)
  const goTo = (place: number) => {
    setAt(place)
    const next = cells[place]
    if (next && panel) canvas.goToShape(panel)
  }
  const mark = (isTalked: boolean) => {
    const next = new Set(done)
    if (isTalked) next.add(cellKey(cell))
    else next.delete(cellKey(cell))
    keepTalked(localStorage, stored, next)
    setDone(next)
    const open = firstOpen(cells.map(cellKey), next)
    if (isTalked && open >= 0) goTo(open)
  }
  const count = cells.filter((one) => done.has(cellKey(one))).length
  return (
    <section className={styles.walk}>
      <h3>
        {t('rounds.walk.title')}
        <span>{t('rounds.walk.count', { done: count, total: cells.length })}</span>
      </h3>
      <h4>
        {isDone ? <Check size={13} strokeWidth={2.6} aria-hidden /> : <SpreadSign label="discuss" />}
        {cellTitle(round, cell, t)}
      </h4>
      {ends && (
        <p>
          {t('rounds.talk.sentence', {
            low: scoreText(ends.low),
            lowest: partnerList(ends.lowest),
            high: scoreText(ends.high),
            highest: partnerList(ends.highest),
            mean: printed(cell.mean, 1),
            spread: printed(cell.spread, 2),
          })}
        </p>
      )}
      <div className={styles.walkButtons}>
        <Button size="small" isDisabled={at === 0} onClick={() => goTo(at - 1)}>
          {t('rounds.walk.back')}
        </Button>
        {panel && (
          <Button
            size="small"
            variant="quiet"
            icon={<MapPin size={13} aria-hidden />}
            onClick={() => canvas.goToShape(panel)}
          >
            {t('rounds.walk.show')}
          </Button>
        )}
        <Button size="small" isPressed={isDone} onClick={() => mark(!isDone)}>
          {t(isDone ? 'rounds.walk.again' : 'rounds.walk.done')}
        </Button>
        {isDone && at < cells.length - 1 && (
          <Button size="small" onClick={() => goTo(at + 1)}>
            {t('rounds.walk.next')}
          </Button>
        )}
      </div>
    </section>
  )
}

const firstOpen = (keys: readonly string[], done: ReadonlySet<string>): number =>
  keys.findIndex((key) => !done.has(key))

/** Views that show how far the partners are apart, the closest look first. */
const SPREAD_VIEWS = ['talkingList', 'marketSpread', 'needSpread', 'ballotMatrix'] as const

/** The shape that shows what differs in a round, or null where the template has none. */
function spreadPanel(widget: WidgetId): string | null {
  const instance = instanceOf(widget)
  const panels = instanceSeedOf(instance)?.panels ?? []
  const fits = (own: WidgetId | undefined) => (own ?? `${instance}.scores`) === widget
  for (const view of SPREAD_VIEWS) {
    const panel = panels.find((one) => one.view === view && fits(one.widget))
    if (panel) return `shape:${instance}.${panel.id}`
  }
  return null
}
