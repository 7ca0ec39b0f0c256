// The one place where a table comes in, whichever menu asked for it.
import { useEffect } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { closeImport, useAskedImport } from './importWindow.ts'

/** Closes where somebody loses the right to write; nothing has been changed then. */
export function ImportWindow() {
  const { canEdit } = useBoard()
  const asked = useAskedImport()
  useEffect(() => closeImport, [])
  return asked && canEdit ? <ImportDialog wanted={asked.widget} onClose={closeImport} /> : null
}
