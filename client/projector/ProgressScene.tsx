// While people write, score or vote: who is done, by partner. Counts of people and never a value.
import { Check } from 'lucide-react'
import type { Round } from '../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../shared/catalog.ts'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { widgetKey } from '../shapes/generic/fieldKey.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import scene from './scene.module.css'
import styles from './ProgressScene.module.css'
import { SceneHead } from './SceneHead.tsx'
import { turnoutOf, type Turnout } from './projectorScene.ts'

/** More people of a partner than these are a number. */
const MOST_DOTS = 8

export function WritingScene({ writing }: { writing: Writing }) {
  const { t } = useBoard()
  const counts = new Map(
    Object.entries(writing.progress).map(([id, { finished, writing: busy }]) => [id, { done: finished, busy }]),
  )
  return (
    <>
      <SceneHead title={writing.question} />
      <p className={scene.note}>{t(`projector.writing.${writing.naming}`)}</p>
      <Turnouts counts={counts} verb="finished" />
    </>
  )
}

export function RoundsScene({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useBoard()
  const [round] = rounds
  if (!round) return null
  const isVote = widgetSeedOf(round.widget)?.kind === 'partnerVote'
  const names = rounds.map(({ widget, number }) => t('projector.round', { name: t(widgetKey(widget)), number }))
  return (
    <>
      <SceneHead title={names.join(' · ')} />
      <p className={scene.note}>{t(isVote ? 'projector.secret.vote' : 'projector.secret')}</p>
      <Turnouts counts={countsOf(rounds)} verb={isVote ? 'voted' : 'finished'} />
    </>
  )
}

/** Of several rounds at once the least advanced one speaks for a partner: nobody is done before all are. */
function countsOf(rounds: readonly Round[]): Map<string, { done: number; busy: number }> {
  const counts = new Map<string, { done: number; busy: number }>()
  const partners = new Set(rounds.flatMap(({ progress }) => Object.keys(progress)))
  for (const partner of partners) {
    const each = rounds.map(({ progress }) => progress[partner] ?? { scoring: 0, finished: 0 })
    const begun = Math.max(...each.map(({ scoring, finished }) => scoring + finished))
    const done = Math.min(...each.map(({ finished }) => finished))
    counts.set(partner, { done, busy: begun - done })
  }
  return counts
}

type TurnoutsProps = { counts: ReadonlyMap<string, { done: number; busy: number }>; verb: 'finished' | 'voted' }

function Turnouts({ counts, verb }: TurnoutsProps) {
  const { board, looks, people, t } = useBoard()
  const rows = board.partners.map((partner, place) => {
    const { done, busy } = counts.get(partner.id) ?? { done: 0, busy: 0 }
    // Of a partner with named voters only these are waited for.
    const casters = verb === 'voted' ? board.workshop.casters[partner.id] : undefined
    const here = people.filter(
      ({ isHere, partnerId, role, participantId }) =>
        isHere && partnerId === partner.id && role !== 'viewer' && (casters?.includes(participantId) ?? true),
    ).length
    return { partner, look: looks[place], turnout: turnoutOf(done, busy, here) }
  })
  const isDone = ({ turnout: { done, busy, waiting } }: (typeof rows)[number]) => done > 0 && busy + waiting === 0
  return (
    <>
      <p className={styles.total} aria-live="polite">
        {t(`projector.partners.${verb}`, { count: rows.filter(isDone).length, partners: rows.length })}
      </p>
      <ul className={styles.turnouts} data-many={rows.length > 8 || undefined}>
        {rows.map((row) => (
          <li key={row.partner.id} data-done={isDone(row) || undefined}>
            {row.look ? <PartnerSign look={row.look} /> : null}
            <span className={styles.partnerName}>{row.partner.name}</span>
            <Dots turnout={row.turnout} words={wordsOf(row.turnout, verb, t)} />
            <span className={styles.mark}>{isDone(row) ? <Check aria-hidden /> : null}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function wordsOf(
  { done, busy, waiting }: Turnout,
  verb: string,
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  const all = done + busy + waiting
  return all === 0 ? t('projector.nobody') : t(`projector.people.${verb}`, { done, count: all })
}

/** One dot a person: filled when done, half when at it, open when not begun. */
function Dots({ turnout, words }: { turnout: Turnout; words: string }) {
  const { done, busy, waiting } = turnout
  const all = done + busy + waiting
  return (
    <span className={styles.dots}>
      {all > 0 && all <= MOST_DOTS
        ? [...Array(all).keys()].map((i) => (
            <i key={i} aria-hidden data-state={i < done ? 'done' : i < done + busy ? 'busy' : 'waiting'} />
          ))
        : null}
      <span>{words}</span>
    </span>
  )
}
