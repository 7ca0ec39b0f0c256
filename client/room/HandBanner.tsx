// Says where the own raised hand stands, with the button that lowers it.
import { Hand } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { OwnHand } from './useHand.ts'
import styles from './PhoneRoom.module.css'

/** Places that have a word of their own. */
const WORDED = 3

export function HandBanner({ own }: { own: OwnHand }) {
  const { t } = useBoard()
  const { hand, isBusy, problem, raise } = own
  return (
    <>
      {/* Always there, so that a change in the row is read aloud. */}
      <div role="status">
        {hand.state !== 'down' && (
          <div className={styles.hand}>
            <Hand size={20} aria-hidden />
            <p>
              {hand.state === 'speaking' ? (
                <b>{t('room.hand.speaking')}</b>
              ) : (
                <>
                  <b>{t('room.hand.up')}</b>{' '}
                  {hand.place <= WORDED
                    ? t(`room.hand.place.${hand.place}`)
                    : t('room.hand.place', { place: hand.place })}
                </>
              )}
            </p>
            <Button isBusy={isBusy} onClick={() => raise(false)}>
              {t(hand.state === 'speaking' ? 'room.hand.done' : 'room.hand.lower')}
            </Button>
          </div>
        )}
      </div>
      {problem !== null && (
        <Notice tone="red" title={t('room.hand.problem')}>
          {problem}
        </Notice>
      )}
    </>
  )
}
