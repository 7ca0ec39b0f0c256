// Which of the 19 recommendations the board covers: the index and a badge each, with the evidence on a click.
import { ChevronDown } from 'lucide-react'
import { Fragment, useMemo, useState } from 'react'
import { templateSeedOf } from '../../shared/catalog.ts'
import { printed } from '../../shared/charts/printed.ts'
import type { CoverageEvidence } from '../../shared/compute/coverage/judge.ts'
import { RECOMMENDATIONS } from '../../shared/compute/recommendations.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { CoverageBadge } from '../ui/CoverageBadge.tsx'
import { Popover } from '../ui/Popover.tsx'
import { CoverageDetails } from './CoverageDetails.tsx'
import { numberOf } from '../../shared/findings/coverageWords.ts'
import styles from './CoverageStrip.module.css'

export function CoverageStrip() {
  const { results, evidence, t } = useBoard()
  const index = printed(results.coverage.index, 1)
  return (
    <section className={styles.strip} aria-label={t('coverage.title')}>
      <p className={styles.index}>
        {t('coverage.index')} <b>{index}</b>
      </p>
      <div className={styles.badges}>
        <Badges evidence={evidence} />
      </div>
      <SmallStrip evidence={evidence} index={index} />
    </section>
  )
}

/** All badges, list 1 and list 2 apart; each opens its evidence. */
function Badges({ evidence }: { evidence: CoverageEvidence }) {
  const { results, t } = useBoard()
  const here = useTouched()
  const [open, setOpen] = useState<string | null>(null)
  return RECOMMENDATIONS.map(({ id }, place) => {
    const status = results.coverage.status[id] ?? 'missing'
    const label = t('coverage.badge', {
      number: numberOf(id),
      title: t(`${id}.title`),
      status: t(`coverage.status.${status}`),
    })
    return (
      <Fragment key={id}>
        {place > 0 && id === 'R2.1' && <span className={styles.between} aria-hidden />}
        <Popover
          label={label}
          isOpen={open === id}
          onOpenChange={(isOpen) => setOpen(isOpen ? id : null)}
          trigger={<CoverageBadge number={numberOf(id)} status={status} isHere={here.has(id)} label={label} />}
        >
          <CoverageDetails id={id} signals={evidence[id] ?? []} onShow={() => setOpen(null)} />
        </Popover>
      </Fragment>
    )
  })
}

/** Narrow screens: the index alone; the badges unfold below it. */
function SmallStrip({ evidence, index }: { evidence: CoverageEvidence; index: string }) {
  const { results, t } = useBoard()
  const here = useTouched()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className={styles.narrow}>
      <Popover
        label={t('coverage.title')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button variant="quiet" size="small">
            {t('coverage.index')} <b>{index}</b>
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <div className={styles.grid}>
          {RECOMMENDATIONS.map(({ id }) => {
            const status = results.coverage.status[id] ?? 'missing'
            const label = t('coverage.badge', {
              number: numberOf(id),
              title: t(`${id}.title`),
              status: t(`coverage.status.${status}`),
            })
            return (
              <CoverageBadge
                key={id}
                number={numberOf(id)}
                status={status}
                isHere={here.has(id)}
                label={label}
                className={id === 'R2.1' ? styles.newList : undefined}
                aria-pressed={chosen === id}
                onClick={() => setChosen(id)}
              />
            )
          })}
        </div>
        {chosen ? (
          <CoverageDetails id={chosen} signals={evidence[chosen] ?? []} onShow={() => setOpen(false)} />
        ) : (
          <p className={styles.hint}>{t('coverage.choose')}</p>
        )}
      </Popover>
    </div>
  )
}

/** Recommendations that the page on screen can feed. */
function useTouched(): ReadonlySet<string> {
  const { template } = useCanvas()
  return useMemo(() => new Set(Object.keys(templateSeedOf(template ?? '')?.signals ?? {})), [template])
}
