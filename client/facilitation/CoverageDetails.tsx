// One recommendation: its signals with what proves them or what is missing, and the way to the place on the board.
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SignalEvidence } from '../../shared/compute/coverage/judge.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { coverageLine } from '../../shared/findings/coverageBoard.ts'
import { numberOf, signalWords } from '../../shared/findings/coverageWords.ts'
import styles from './CoverageStrip.module.css'

type Props = { id: string; signals: readonly SignalEvidence[]; onShow: () => void }

export function CoverageDetails({ id, signals, onShow }: Props) {
  const { board, results, t } = useBoard()
  const canvas = useCanvas()
  const status = results.coverage.status[id] ?? 'missing'
  const go = (place: string) => {
    canvas.goToPlace(place)
    onShow()
  }
  return (
    <div className={styles.details}>
      <h3>
        <span>
          {numberOf(id)} {t(`${id}.title`)}
        </span>
        <Badge tone={status === 'missing' ? 'neutral' : 'action'}>{t(`coverage.status.${status}`)}</Badge>
      </h3>
      <p className={styles.explanation}>{t(`${id}.text`)}</p>
      <ul>
        {signals.map((signal) => {
          const { text, place } = signalWords(board, id, signal, t)
          const { missing } = coverageLine(board, id, signal, t)
          return (
            <li key={signal.signal} data-holds={signal.holds || undefined}>
              {signal.holds ? (
                <Check size={14} aria-label={t('coverage.signal.holds')} />
              ) : (
                <Minus size={14} aria-label={t('coverage.signal.open')} />
              )}
              <span>
                {text}{' '}
                {place && missing.length === 0 && (
                  <Show place={place} label={text} go={go}>
                    {t('coverage.show')}
                  </Show>
                )}
                {missing.length > 0 && (
                  <small>
                    {t('coverage.board.missing')}
                    {missing.map((one) =>
                      one.place === null ? (
                        <span key={one.label}> {t('coverage.board.absent', { place: one.label })}</span>
                      ) : (
                        <Show key={one.label} place={one.place} label={one.label} go={go}>
                          {one.label}
                        </Show>
                      ),
                    )}
                  </small>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type ShowProps = { place: string; label: string; go: (place: string) => void; children: ReactNode }

/** Leads to a place on the board. */
function Show({ place, label, go, children }: ShowProps) {
  const { t } = useBoard()
  return (
    <button
      type="button"
      className={styles.show}
      aria-label={t('coverage.show.label', { signal: label })}
      onClick={() => go(place)}
    >
      {children}
    </button>
  )
}
