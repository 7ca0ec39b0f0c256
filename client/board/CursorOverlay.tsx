// All other people's cursors and selections in one layer of our own; fifty cursors as records of the canvas would cost two
// thirds of the frame rate. Positions are written straight to the elements, so a moving cursor renders nothing.
import { useEffect, useRef } from 'react'
import { react, useEditor, useValue, type TLShapeId } from 'tldraw'
import type { Peer } from '../sync/presence.ts'
import { usePeers } from './connectionContext.ts'
import { FollowFrame } from './FollowFrame.tsx'
import { useLookOf, type PersonLook } from './usePersonLook.ts'
import { usePresenceReports } from './usePresenceReports.ts'
import { useFollowing } from './useFollow.ts'
import styles from './CursorOverlay.module.css'

export function CursorOverlay() {
  usePresenceReports()
  useFollowing()
  const editor = useEditor()
  const peers = usePeers()
  const lookOf = useLookOf()
  const pageId = useValue('page on screen', () => editor.getCurrentPageId(), [editor])
  const here = peers.filter((peer) => peer.page === pageId)
  return (
    <>
      <div className={styles.layer} aria-hidden>
        {here.map((peer) => (
          <Selections key={`selection ${peer.clientId}`} peer={peer} color={lookOf(peer.user.partnerId).color} />
        ))}
        {here.map((peer) =>
          peer.cursor ? <Cursor key={peer.clientId} peer={peer} look={lookOf(peer.user.partnerId)} /> : null,
        )}
      </div>
      <FollowFrame />
    </>
  )
}

/** First name and partner letters, such as "Marta · BC". */
export function cursorLabel(name: string, letters: string): string {
  const first = name.trim().split(/\s+/)[0] ?? ''
  return letters === '' ? first : `${first} · ${letters}`
}

function Cursor({ peer, look }: { peer: Peer; look: PersonLook }) {
  const editor = useEditor()
  const ref = useRef<HTMLDivElement>(null)
  const [x, y] = peer.cursor ?? [0, 0]
  // The glide is for the other person's moves only: with the camera the cursor moves at once.
  useEffect(() => {
    let camera = ''
    return react('place a cursor', () => {
      const element = ref.current
      const { x: cameraX, y: cameraY, z } = editor.getCamera()
      const point = editor.pageToViewport({ x, y })
      const now = `${cameraX} ${cameraY} ${z}`
      if (!element) return
      element.classList.toggle(styles.still ?? '', camera !== '' && camera !== now)
      camera = now
      element.style.transform = `translate(${point.x}px, ${point.y}px)`
    })
  }, [editor, x, y])
  return (
    <div ref={ref} className={styles.cursor} style={{ opacity: peer.isIdle ? 0.5 : 1 }}>
      <svg width="16" height="18" viewBox="0 0 16 18">
        <path d="M1.5 1.5 L14 9 L8 10.2 L5.2 16 Z" fill={look.color} stroke="#fff" strokeWidth="1.5" />
      </svg>
      <span className={styles.label} style={{ background: look.color, color: look.hasDarkText ? '#17212B' : '#fff' }}>
        {cursorLabel(peer.user.name, look.letters)}
      </span>
    </div>
  )
}

function Selections({ peer, color }: { peer: Peer; color: string }) {
  return peer.selection.map((id) => <Outline key={id} shapeId={id as TLShapeId} color={color} />)
}

function Outline({ shapeId, color }: { shapeId: TLShapeId; color: string }) {
  const editor = useEditor()
  const box = useValue(
    'selected by another person',
    () => {
      const bounds = editor.getShapePageBounds(shapeId)
      if (!bounds) return null
      const { x, y } = editor.pageToViewport(bounds)
      const z = editor.getZoomLevel()
      return { x, y, w: bounds.w * z, h: bounds.h * z }
    },
    [editor, shapeId],
  )
  if (!box) return null
  return (
    <div
      className={styles.outline}
      style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.w, height: box.h, borderColor: color }}
    />
  )
}
