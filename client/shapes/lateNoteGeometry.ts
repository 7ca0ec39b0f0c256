// The shape of a note on the page. tldraw measures a note's text to know where it can be clicked, and it does so for every note
// of a page before the page is shown. Here a text is measured when a pointer comes to its note.
import { Geometry2d, Group2d, Rectangle2d, type Vec, type VecLike } from 'tldraw'

/** Lies within `around`; how exactly, `measure` says when somebody asks. */
class LateLabel2d extends Geometry2d {
  readonly #around: Geometry2d
  readonly #measure: () => Geometry2d
  #exact: Geometry2d | null = null

  constructor(around: Geometry2d, measure: () => Geometry2d) {
    super({ isClosed: true, isFilled: true, isLabel: true })
    this.#around = around
    this.#measure = measure
  }

  get #measured(): Geometry2d {
    return (this.#exact ??= this.#measure())
  }

  override getVertices(): Vec[] {
    return this.#measured.vertices
  }

  override getBounds() {
    return this.#measured.bounds
  }

  override nearestPoint(point: VecLike): Vec {
    return this.#measured.nearestPoint(point)
  }

  override getSvgPathData(): string {
    return this.#measured.getSvgPathData(true)
  }

  /** Asked of every note of the page when the pointer moves. */
  override isPointInBounds(point: VecLike, margin = 0): boolean {
    return this.#around.isPointInBounds(point, margin) && super.isPointInBounds(point, margin)
  }
}

/** `measure` answers with tldraw's own geometry of the note, which holds the label. */
export function lateNoteGeometry(width: number, height: number, measure: () => Geometry2d): Group2d {
  const body = new Rectangle2d({ width, height, isFilled: true })
  const label = new LateLabel2d(body, () => {
    const exact = measure()
    const found = exact instanceof Group2d ? exact.children.find(({ isLabel }) => isLabel) : undefined
    return found ?? body
  })
  return new Group2d({ children: [body, label] })
}
