// What is gathered on the way through one panel that is read back as a picture.
import type { PanelMark } from '../../shared/pdf/frames.ts'

export type Reading = {
  /** The corner everything is measured from, in the window's px. */
  corner: { x: number; y: number }
  /** Px of the picture for one px of the panel's styles. */
  scale: number
  /** Before every id, so that panels of one picture do not mix theirs up. */
  prefix: string
  defs: string[]
  texts: PanelMark['texts']
}
