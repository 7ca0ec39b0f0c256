// A template as a part of the document: its question, the running step, every widget, what is computed, notes and coverage.
import { lazy, Suspense } from 'react'
import { instanceName, isLeftInstance } from '../../shared/board/instances.ts'
import { instanceSeedOf, templateOf, type TemplateId } from '../../shared/catalog.ts'
import type { TemplateSeed } from '../../shared/templateSeed.ts'
import { templateState } from '../../shared/widgets/templateState.ts'
import { useBoard } from '../board/boardContext.ts'
import { agendaState } from '../facilitation/agendaState.ts'
import { RunningStepCard, StartCard } from '../facilitation/StepCard.tsx'
import { useSteps } from '../facilitation/useSteps.ts'
import { Proposals } from '../shapes/generic/Proposals.tsx'
import { PanelBoundary } from '../shapes/PanelBoundary.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { PageComments, usePageThreads } from './DocumentComments.tsx'
import { DocumentContents } from './DocumentContents.tsx'
import { CoverageList } from './DocumentCoverage.tsx'
import { PageNotes } from './DocumentNotes.tsx'
import { elementId } from './documentPlace.ts'
import { DocumentWidget, useWidgetTitle } from './DocumentWidget.tsx'
import styles from './DocumentPage.module.css'

const DocumentResults = lazy(async () => ({ default: (await import('./DocumentResults.tsx')).DocumentResults }))

export function DocumentTemplate({ instance }: { instance: TemplateId }) {
  const { board, t } = useBoard()
  const titleOf = useWidgetTitle()
  const seed = instanceSeedOf(instance)
  const id = templateOf(instance)
  const name = instanceName(board, instance, t)
  const { gaps } = templateState(board, instance)
  const hasThreads = usePageThreads(`page:${instance}`).length > 0
  if (!seed) return null
  const widgets = widgetsOf(seed)
  const parts = [
    { at: `${instance}.results`, title: t('document.results') },
    { at: `${instance}.notes`, title: t('document.notes') },
    { at: `${instance}.coverage`, title: t('coverage.title') },
  ] as const
  const comments = { at: `${instance}.comments`, title: t('comments.title') }
  return (
    <>
      <header className={styles.sectionHead}>
        <h2 id={elementId(instance)} tabIndex={-1}>
          {name}
        </h2>
        <p className={styles.question}>{t(`${id}.question`)}</p>
        {isLeftInstance(board, instance) && <p className={styles.note}>{t('template.left')}</p>}
        {gaps > 0 && <p className={styles.note}>{t('brief.gaps', { count: gaps })}</p>}
        <Proposals template={instance} />
      </header>
      <DocumentContents
        entries={[
          ...widgets.map((widget) => ({ at: widget, title: titleOf(widget) })),
          ...parts,
          ...(hasThreads ? [comments] : []),
        ]}
      />
      <TemplateStep seed={seed} />
      {widgets.map((widget) => (
        <DocumentWidget key={widget} widget={widget} />
      ))}
      <section className={styles.widget}>
        <h3 id={elementId(parts[0].at)} tabIndex={-1}>
          {parts[0].title}
        </h3>
        <PanelBoundary t={t} title={parts[0].title}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <DocumentResults instance={instance} name={name} />
          </Suspense>
        </PanelBoundary>
      </section>
      <section className={styles.widget}>
        <h3 id={elementId(parts[1].at)} tabIndex={-1}>
          {parts[1].title}
        </h3>
        <PageNotes pageId={`page:${instance}`} />
      </section>
      <section className={styles.widget}>
        <h3 id={elementId(parts[2].at)} tabIndex={-1}>
          {parts[2].title}
        </h3>
        {Object.keys(seed.signals).length === 0 && <p className={styles.none}>{t('report.noSignals')}</p>}
        <CoverageList ids={Object.keys(seed.signals)} level={4} />
      </section>
      {hasThreads && (
        <section className={styles.widget}>
          <h3 id={elementId(comments.at)} tabIndex={-1}>
            {comments.title}
          </h3>
          <PageComments pageId={`page:${instance}`} />
        </section>
      )}
    </>
  )
}

/** Every widget in the seed's order; the vote on a statement stands with its statement. */
function widgetsOf(seed: TemplateSeed): string[] {
  const own = seed.id
  const votes = Object.values(seed.widgets).flatMap((widget) =>
    widget.kind === 'statement' ? [widget.vote.split('.')[1]!] : [],
  )
  return Object.keys(seed.widgets)
    .filter((name) => !votes.includes(name))
    .map((name) => `${own}.${name}`)
}

/** The running step where it is this template's; facilitators may start the first while none runs. */
function TemplateStep({ seed }: { seed: TemplateSeed }) {
  const { board, canLead } = useBoard()
  const steps = useSteps()
  const agenda = agendaState(board, seed.id)
  const card = agenda.current ? (
    <RunningStepCard template={seed.id} agenda={agenda} current={agenda.current} steps={steps} hasTimer={false} />
  ) : board.step === null && canLead ? (
    <StartCard template={seed.id} agenda={agenda} steps={steps} />
  ) : null
  return card && <div className={styles.step}>{card}</div>
}
