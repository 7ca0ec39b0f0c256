// How to come in, large enough for the last row: address, code and QR code.
import { spacedRoomCode } from '../../shared/session/roomCode.ts'
import { useBoard } from '../board/boardContext.ts'
import { QrCode } from '../join/QrCode.tsx'
import styles from './JoinScene.module.css'
import type { OpenRoomCode } from './useRoomCode.ts'

/** The address as people type it: without the scheme. */
export const shortAddress = (link: string): string => `${new URL(link).host}/j`

export function JoinScene({ room }: { room: OpenRoomCode }) {
  const { board, people, t } = useBoard()
  const here = people.filter(({ isHere, role }) => isHere && role !== 'facilitator').length
  return (
    <main className={styles.join}>
      <div className={styles.joinQr}>
        <QrCode text={room.link} size={600} label={t('projector.join.qr')} />
      </div>
      <div className={styles.joinWords}>
        <h1>{board.title}</h1>
        <p>{t('projector.join.scan')}</p>
        <p className={styles.joinAddress}>{shortAddress(room.link)}</p>
        <p className={styles.joinCode}>{spacedRoomCode(room.code)}</p>
        <p aria-live="polite">{t('projector.join.here', { count: here })}</p>
      </div>
    </main>
  )
}
