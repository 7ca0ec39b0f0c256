// What the canvas may do here: nothing is changed where the person may not, nothing is fetched for a pasted address, and
// of files only pictures come in, by way of the board's own server.
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useEditor, useToasts, type TLShape } from 'tldraw'
import { assetSource } from '../../shared/board/assetSource.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import type { Limit, LimitBell } from '../sync/limitBell.ts'
import { addLink, bookmarkOf, isWebAddress } from './addLink.ts'
import { addPictures, uploadOne, type PictureReports, type PictureSource } from './addPictures.ts'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'
import { fingerPan } from './fingerPan.ts'
import { FrameLocks } from './FrameLocks.tsx'
import { limitDrawings } from './limitDrawings.ts'
import { settleTouch } from './settleTouch.ts'

const MB = 1024 * 1024
/** At once; more is a mistaken selection. */
const MAX_FILES = 50
const UPLOADING = 'pictures-uploading'
const LIMIT_WORDS: Record<Limit, string> = {
  text: 'canvas.limit.text',
  board: 'canvas.limit.board',
  frame_locked: 'rights.prevented.frame_locked',
  not_yours: 'rights.prevented.not_yours',
  template_fixed: 'rights.prevented.template_fixed',
}

export function CanvasRules({ bell }: { bell: LimitBell }) {
  const editor = useEditor()
  const toasts = useToasts()
  const { t, boardId, board, people, me } = useBoard()
  const isViewer = me.role === 'viewer'
  const { mayEdit, onAccessChange, saved, rights } = useConnection()
  const canEdit = useSyncExternalStore(onAccessChange, mayEdit)

  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !canEdit })
    if (!canEdit && !editor.isIn('select') && !editor.isIn('hand')) editor.setCurrentTool('select')
  }, [editor, canEdit])

  useEffect(() => settleTouch(editor.getContainer()), [editor])
  useEffect(() => fingerPan(editor), [editor])

  const { locks, notes } = board.workshop
  useEffect(
    () =>
      bell.listen((limit, drawing) => {
        const lock = drawing === undefined ? null : rights.lockAround(drawing)
        const by = limit === 'frame_locked' && locks.find(({ frame }) => frame === lock)?.by
        const name = by && people.find(({ participantId }) => participantId === by)?.name
        const title = name ? t('rights.prevented.lockedBy', { name }) : t(LIMIT_WORDS[limit])
        toasts.addToast({ id: `limit-${limit}`, title, severity: 'warning' })
      }),
    [bell, toasts, t, rights, locks, people],
  )

  const setLocked = useCallback(
    (frames: readonly string[], isLocked: boolean) => {
      const command = isLocked ? 'lockFrame' : 'unlockFrame'
      for (const frame of frames)
        api.session(boardId, { command, frame }).catch((error: unknown) => {
          if (!(error instanceof BoardError)) throw error
          toasts.addToast({ id: `lock-${frame}`, title: error.message, severity: 'warning' })
        })
    },
    [boardId, toasts],
  )
  const { role, participantId } = me
  useEffect(
    () =>
      limitDrawings(editor, {
        rights,
        participantId,
        onPrevented: (why, drawing) => bell.ring(why, drawing),
        lockFrames: role === 'facilitator' ? setLocked : null,
      }),
    [editor, rights, participantId, role, bell, setLocked],
  )
  useEffect(() => {
    // Somebody's hands may be on it at the moment it is locked.
    const editing = editor.getEditingShapeId()
    const isHeld = [...editor.getSelectedShapeIds(), ...(editing ? [editing] : [])].some((id) =>
      rights.whyNotDrawing(id),
    )
    if (isHeld) editor.complete()
  }, [editor, rights, locks, notes])

  useEffect(() => {
    const { addToast, removeToast } = toasts
    const decline = () => void addToast({ id: 'no-such-file', title: t('canvas.onlyPictures'), severity: 'info' })
    const cannotEdit = (): boolean => {
      if (editor.getIsReadonly())
        addToast({ id: 'reader', title: t(isViewer ? 'canvas.viewer' : 'canvas.readOnly'), severity: 'info' })
      return editor.getIsReadonly()
    }
    const source: PictureSource = {
      isOffline: () => saved.get().kind === 'offline',
      upload: async (file) => assetSource((await api.uploadPicture(boardId, file)).hash),
    }
    const reports: PictureReports = {
      refuse: (why, name, words) => {
        if (why === 'kind') return decline()
        const title = t('canvas.picture.notAdded', { name })
        const description = words ?? t(`canvas.picture.${why}`, { mb: LIMITS.maxAssetBytes / MB })
        addToast({ title, description, severity: 'warning' })
      },
      uploading: (count) => {
        if (count === 0) removeToast(UPLOADING)
        else addToast({ id: UPLOADING, title: t('canvas.picture.adding', { count }), severity: 'info', keepOpen: true })
      },
    }
    const middle = () => editor.getViewportPageBounds().center
    // tldraw registers its own on mount; effects of its children run before that, so ours wait a turn.
    const timer = editor.timers.setTimeout(() => {
      editor.registerExternalContentHandler('files', ({ files, point }) => {
        if (cannotEdit()) return
        if (files.length <= MAX_FILES) void addPictures(editor, files, point ?? middle(), source, reports)
        else addToast({ id: 'many', title: t('canvas.picture.tooMany', { count: MAX_FILES }), severity: 'warning' })
      })
      editor.registerExternalContentHandler('url', ({ url, point }) => {
        if (cannotEdit()) return
        if (isWebAddress(url)) addLink(editor, url, point ?? middle())
        else addToast({ id: 'no-link', title: t('canvas.onlyLinks'), severity: 'info' })
      })
      editor.registerExternalContentHandler('file-replace', decline)
      editor.registerExternalContentHandler('svg-text', () => void (cannotEdit() || decline()))
      // Drawings copied from another board bring their pictures along as files.
      editor.registerExternalAssetHandler('file', async ({ file, assetId }) => {
        const asset = await uploadOne(file, source, reports)
        if (asset) return asset
        // Said already; what is left is not to keep the empty frames of it.
        const isEmpty = ({ props }: TLShape) => 'assetId' in props && props.assetId === assetId
        editor.deleteShapes(editor.getCurrentPageShapes().filter(isEmpty))
        throw new Error('the picture was refused')
      })
      editor.registerExternalAssetHandler('url', ({ url }) => Promise.resolve(bookmarkOf(url)))
    }, 0)
    return () => clearTimeout(timer)
  }, [editor, toasts, t, saved, boardId, isViewer])
  return <FrameLocks onUnlock={(frame) => editor.toggleLock([frame])} />
}
