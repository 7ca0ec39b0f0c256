// Who has finished writing, by partner. People are counted, never notes.
import { Check } from 'lucide-react'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { writingTotals } from './openWriting.ts'
import styles from '../facilitation/PartnerLines.module.css'
import sheet from '../facilitation/RunSheet.module.css'

export function WritingProgress({ writing }: { writing: Writing }) {
  const { board, looks, t } = useBoard()
  const partners = new Set(board.partners.map(({ id }) => id))
  const others = Object.entries(writing.progress).filter(([id]) => !partners.has(id))
  const without = others.reduce(
    (sum, [, counts]) => ({ writing: sum.writing + counts.writing, finished: sum.finished + counts.finished }),
    { writing: 0, finished: 0 },
  )
  return (
    <section className={sheet.block} aria-live="polite">
      <h3>
        {t('writing.who')}
        <span>{t('writing.who.count', writingTotals(writing))}</span>
      </h3>
      <ul className={styles.partners}>
        {board.partners.map((partner, place) => (
          <li key={partner.id}>
            {looks[place] && <PartnerName look={looks[place]} name={partner.name} size={14} />}
            <Counts counts={writing.progress[partner.id]} />
          </li>
        ))}
        {without.writing + without.finished > 0 && (
          <li>
            {t('writing.who.noPartner')}
            <Counts counts={without} />
          </li>
        )}
      </ul>
      <p className={sheet.small}>{t('writing.who.note')}</p>
    </section>
  )
}

function Counts({ counts }: { counts: { writing: number; finished: number } | undefined }) {
  const { t } = useBoard()
  const people = counts ? counts.writing + counts.finished : 0
  if (!counts || people === 0) return <span className={styles.notStarted}>{t('writing.who.none')}</span>
  const words = t('writing.who.partner', { finished: counts.finished, people })
  if (counts.finished < people) return <Badge>{words}</Badge>
  return (
    <Badge tone="good" icon={<Check size={11} strokeWidth={2.6} aria-hidden />}>
      {words}
    </Badge>
  )
}
