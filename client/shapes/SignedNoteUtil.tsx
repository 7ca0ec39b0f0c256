// tldraw's note with what was announced about its author: name or partner at its lower edge, looked up by the id that the note
// keeps, so that an erased name is gone here too. Any other note is tldraw's own.
import { NoteShapeUtil, WeakCache, type TLNoteShape } from 'tldraw'
import { useBoard } from '../board/boardContext.ts'
import { richTextParagraphs } from '../export/richTextParagraphs.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { authorOf, noteSignature, type NoteAuthor } from './noteSignature.ts'
import { lateNoteGeometry } from './lateNoteGeometry.ts'
import styles from './SignedNoteUtil.module.css'

/** A note's own unit, before it is scaled (tldraw). */
const NOTE_SIDE = 200

/** By rich text, which is never altered in place. */
const plainTexts = new WeakCache<object, string>()

export class SignedNoteUtil extends NoteShapeUtil {
  override getGeometry(shape: TLNoteShape) {
    const { scale, growY } = shape.props
    return lateNoteGeometry(NOTE_SIDE * scale, (NOTE_SIDE + growY) * scale, () => super.getGeometry(shape))
  }

  /** Asked of every note of the page when the pointer moves; tldraw sets up a whole text editor for each. */
  override getText({ props: { richText } }: TLNoteShape): string {
    return plainTexts.get(richText, () =>
      richTextParagraphs(richText)
        .map(({ runs }) => runs.map(({ text }) => text).join(''))
        .join('\n'),
    )
  }

  override component(shape: TLNoteShape) {
    const author = authorOf(shape)
    if (author === null) return super.component(shape)
    const { scale, growY } = shape.props
    return (
      <>
        {super.component(shape)}
        <NoteSignature author={author} top={NOTE_SIDE + growY} scale={scale} />
      </>
    )
  }
}

type Props = { author: NoteAuthor; top: number; scale: number }

function NoteSignature({ author, top, scale }: Props) {
  const signature = noteSignature(author, useBoard())
  if (signature === null) return null
  const { words, look } = signature
  return (
    <div className={styles.signature} style={{ top: top * scale, transform: `scale(${scale}) translateY(-50%)` }}>
      {look && <PartnerSign look={look} size={14} />}
      <span>{words}</span>
    </div>
  )
}
