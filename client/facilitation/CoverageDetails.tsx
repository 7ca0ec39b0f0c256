// One recommendation: its signals with what proves them or what is missing, and the way to the place on the board.
import { Check, Minus } from 'lucide-react'
import type { SignalEvidence } from '../../shared/compute/coverage/judge.ts'
import { enumerate } from '../../shared/charts/boardTexts.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { numberOf, signalWords } from '../../shared/findings/coverageWords.ts'
import styles from './CoverageStrip.module.css'

type Props = { id: string; signals: readonly SignalEvidence[]; onShow: () => void }

export function CoverageDetails({ id, signals, onShow }: Props) {
  const { board, results, t } = useBoard()
  const canvas = useCanvas()
  const status = results.coverage.status[id] ?? 'missing'
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
          const { text, place, missingTemplates } = signalWords(board, id, signal, t)
          return (
            <li key={signal.signal} data-holds={signal.holds || undefined}>
              {signal.holds ? (
                <Check size={14} aria-label={t('coverage.signal.holds')} />
              ) : (
                <Minus size={14} aria-label={t('coverage.signal.open')} />
              )}
              <span>
                {text}{' '}
                {missingTemplates.length > 0 && (
                  <small>
                    {t('coverage.template', {
                      templates: enumerate(
                        missingTemplates.map((template) => `${template} ${t(`template.${template}`)}`),
                        t,
                      ),
                    })}
                  </small>
                )}
                {place && (
                  <button
                    type="button"
                    className={styles.show}
                    aria-label={t('coverage.show.label', { signal: text })}
                    onClick={() => {
                      canvas.goToPlace(place)
                      onShow()
                    }}
                  >
                    {t('coverage.show')}
                  </button>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
