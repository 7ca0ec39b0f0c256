// What can be done with the items of a widget from a view, each with the outcome in words for people who do not see it happen.
import { useState } from 'react'
import type { FieldValue, Item } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { BoardError } from '../../../shared/errors.ts'
import { useBoard } from '../../board/boardContext.ts'
import { itemTitle } from './itemTitle.ts'
import { withReadableDates } from '../../ui/format.ts'

export type ItemActions = {
  /** What just happened, or why it did not. */
  notice: string | null
  isRefused: boolean
  say(text: string | null): void
  /** @returns the new item's id, or null when it was refused. */
  add(fields: Record<string, FieldValue>): string | null
  set(item: Item, fields: Record<string, FieldValue>): boolean
  move(item: Item, before: string | null): boolean
  duplicate(item: Item): string | null
  remove(item: Item): boolean
}

export function useItems(widget: WidgetId): ItemActions {
  const { board, edit, t } = useBoard()
  const [notice, setNotice] = useState<{ text: string; isRefused: boolean } | null>(null)
  const run = <T>(change: () => T, said?: (result: T) => string): T | null => {
    try {
      const result = change()
      setNotice(said ? { text: said(result), isRefused: false } : null)
      return result
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setNotice({ text: withReadableDates(error.message), isRefused: true })
      return null
    }
  }
  const done = (change: () => void): boolean => run(() => (change(), true)) === true
  return {
    notice: notice?.text ?? null,
    isRefused: notice?.isRefused ?? false,
    say: (text) => setNotice(text === null ? null : { text, isRefused: false }),
    add: (fields) => run(() => edit.addItem(widget, fields)),
    set: (item, fields) => done(() => edit.setItemFields(item.widget, item.id, fields)),
    move: (item, before) => done(() => edit.moveItem(item.widget, item.id, before)),
    duplicate: (item) => run(() => edit.duplicateItem(item.widget, item.id)),
    remove: (item) =>
      run(
        () => edit.removeItem(item.widget, item.id),
        (outcome) =>
          t(outcome === 'archived' ? 'widgets.list.archived' : 'widgets.list.deleted', {
            name: itemTitle(board, item, t),
          }),
      ) !== null,
  }
}
