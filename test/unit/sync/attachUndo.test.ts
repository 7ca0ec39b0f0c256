// The canvas' undo buttons are drawn before the undo log is in its place: they must follow it all the same.
import { atom, computed, type Editor } from 'tldraw'
import { expect, it } from 'vitest'
import { attachUndo, mayRedo, mayUndo, type UndoSteps } from '../../../client/sync/attachUndo.ts'

/** A log with a depth of its own, nothing of which reaches the canvas' history. */
function logOf(depth: { get(): number }): UndoSteps {
  const nothing = () => undefined
  return {
    mark: nothing,
    squashTo: nothing,
    bailTo: nothing,
    undo: nothing,
    redo: nothing,
    canUndo: () => depth.get() > 0,
    canRedo: () => depth.get() < 0,
  }
}

/** What the log replaces of a canvas whose own history stays empty, as it does while only panels change. */
function canvas(): Editor {
  const nothing = () => undefined
  const steps = atom("steps of the canvas' own history", 0)
  const own = {
    undo: nothing,
    redo: nothing,
    getCanUndo: () => steps.get() > 0,
    getCanRedo: () => steps.get() > 0,
    markHistoryStoppingPoint: () => 'mark',
    squashToMark: nothing,
    bailToMark: nothing,
    bail: nothing,
    getMarkIdMatching: () => null,
  }
  return own as unknown as Editor
}

it('[D21] a button that asked before the log was there follows it: a change of panels only can be undone', () => {
  const editor = canvas()
  const depth = atom('depth', 0)
  const undo = computed('undo button', () => mayUndo(editor))
  const redo = computed('redo button', () => mayRedo(editor))
  expect([undo.get(), redo.get()]).toEqual([false, false])
  const detach = attachUndo(editor, logOf(depth))
  depth.set(1)
  expect([undo.get(), redo.get()]).toEqual([true, false])
  depth.set(-1)
  expect([undo.get(), redo.get()]).toEqual([false, true])
  detach()
  expect([undo.get(), redo.get()]).toEqual([false, false])
})
