// The recommendations with their signals: what proves each, what is missing, and the way there inside the document.
import { Check, Minus } from 'lucide-react'
import { Link } from 'wouter'
import { enumerate } from '../../shared/charts/boardTexts.ts'
import { printed } from '../../shared/charts/printed.ts'
import { RECOMMENDATIONS } from '../../shared/compute/recommendations.ts'
import { numberOf, signalWords } from '../../shared/findings/coverageWords.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { COVERAGE, documentPath, elementId } from './documentPlace.ts'
import styles from './DocumentPage.module.css'

export function DocumentCoverage() {
  const { results, t } = useBoard()
  return (
    <>
      <header className={styles.sectionHead}>
        <h2 id={elementId(COVERAGE)} tabIndex={-1}>
          {t('coverage.title')}
        </h2>
        <p className={styles.question}>
          {t('coverage.index')} {printed(results.coverage.index, 1)}
        </p>
      </header>
      <CoverageList ids={RECOMMENDATIONS.map(({ id }) => id)} level={3} />
    </>
  )
}

/** @param level of the headings, one below the heading over the list */
export function CoverageList({ ids, level }: { ids: readonly string[]; level: 3 | 4 }) {
  const { board, boardId, results, evidence, t } = useBoard()
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <div className={styles.list}>
      {ids.map((id) => {
        const status = results.coverage.status[id] ?? 'missing'
        return (
          <article key={id} className={styles.paper} aria-labelledby={elementId(id)}>
            <Heading id={elementId(id)} className={styles.recommendation}>
              {numberOf(id)} {t(`${id}.title`)}
            </Heading>
            <Badge tone={status === 'missing' ? 'neutral' : 'action'}>{t(`coverage.status.${status}`)}</Badge>
            <p className={styles.note}>{t(`${id}.text`)}</p>
            <ul className={styles.signals}>
              {(evidence[id] ?? []).map((signal) => {
                const { text, place, missingTemplates } = signalWords(board, id, signal, t)
                return (
                  <li key={signal.signal}>
                    {signal.holds ? (
                      <Check size={15} role="img" aria-label={t('coverage.signal.holds')} />
                    ) : (
                      <Minus size={15} role="img" aria-label={t('coverage.signal.open')} />
                    )}
                    <span>
                      {text}{' '}
                      {missingTemplates.length > 0 &&
                        t('coverage.template', {
                          templates: enumerate(
                            missingTemplates.map((template) => `${template} ${t(`template.${template}`)}`),
                            t,
                          ),
                        })}
                      {place && (
                        <Link
                          href={documentPath(boardId, place)}
                          aria-label={t('coverage.show.label', { signal: text })}
                        >
                          {t('coverage.show')}
                        </Link>
                      )}
                    </span>
                  </li>
                )
              })}
            </ul>
          </article>
        )
      })}
    </div>
  )
}
