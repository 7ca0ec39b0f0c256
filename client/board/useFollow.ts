// Following: this screen shows what another person sees, until the person here moves the canvas, by whatever means. While a
// facilitator is in control it cannot be left.
import { useCallback, useEffect } from 'react'
import { Box, useEditor, type TLPageId } from 'tldraw'
import { heldBy, spotlightPart } from '../attention/attentionState.ts'
import { useCanvas } from './canvasContext.ts'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'
import { followsInCircle } from './followsInCircle.ts'
import { onOwnZoom } from './onOwnZoom.ts'

export type Follow = {
  /** Participant whose view is followed, or null. */
  following: string | null
  /** Starts following, or stops when it is the same person again. */
  toggle(participantId: string): void
  stop(): void
}

/** For the people bar: whom this screen follows, and a click on an avatar. */
export function useFollow(): Follow {
  const { following, follow } = useCanvas()
  const toggle = useCallback(
    (participantId: string) => follow(participantId === following ? null : participantId),
    [follow, following],
  )
  const stop = useCallback(() => follow(null), [follow])
  return { following, toggle, stop }
}

/** Whose view this screen shows: the leader's while somebody is in control, else that of the person it chose to follow. */
function useFollowed(): { followed: string | null; isHeld: boolean } {
  const { board, me } = useBoard()
  const { following } = useCanvas()
  const { control, spotlight } = board.workshop
  const leader = heldBy(control, me)
  if (leader !== null) return { followed: leader, isHeld: true }
  // Whom all follow follows nobody: two who show each other's view would zoom out for ever.
  const isShown = control?.by === me.participantId || spotlightPart(spotlight, me) === 'onMe'
  return { followed: isShown ? null : following, isHeld: false }
}

/** Moves this camera with the followed person's; inside the canvas only. */
export function useFollowing(): void {
  const editor = useEditor()
  const { follow } = useCanvas()
  const { followed, isHeld } = useFollowed()
  const { presence } = useConnection()
  const { me } = useBoard()
  const ownId = me.participantId
  useEffect(() => presence.set({ following: followed }), [presence, followed])
  useEffect(() => {
    if (!isHeld) return
    editor.setCameraOptions({ isLocked: true })
    return () => {
      editor.setCameraOptions({ isLocked: false })
    }
  }, [editor, isHeld])
  useEffect(() => {
    if (followed === null) return
    // Everybody's cursor calls; only a new view moves the camera.
    let shown = ''
    const peerOf = (person: string) => presence.peers().find(({ user }) => user.participantId === person)
    const isCircle = () => followsInCircle(ownId, followed, (person) => peerOf(person)?.following ?? null)
    // Who begins last leads on: of a circle that was there at the beginning the others go out.
    let wasCircle = isCircle()
    const show = () => {
      const peer = peerOf(followed)
      if (!peer) return
      const isNowCircle = isCircle()
      if (!isHeld && isNowCircle && !wasCircle) return follow(null)
      wasCircle = isNowCircle
      if (peer.page !== null && peer.page !== editor.getCurrentPageId() && editor.getPage(peer.page as TLPageId)) {
        editor.setCurrentPage(peer.page as TLPageId)
        shown = ''
      }
      if (!peer.viewport || peer.viewport.join() === shown) return
      shown = peer.viewport.join()
      const [x, y, w, h] = peer.viewport
      editor.zoomToBounds(new Box(x, y, w, h), { inset: 0, force: isHeld, animation: { duration: 120 } })
    }
    show()
    const unsubscribe = presence.subscribe(show)
    if (isHeld) {
      // Whatever turned the page here (a key, a menu), the leader's page comes back.
      const stopWatching = editor.store.listen(show, { scope: 'session' })
      return () => {
        unsubscribe()
        stopWatching()
      }
    }
    const container = editor.getContainer()
    const stop = (event: Event) => {
      const isOwnControl = event.target instanceof Element && event.target.closest('button')
      if (!isOwnControl) follow(null)
    }
    const stopAsking = onOwnZoom(editor, () => follow(null))
    // On the way down: the canvas keeps wheels to itself.
    container.addEventListener('wheel', stop, { passive: true, capture: true })
    container.addEventListener('pointerdown', stop, { capture: true })
    return () => {
      unsubscribe()
      stopAsking()
      container.removeEventListener('wheel', stop, { capture: true })
      container.removeEventListener('pointerdown', stop, { capture: true })
    }
  }, [editor, followed, isHeld, follow, presence, ownId])
}
