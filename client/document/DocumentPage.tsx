// The screen of the document view: title and saved state, the parts to choose from, and the part that is read.
import { FileText, PanelsTopLeft } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import { instanceName } from '../../shared/board/instances.ts'
import { useBoard } from '../board/boardContext.ts'
import { useSavedState } from '../board/connectionContext.ts'
import { SavedBadge, type SavedBadgeProps } from '../board/SavedBadge.tsx'
import { SavedLine } from '../board/SavedLine.tsx'
import { BallotGate } from '../facilitation/BallotGate.tsx'
import { RightsLine } from '../facilitation/RightsLine.tsx'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { Logo } from '../home/Logo.tsx'
import { ImportWindow } from '../importing/ImportWindow.tsx'
import { PeopleButton } from '../people/PeopleButton.tsx'
import { RoomFoot } from '../room/RoomFoot.tsx'
import { Button } from '../ui/Button.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { DocumentCoverage } from './DocumentCoverage.tsx'
import { DocumentNotes } from './DocumentNotes.tsx'
import { DocumentOverview } from './DocumentOverview.tsx'
import { COVERAGE, documentPath, NOTES, onBoardPath, OVERVIEW, type DocumentPlace } from './documentPlace.ts'
import { DocumentStepLine } from './DocumentStepLine.tsx'
import { DocumentTemplate } from './DocumentTemplate.tsx'
import { UndoButtons } from './UndoButtons.tsx'
import styles from './DocumentPage.module.css'

export function DocumentPage({ place, onReopen }: { place: DocumentPlace; onReopen: () => void }) {
  const { board, boardId, looks, me, t } = useBoard()
  const isPhone = useIsPhone()
  const main = useRef<HTMLElement>(null)
  const sections = [
    { id: OVERVIEW, name: t('document.overview') },
    ...board.templates.map((instance) => ({ id: instance, name: instanceName(board, instance, t) })),
    { id: NOTES, name: t('document.notes') },
    { id: COVERAGE, name: t('coverage.title') },
  ]
  const current = sections.find(({ id }) => id === place.section)?.id ?? OVERVIEW
  const row = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  const partner = board.partners.findIndex(({ id }) => id === me.partnerId)
  const look = looks[partner]
  return (
    <div className={styles.page}>
      <div className={styles.skip}>
        {/* No link with a fragment: the fragment belongs to the secret of a board's link. */}
        <Button onClick={() => main.current?.focus()}>{t('document.skip')}</Button>
      </div>
      <header className={styles.bar}>
        <Logo size={24} />
        <h1>{board.title}</h1>
        {look && <PartnerSign look={look} size={18} label={board.partners[partner]!.name} />}
        <span className={styles.spring} />
        {!isPhone && <UndoButtons />}
        <OwnSavedBadge />
        <PeopleButton />
        <Link
          className={styles.toBoard}
          aria-label={t('document.toBoard')}
          href={onBoardPath(boardId, current === OVERVIEW || current === COVERAGE || current === NOTES ? '' : current)}
        >
          <PanelsTopLeft size={16} aria-hidden />
          <span>{t('document.toBoard')}</span>
        </Link>
      </header>
      <div className={styles.sections}>
        <nav className={styles.names} aria-label={t('document.parts')}>
          <ul ref={row}>
            {sections.map(({ id, name }) => (
              <li key={id}>
                <Link href={documentPath(boardId, id)} aria-current={id === current ? 'page' : undefined}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {/* The bar has no room left, and floating they would lie on what is to be pressed. */}
        {isPhone && <UndoButtons />}
      </div>
      <div className={styles.lines}>
        <SavedLine onReopen={onReopen} />
        <RightsLine />
      </div>
      <DocumentStepLine />
      <main ref={main} className={styles.main} tabIndex={-1} key={current}>
        <Section id={current} />
      </main>
      <footer className={styles.foot}>
        <FileText size={14} aria-hidden /> {t('document.foot')}
      </footer>
      <RoomFoot />
      <BallotGate />
      <ImportWindow />
    </div>
  )
}

function Section({ id }: { id: string }) {
  switch (id) {
    case OVERVIEW:
      return <DocumentOverview />
    case COVERAGE:
      return <DocumentCoverage />
    case NOTES:
      return <DocumentNotes />
    default:
      return <DocumentTemplate instance={id} />
  }
}

function OwnSavedBadge() {
  const { board, me } = useBoard()
  const state = useSavedState()
  const readOnlyBecause: SavedBadgeProps['readOnlyBecause'] =
    me.role === 'viewer' ? 'viewer' : board.isFrozen ? 'frozen' : board.workshop.control ? 'led' : 'newer'
  return <SavedBadge state={state} readOnlyBecause={readOnlyBecause} />
}
