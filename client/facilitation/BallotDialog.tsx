// The ballot over the canvas: own scores in private, kept on the server as one goes. Run-sheet and bars stay in reach.
import { EyeOff, X } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { listItems, type Round } from '../../shared/board/boardState.ts'
import { textOf } from '../../shared/charts/boardTexts.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { Popover } from '../ui/Popover.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ballotForm, type BallotForm } from './ballotForm.ts'
import { answered, dotsLeft, isUnsaved } from './ballotState.ts'
import { DotsBallot } from './DotsBallot.tsx'
import { PhoneBallot } from './PhoneBallot.tsx'
import { PointsBallot } from './PointsBallot.tsx'
import { ScaleBallot, scaleWidth } from './ScaleBallot.tsx'
import { useBallot, type OwnBallot } from './useBallot.ts'
import { useIsPhone } from './useIsPhone.ts'
import { VoteBallot } from './VoteBallot.tsx'
import styles from './Ballot.module.css'

/** Pixels that the foot takes with its words in one line. */
const LEAST_WIDTH = 1080

export function BallotDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { board, t } = useBoard()
  const form = useMemo(() => ballotForm(board, round.widget, t), [board, round.widget, t])
  const ballot = useBallot(round)
  const dialog = useRef<HTMLElement>(null)
  const titleId = useId()
  useQuietCanvas(round.id)
  const isReady = ballot.state.status === 'ready'
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [isReady])
  const isOver = round.state === 'revealed' && ballot.state.status === 'closed' && !isUnsaved(ballot.state)
  useEffect(() => {
    // The results are behind it. It stays only when something came too late, or the round was cancelled.
    if (isOver) onClose()
  }, [isOver, onClose])
  if (!form) return null
  return (
    <>
      <div className={styles.veil} />
      <section
        ref={dialog}
        className={classes(styles.dialog, form.kind !== 'scale' && styles.compact)}
        style={form.kind === 'scale' ? { maxWidth: Math.max(LEAST_WIDTH, scaleWidth(form.columns.length)) } : undefined}
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose()
        }}
      >
        <Head form={form} round={round} titleId={titleId} onClose={onClose} />
        <div className={styles.body}>
          <BallotBody form={form} ballot={ballot} round={round} />
        </div>
        <BallotFoot form={form} ballot={ballot} round={round} onClose={onClose} />
      </section>
    </>
  )
}

/** While a ballot is open the canvas below takes no shortcuts: 3 is a score, not a tool. After it the keyboard is there again. */
function useQuietCanvas(id: string): void {
  const { editor } = useCanvas()
  useEffect(() => {
    if (!editor) return
    const menu = `ballot-${id}`
    editor.menus.addOpenMenu(menu)
    return () => {
      editor.menus.deleteOpenMenu(menu)
      // What opened the ballot has mostly gone; whoever pressed something else meanwhile stays there.
      if (document.activeElement === document.body) editor.getContainer().focus({ preventScroll: true })
    }
  }, [editor, id])
}

type HeadProps = { form: BallotForm; round: Round; titleId: string; onClose: () => void }

function Head({ form, round, titleId, onClose }: HeadProps) {
  const { board, looks, me, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === me.partnerId)
  const partner = board.partners[place]
  const look = looks[place]
  return (
    <div className={styles.head}>
      <div>
        <h2 id={titleId}>{t(`ballot.title.${form.kind}`, { number: round.number })}</h2>
        <p>
          {partner && look && (
            <>
              {t(form.kind === 'vote' ? 'ballot.voteFor' : 'ballot.scoreFor')}{' '}
              <b>
                <PartnerName look={look} name={partner.name} size={13} />
              </b>
              . {t(`ballot.several.${form.kind}`)}
            </>
          )}
        </p>
      </div>
      <span className={styles.onlyYou}>
        <EyeOff size={15} aria-hidden />
        {t('ballot.onlyYou')}
      </span>
      {round.widget === 'T04.scores' && <MarketFacts />}
      <IconButton label={t('ballot.close')} icon={<X size={18} aria-hidden />} onClick={onClose} />
    </div>
  )
}

function MarketFacts() {
  const { board, t } = useBoard()
  const markets = listItems(board, 'T04.markets').filter((market) => textOf(market.fields['note'], t).trim() !== '')
  if (markets.length === 0) return null
  return (
    <span className={styles.facts}>
      <Popover label={t('ballot.facts')} align="end" trigger={<Button variant="quiet">{t('ballot.facts')}</Button>}>
        <dl className={styles.factList}>
          {markets.map((market) => (
            <div key={market.id}>
              <dt>{textOf(market.fields['name'], t)}</dt>
              <dd>{textOf(market.fields['note'], t)}</dd>
            </div>
          ))}
        </dl>
      </Popover>
    </span>
  )
}

