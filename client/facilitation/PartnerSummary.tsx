// The foot of the run-sheet: what each partner has put in, once it may be known.
import { latestValues, type BoardState } from '../../shared/board/boardState.ts'
import { instanceOf, widgetSeedOf, type TemplateId, type WidgetId } from '../../shared/catalog.ts'
import { askedEntries } from '../../shared/board/axis.ts'
import { scoresByPartner, type PartnerCount } from '../../shared/findings/roundFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import type { Agenda } from './agendaState.ts'
import styles from './PartnerLines.module.css'
import sheet from './RunSheet.module.css'

export function PartnerSummary({ template, agenda }: { template: TemplateId; agenda: Agenda }) {
  const { board } = useBoard()
  const widget = summaryWidget(board, template, agenda)
  if (widget) return <ScoresByPartner widget={widget} />
  return template === 'T08' ? <ReadyByPartner /> : null
}

/** The revealed round this step is about, else the latest revealed one; T08 shows readiness where no step asks for a round. */
export function summaryWidget(board: BoardState, template: TemplateId, agenda: Agenda): WidgetId | null {
  const isRevealed = (widget: WidgetId) => latestValues(board, widget) !== null
  const isOpen = board.rounds.some((round) => round.state === 'open' && round.widget.startsWith(`${template}.`))
  if (isOpen) return null
  const own = agenda.current?.step.rounds.filter(isRevealed).at(-1)
  if (own) return own
  if (template === 'T08') return null
  const passed = agenda.steps
    .slice(0, agenda.current?.number ?? agenda.steps.length)
    .flatMap(({ step }) => step.rounds)
    .filter((widget) => isRevealed(widget) && widgetSeedOf(widget)?.kind === 'matrix')
  return passed.at(-1) ?? null
}

function ScoresByPartner({ widget }: { widget: WidgetId }) {
  const { board, looks, people, t } = useBoard()
  const seed = widgetSeedOf(widget)
  const latest = latestValues(board, widget)
  if (!seed || !latest) return null
  const isVote = seed.kind === 'partnerVote'
  const counts = countsOf(board, widget, latest.values)
  const hasSeveral = counts.some((count) => count.people > 1)
  const done = counts.filter((count) => count.filled > 0).length
  return (
    <section className={sheet.block}>
      <h3>
        {t(isVote ? 'facilitation.summary.votes' : 'facilitation.summary.scores')}
        <span>{t('facilitation.summary.of', { done, total: counts.length })}</span>
      </h3>
      <ul className={styles.partners}>
        {board.partners.map((partner, place) => {
          const count = counts[place]
          const proxies = latest.values[partner.id]?.proxies ?? 0
          const here = people.filter((person) => person.partnerId === partner.id && person.isHere).length
          return (
            <li key={partner.id}>
              {looks[place] && <PartnerName look={looks[place]} name={partner.name} size={14} />}
              <span className={styles.amount}>
                {isVote ? (
                  <>
                    {t('facilitation.summary.here', { count: here })}{' '}
                    <Badge tone={count?.filled ? 'good' : 'neutral'}>
                      {t(count?.filled ? 'facilitation.progress.voted' : 'facilitation.summary.noVote')}
                    </Badge>
                  </>
                ) : (
                  <>
                    {hasSeveral && `${t('facilitation.summary.people', { count: count?.people ?? 0 })}, `}
                    {t('facilitation.summary.of', { done: count?.filled ?? 0, total: count?.total ?? 0 })}
                  </>
                )}
                {proxies > 0 && <small> {t('rounds.proxies', { count: proxies })}</small>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function countsOf(board: BoardState, widget: WidgetId, values: Parameters<typeof scoresByPartner>[0]): PartnerCount[] {
  const seed = widgetSeedOf(widget)
  const ids = (axis: Parameters<typeof askedEntries>[1]) =>
    askedEntries(board, axis, instanceOf(widget)).map(({ id }) => id)
  switch (seed?.kind) {
    case 'matrix':
      return scoresByPartner(values, board.partners, ids(seed.rows), ids(seed.columns), seed.completeRows)
    case 'partnerVote':
      return scoresByPartner(values, board.partners, ids(seed.rows), ['vote'], false)
    case 'dotVote':
      return scoresByPartner(values, board.partners, ids(seed.options), ['dots'], false)
    default:
      return []
  }
}

function ReadyByPartner() {
  const { board, looks, results, t } = useBoard()
  const ready = results.T08?.readinessByPartner
  if (!ready) return null
  return (
    <section className={sheet.block}>
      <h3>
        {t('facilitation.ready')}
        <span>{t('facilitation.ready.own')}</span>
      </h3>
      <ul className={styles.partners}>
        {board.partners.map((partner, place) => {
          const value = ready[partner.id] ?? null
          return (
            <li key={partner.id}>
              {looks[place] && <PartnerName look={looks[place]} name={partner.name} size={14} />}
              <span className={styles.ready}>
                {value === null ? (
                  t('facilitation.ready.none')
                ) : (
                  <>
                    <i aria-hidden>
                      <b style={{ width: `${value}%` }} />
                    </i>
                    <span>{Math.round(value)}</span>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
