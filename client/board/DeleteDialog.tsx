// Erases the board for everybody. The title has to be typed, because nothing brings it back.
import { useState, type FormEvent } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api } from '../api.ts'
import { forgetBoard } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useBoard } from './boardContext.ts'

export function DeleteDialog({ onClose, onDeleted }: { onClose: () => void; onDeleted: () => void }) {
  const { t, board, boardId } = useBoard()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isConfirmed = typed.trim() === board.title.trim()

  const erase = async (event: FormEvent) => {
    event.preventDefault()
    if (!isConfirmed) return
    setIsBusy(true)
    setError(null)
    try {
      await api.deleteBoard(boardId)
      forgetBoard(boardId)
      onDeleted()
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
      title={t('board.delete')}
      description={t('board.delete.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" type="submit" form="delete-board" isDisabled={!isConfirmed} isBusy={isBusy}>
            {t('board.delete.do')}
          </Button>
        </>
      }
    >
      <form id="delete-board" onSubmit={(event) => void erase(event)} noValidate>
        <TextField
          label={t('board.delete.confirm', { title: board.title })}
          hint={isConfirmed ? undefined : t('board.delete.hint')}
          value={typed}
          autoComplete="off"
          autoFocus
          onChange={setTyped}
        />
        {error ? <Notice tone="red">{error}</Notice> : null}
      </form>
    </Dialog>
  )
}
