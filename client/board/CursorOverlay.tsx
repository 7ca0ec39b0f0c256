// What the other people do, in layers of our own; fifty cursors as records of the canvas would cost two thirds of the frame
// rate. Cursors are one picture (CursorCanvas). Selections, laser trails and the followed view lie in one layer: React draws
// them once, places are written straight to the elements, and a moving camera moves only the layer, in which everything
// stands in page coordinates times `--z`.
import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { computed, react, useEditor, useValue, type Editor, type TLShapeId } from 'tldraw'
import type { Peer, PresenceChannel } from '../sync/presence.ts'
import { useCanvas } from './canvasContext.ts'
import { useConnection } from './connectionContext.ts'
import { CursorCanvas } from './CursorCanvas.tsx'
import { FollowFrame } from './FollowFrame.tsx'
import { ReactionOverlay } from './ReactionOverlay.tsx'
import { useLookOf } from './usePersonLook.ts'
import { usePresenceReports } from './usePresenceReports.ts'
import { useFollowing } from './useFollow.ts'
import styles from './CursorOverlay.module.css'

/** What of a person React draws; everything that moves is left out. */
type Shown = Pick<Peer, 'clientId' | 'user' | 'selection'>

export function CursorOverlay() {
  usePresenceReports()
  useFollowing()
  const editor = useEditor()
  const lookOf = useLookOf()
  const { presence } = useConnection()
  const { following } = useCanvas()
  const pageId = useValue('page on screen', () => editor.getCurrentPageId(), [editor])
  const here = usePeersOn(presence, pageId)
  const layer = useRef<HTMLDivElement>(null)
  useCameraOf(editor, layer)
  usePlaces(presence, pageId, layer, here, following)
  return (
    <>
      <div className={styles.frame} aria-hidden>
        <div ref={layer} className={styles.layer}>
          {here.map(({ clientId, user, selection }) => {
            const { color } = lookOf(user.partnerId)
            return (
              <div key={clientId}>
                {selection.map((id) => (
                  <Outline key={id} shapeId={id as TLShapeId} color={color} />
                ))}
                {user.participantId === following && (
                  <div className={styles.viewport} data-viewport={clientId} style={{ borderColor: color }} />
                )}
                <svg className={styles.laser} data-laser={clientId}>
                  <path stroke={color} />
                </svg>
              </div>
            )
          })}
        </div>
        <CursorCanvas />
      </div>
      <ReactionOverlay />
      <FollowFrame />
    </>
  )
}

/** The people on a page; the same array until one comes, goes, or selects something else. */
function usePeersOn(presence: PresenceChannel, pageId: string): readonly Shown[] {
  const last = useRef<{ key: string; peers: readonly Shown[] }>({ key: '', peers: [] })
  const get = () => {
    const peers = presence
      .peers()
      .filter((peer) => peer.page === pageId)
      .map(({ clientId, user, selection }) => ({ clientId, user, selection }))
    const key = JSON.stringify(peers)
    if (key !== last.current.key) last.current = { key, peers }
    return last.current.peers
  }
  return useSyncExternalStore(presence.subscribe, get)
}

/** The layer goes with the camera; a change of zoom places everything in it anew. */
function useCameraOf(editor: Editor, layer: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const zoom = computed('zoom', () => editor.getZoomLevel())
    const stopZoom = react('zoom the people', () => {
      const z = zoom.get()
      layer.current?.style.setProperty('--z', String(z))
    })
    const stopPan = react('move the people', () => {
      const { x, y, z } = editor.getCamera()
      if (layer.current) layer.current.style.transform = `translate(${x * z}px, ${y * z}px)`
    })
    return () => {
      stopZoom()
      stopPan()
    }
  }, [editor, layer])
}

const placed = (x: number, y: number) => `translate(calc(var(--z) * ${x}px), calc(var(--z) * ${y}px))`

/** Writes laser trails and the followed view to their elements whenever somebody moved. */
function usePlaces(
  presence: PresenceChannel,
  pageId: string,
  layer: RefObject<HTMLDivElement | null>,
  here: readonly Shown[],
  following: string | null,
): void {
  useEffect(() => {
    const element = layer.current
    if (!element) return
    const find = <E extends Element>(kind: string, clientId: number) =>
      element.querySelector<E>(`[data-${kind}="${clientId}"]`)
    const parts = here.map(({ clientId, user }) => ({
      clientId,
      laser: find<SVGElement>('laser', clientId),
      viewport: user.participantId === following ? find<HTMLElement>('viewport', clientId) : null,
      last: null as Peer | null,
    }))
    const place = () => {
      const peers = new Map(presence.peers().map((peer) => [peer.clientId, peer]))
      for (const part of parts) {
        const peer = peers.get(part.clientId)
        if (!peer || peer === part.last || peer.page !== pageId) continue
        part.last = peer
        if (part.laser) drawLaser(part.laser, peer.laser)
        if (part.viewport && peer.viewport) {
          const [x, y, w, h] = peer.viewport
          part.viewport.style.transform = placed(x, y)
          part.viewport.style.width = `calc(var(--z) * ${w}px)`
          part.viewport.style.height = `calc(var(--z) * ${h}px)`
        }
      }
    }
    place()
    return presence.subscribe(place)
  }, [presence, pageId, layer, here, following])
}

/** A trail that ended fades where it was. */
function drawLaser(element: SVGElement, points: readonly number[]): void {
  element.toggleAttribute('data-gone', points.length < 4)
  if (points.length < 4) return
  const path: string[] = []
  for (let i = 0; i < points.length; i += 2) path.push(`${points[i]} ${points[i + 1]}`)
  element.firstElementChild?.setAttribute('d', `M${path.join('L')}`)
}

function Outline({ shapeId, color }: { shapeId: TLShapeId; color: string }) {
  const editor = useEditor()
  const bounds = useValue('selected by another person', () => editor.getShapePageBounds(shapeId), [editor, shapeId])
  if (!bounds) return null
  const { x, y, w, h } = bounds
  return (
    <div
      className={styles.outline}
      style={{
        transform: placed(x, y),
        width: `calc(var(--z) * ${w}px)`,
        height: `calc(var(--z) * ${h}px)`,
        borderColor: color,
      }}
    />
  )
}