type PartProps = { form: BallotForm; ballot: OwnBallot; round: Round }

/** `isForOther`: entered for somebody without a device. */
type BodyProps = PartProps & { isNarrow?: boolean; isForOther?: boolean }

/** The questions; also stands in the phone's room page. @param isNarrow one row at a time, however wide the screen */
export function BallotBody({ form, ballot, round, isNarrow = false, isForOther = false }: BodyProps) {
  const { t } = useBoard()
  const isPhone = useIsPhone() || isNarrow
  const { state } = ballot
  if (state.status === 'loading') return <Skeleton lines={6} />
  if (state.status === 'failed') {
    return (
      <div className={styles.notice}>
        <Notice
          tone="red"
          title={t('ballot.notLoaded')}
          action={<Button onClick={ballot.retry}>{t('ballot.retry')}</Button>}
        >
          {state.problem}
        </Notice>
      </div>
    )
  }
  if (form.rows.length === 0 || form.columns.length === 0) {
    return <p className={styles.empty}>{t('ballot.empty')}</p>
  }
  return (
    <>
      {state.status === 'closed' && (
        <div className={styles.notice}>
          <Notice
            tone={isUnsaved(state) ? 'amber' : 'neutral'}
            title={t(round.state === 'cancelled' ? 'ballot.cancelled' : 'ballot.closed')}
          >
            {t(isUnsaved(state) ? 'ballot.closed.late' : 'ballot.closed.kept')}
          </Notice>
        </div>
      )}
      {form.kind === 'scale' && isPhone && <PhoneBallot form={form} ballot={ballot} />}
      {form.kind === 'scale' && !isPhone && <ScaleBallot form={form} ballot={ballot} />}
      {form.kind === 'points' && <PointsBallot form={form} ballot={ballot} />}
      {form.kind === 'vote' && <VoteBallot form={form} ballot={ballot} round={isForOther ? undefined : round} />}
      {form.kind === 'dots' && <DotsBallot form={form} ballot={ballot} />}
    </>
  )
}

/** How far one is, whether it is kept, and the button that ends it. */
export function BallotFoot({ form, ballot, round, onClose }: PartProps & { onClose: () => void }) {
  const { t } = useBoard()
  const { state } = ballot
  const isPhone = useIsPhone()
  const [isFinishing, setFinishing] = useState(false)
  const { done, total } = answered(form, state.values)
  const unsaved = isUnsaved(state)
  useEffect(() => {
    // Only what is on the server's disk is finished; until then the ballot stays open and says why.
    if (isFinishing && state.finished && !unsaved) onClose()
  }, [isFinishing, state.finished, unsaved, onClose])
  if (state.status !== 'ready' || round.state !== 'open') {
    return (
      <div className={styles.foot}>
        <Button size="large" className={styles.finish} onClick={onClose}>
          {t('ballot.close')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.foot}>
      {form.kind === 'dots' ? (
        <b>{t('ballot.dotsLeft', { count: dotsLeft(form, state.values) })}</b>
      ) : (
        <>
          <span className={styles.bar}>
            <ProgressBar value={total === 0 ? 0 : done / total} label={t('ballot.progress', { done, total })} />
          </span>
          <b>{t('ballot.progress', { done, total })}</b>
        </>
      )}
      {state.problem ? (
        <span className={styles.problem} role="alert">
          {t('ballot.notKept')} {state.problem}{' '}
          <Button size="small" onClick={ballot.retry}>
            {t('ballot.retry')}
          </Button>
        </span>
      ) : (
        <span className={styles.kept}>{t(state.finished ? 'ballot.keptFinished' : 'ballot.kept')}</span>
      )}
      {form.kind === 'scale' && (
        <span className={styles.key}>
          {ballot.before && t('rounds.before.key')}
          <i aria-hidden />
          {t('ballot.cannotJudge.key')}
        </span>
      )}
      <Button
        variant={isPhone && done < total ? 'normal' : 'primary'}
        size="large"
        className={styles.finish}
        isBusy={isFinishing && unsaved && state.problem === null}
        onClick={() => {
          setFinishing(true)
          ballot.change({ type: 'finish', finished: true })
        }}
      >
        {t(form.kind === 'vote' ? 'ballot.finish.vote' : 'ballot.finish')}
      </Button>
    </div>
  )
}
