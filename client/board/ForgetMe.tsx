// Lets a person go from a board: the server forgets the name, this browser the board.
import { useState } from 'react'
import { api } from '../api.ts'
import { forgetBoard } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Question } from '../ui/Question.tsx'
import { useBoard } from './boardContext.ts'

/** @param onClose the person stays after all */
export function ForgetMe({ onClose }: { onClose: () => void }) {
  const { t, boardId, me } = useBoard()
  const [isDone, setIsDone] = useState(false)
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
    <Question
      title={t('access.forget.title')}
      text={t('access.forget.text')}
      action={t('access.forget.do')}
      onYes={async () => {
        await api.eraseName(boardId, me.participantId)
        forgetBoard(boardId)
        setIsDone(true)
      }}
      onClose={onClose}
    />
  )
}
