// What happens on the board, in words for people who do not see it: changes of others once they pause, and rounds.
import { useEffect, useRef } from 'react'
import * as Y from 'yjs'
import { itemKeyParts, type Round } from '../../shared/board/boardState.ts'
import { widgetName } from '../../shared/board/instances.ts'
import { widgetSeedOf } from '../../shared/catalog.ts'
import { enumerate } from '../../shared/charts/boardTexts.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { NOTES } from './documentPlace.ts'

/** Others type on for a while; only their pause is worth an interruption. */
const PAUSE_MS = 2500
const MOST_NAMES = 3

export function useLiveWords(announce: (text: string) => void): void {
  const { board, t } = useBoard()
  const { doc } = useConnection()
  const latest = useRef({ board, t })
  useEffect(() => {
    latest.current = { board, t }
  })

  useEffect(() => {
    const items = doc.getMap('items')
    const records = doc.getMap('records')
    const changed = new Set<string>()
    let timeout: number | undefined
    const say = () => {
      const now = latest.current
      const names = [...changed].map((one) =>
        one === NOTES ? now.t('document.notes') : widgetName(now.board, one, now.t),
      )
      changed.clear()
      const shown = names.slice(0, MOST_NAMES)
      const more = names.length - shown.length
      announce(
        more > 0
          ? now.t('document.changedMore', { names: shown.join(', '), count: more })
          : now.t('document.changed', { names: enumerate(shown, now.t) }),
      )
    }
    const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local) return
      for (const event of events) {
        const keys = event.path.length > 0 ? [String(event.path[0])] : [...event.keys.keys()]
        for (const key of keys) {
          const widget = itemKeyParts(key)[0] ?? ''
          if (widgetSeedOf(widget)) changed.add(widget)
        }
      }
      sayAfterPause()
    }
    /** Drawings that came, went or have other words; one that was only moved is nothing to read. */
    const observeDrawings = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local) return
      const isRead = (event: Y.YEvent<Y.AbstractType<unknown>>) =>
        event.path.length !== 1 &&
        (event.path.length > 0 || [...event.keys.keys()].some((id) => id.startsWith('shape:')))
      if (events.some(isRead)) changed.add(NOTES)
      sayAfterPause()
    }
    const sayAfterPause = () => {
      if (changed.size === 0) return
      window.clearTimeout(timeout)
      timeout = window.setTimeout(say, PAUSE_MS)
    }
    items.observeDeep(observe)
    records.observeDeep(observeDrawings)
    return () => {
      window.clearTimeout(timeout)
      items.unobserveDeep(observe)
      records.unobserveDeep(observeDrawings)
    }
  }, [doc, announce])

  const before = useRef<readonly Round[]>(board.rounds)
  useEffect(() => {
    for (const round of board.rounds) {
      const state = before.current.find(({ id }) => id === round.id)?.state
      if (state === round.state) continue
      const name = widgetName(board, round.widget, t)
      const called = roundName(board, round.widget, round.number, t, 'within')
      announce(t(`document.round.${round.state}`, { name, round: called }))
    }
    before.current = board.rounds
  }, [board, t, announce])
}
