// What every part of the document view may ask of the page: to go somewhere, and to say something to those who listen.
import { createContext, useContext } from 'react'
import type { DocumentUndo } from './documentUndo.ts'

export type DocumentHandle = {
  /** Shows a place (`T04.markets/CN`) and puts the focus there. */
  goTo(at: string): void
  /** Said politely to screen readers. */
  announce(text: string): void
  /** Takes back this person's own work, step by step. */
  undo: DocumentUndo
}

export const DocumentContext = createContext<DocumentHandle | null>(null)

export function useDocument(): DocumentHandle {
  const value = useContext(DocumentContext)
  if (!value) throw new Error('useDocument outside the document view')
  return value
}
