// Erases the board for everybody. The title has to be typed, because nothing brings it back.
import { useState, type FormEvent } from 'react'
import { api } from '../api.ts'
import { forgetBoard } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { useBoard } from './boardContext.ts'

export function DeleteDialog({ onClose, onDeleted }: { onClose: () => void; onDeleted: () => void }) {
  const { t, board, boardId } = useBoard()
  const [typed, setTyped] = useState('')
  const { run, isBusy, refusal } = useRequest()
  const isConfirmed = typed.trim() === board.title.trim()

  const erase = (event: FormEvent) => {
    event.preventDefault()
    if (!isConfirmed) return
    void run(async () => {
      await api.deleteBoard(boardId)
      forgetBoard(boardId)
      onDeleted()
    })
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
      <form id="delete-board" onSubmit={erase} noValidate>
        <TextField
          label={t('board.delete.confirm', { title: board.title })}
          hint={isConfirmed ? undefined : t('board.delete.hint')}
          value={typed}
          autoComplete="off"
          autoFocus
          onChange={setTyped}
        />
        {refusal ? <Notice tone="red">{refusal}</Notice> : null}
      </form>
    </Dialog>
  )
}
