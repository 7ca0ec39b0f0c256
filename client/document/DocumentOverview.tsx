// The first part of the document: who works here, what runs now, where each template stands, and the open comments.
import { Link } from 'wouter'
import { instanceName, widgetName } from '../../shared/board/instances.ts'
import { textOf } from '../../shared/charts/boardTexts.ts'
import { printed } from '../../shared/charts/printed.ts'
import { templateState } from '../../shared/widgets/templateState.ts'
import { useBoard } from '../board/boardContext.ts'
import { agendaState } from '../facilitation/agendaState.ts'
import { RunningStepCard } from '../facilitation/StepCard.tsx'
import { useSteps } from '../facilitation/useSteps.ts'
import { PartnerName } from '../ui/PartnerName.tsx'
import { DocumentComments } from './DocumentComments.tsx'
import { COVERAGE, documentPath, elementId, OVERVIEW } from './documentPlace.ts'
import { DocumentTable } from './DocumentTable.tsx'
import { DocumentRound } from './DocumentRound.tsx'
import { useThreads } from './useThreads.ts'
import styles from './DocumentPage.module.css'

export function DocumentOverview() {
  const { board, boardId, looks, people, results, t } = useBoard()
  const open = board.rounds.filter((round) => round.state === 'open')
  const notice = textOf(board.notice ?? undefined, t)
  return (
    <>
      <header className={styles.sectionHead}>
        <h2 id={elementId(OVERVIEW)} tabIndex={-1}>
          {t('document.overview')}
        </h2>
        <p className={styles.question}>
          {t('people.here', { count: people.filter(({ isHere }) => isHere).length })}.{' '}
          <Link href={documentPath(boardId, COVERAGE)}>
            {t('coverage.index')} {printed(results.coverage.index, 1)}
          </Link>
        </p>
        {notice !== '' && <p className={styles.note}>{notice}</p>}
        <ul className={styles.partners}>
          {board.partners.map((partner, place) => (
            <li key={partner.id}>
              {looks[place] ? <PartnerName look={looks[place]} name={partner.name} /> : partner.name}
            </li>
          ))}
        </ul>
      </header>
      <RunningStep />
      {open.length > 0 && (
        <section className={styles.widget}>
          <h3 id={elementId('rounds')}>{t('document.rounds')}</h3>
          {open.map((round) => (
            <div key={round.id} className={styles.paper}>
              <h4>{widgetName(board, round.widget, t)}</h4>
              <DocumentRound widget={round.widget} />
            </div>
          ))}
        </section>
      )}
      <section className={styles.widget}>
        <h3 id={elementId('templates')}>{t('document.templates')}</h3>
        <DocumentTable
          caption={t('document.templates')}
          corner={t('document.template')}
          heads={[
            { id: 'gaps', content: t('document.gaps') },
            { id: 'rounds', content: t('document.roundsHeld') },
          ]}
          rows={board.templates.map((instance) => ({
            id: instance,
            head: (
              <Link className={styles.tableLink} href={documentPath(boardId, instance)}>
                {instanceName(board, instance, t)}
              </Link>
            ),
            cells: [
              { id: 'gaps', content: templateState(board, instance).gaps },
              {
                id: 'rounds',
                content: board.rounds.filter(
                  ({ widget, state }) => widget.startsWith(`${instance}.`) && state === 'revealed',
                ).length,
              },
            ],
          }))}
        />
      </section>
      <OpenComments />
    </>
  )
}

function RunningStep() {
  const { board } = useBoard()
  const steps = useSteps()
  const template = board.step?.template ?? ''
  const agenda = agendaState(board, template)
  if (!agenda.current) return null
  return (
    <div className={styles.step}>
      <RunningStepCard template={template} agenda={agenda} current={agenda.current} steps={steps} hasTimer={false} />
    </div>
  )
}

function OpenComments() {
  const { t } = useBoard()
  const count = useThreads().filter(({ resolved }) => resolved === null).length
  return (
    <section className={styles.widget}>
      <h3 id={elementId('comments')}>{count === 0 ? t('comments.title') : t('document.commentsOpen', { count })}</h3>
      <DocumentComments />
    </section>
  )
}
