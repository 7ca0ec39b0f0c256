// Changes the board's title.
import { useState, type FormEvent } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useBoard } from './boardContext.ts'

export function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t, board, boardId } = useBoard()
  const [title, setTitle] = useState(board.title)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setError(t('home.problem.title'))
    setIsBusy(true)
    try {
      await api.session(boardId, { command: 'setTitle', title: title.trim() })
      onClose()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
      setIsBusy(false)
    }
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
      <form id="rename-board" onSubmit={(event) => void rename(event)} noValidate>
        <TextField
          label={t('home.title')}
          value={title}
          error={error}
          maxLength={LIMITS.maxTitleLength}
          autoComplete="off"
          autoFocus
          onChange={(value) => {
            setError(null)
            setTitle(value)
          }}
        />
      </form>
    </Dialog>
  )
}
