// Changes the board's title.
import { useState, type FormEvent } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { useBoard } from './boardContext.ts'

export function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t, board, boardId } = useBoard()
  const [title, setTitle] = useState(board.title)
  const { run, isBusy, refusal, setRefusal } = useRequest()

  const rename = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setRefusal(t('home.problem.title'))
    void run(async () => {
      await api.session(boardId, { command: 'setTitle', title: title.trim() })
      onClose()
    })
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('board.rename')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form="rename-board" isBusy={isBusy}>
            {t('board.rename.save')}
          </Button>
        </>
      }
    >
      <form id="rename-board" onSubmit={rename} noValidate>
        <TextField
          label={t('home.title')}
          value={title}
          error={refusal}
          maxLength={LIMITS.maxTitleLength}
          autoComplete="off"
          autoFocus
          onChange={(value) => {
            setRefusal(null)
            setTitle(value)
          }}
        />
      </form>
    </Dialog>
  )
}
