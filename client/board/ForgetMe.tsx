// Lets a person go from a board: the server forgets the name, this browser the board.
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api } from '../api.ts'
import { forgetBoard } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'

/** @param onClose the person stays after all */
export function ForgetMe({ onClose }: { onClose: () => void }) {
  const { t, boardId, me } = useBoard()
  const [isBusy, setIsBusy] = useState(false)
  const [isDone, setIsDone] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const forget = async () => {
    setIsBusy(true)
    setError(null)
    try {
      await api.eraseName(boardId, me.participantId)
      forgetBoard(boardId)
      setIsDone(true)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    } finally {
      setIsBusy(false)
    }
  }
  const leave = () => location.assign('/')

  return isDone ? (
    <Dialog
      isOpen
      size="small"
      onClose={leave}
      title={t('access.forget.done')}
      footer={
        <Button variant="primary" onClick={leave}>
          {t('access.forget.home')}
        </Button>
      }
    >
      {t('access.forget.done.text')}
    </Dialog>
  ) : (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('access.forget.title')}
      description={t('access.forget.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => void forget()}>
            {t('access.forget.do')}
          </Button>
        </>
      }
    >
      {error ? <Notice tone="red">{error}</Notice> : null}
    </Dialog>
  )
}
