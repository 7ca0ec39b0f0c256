// tldraw's note with what was announced about its author: name or partner at its lower edge, looked up by the id that the note
// keeps, so that an erased name is gone here too. Any other note is tldraw's own.
import { NoteShapeUtil, type TLNoteShape } from 'tldraw'
import { noteShapeId } from '../../shared/board/writingRecords.ts'
import { useBoard } from '../board/boardContext.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './SignedNoteUtil.module.css'

/** A note's own unit, before it is scaled (tldraw). */
const NOTE_SIDE = 200

const SIGNED = noteShapeId('')

const idIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export class SignedNoteUtil extends NoteShapeUtil {
  override component(shape: TLNoteShape) {
    const by = idIn(shape.meta.by)
    const partner = idIn(shape.meta.partner)
    // A copy is not what its author wrote: only the note that was laid out for them is signed.
    if (!shape.id.startsWith(SIGNED) || (by === null && partner === null)) return super.component(shape)
    const { scale, growY } = shape.props
    return (
      <>
        {super.component(shape)}
        <NoteSignature by={by} partner={partner} top={NOTE_SIDE + growY} scale={scale} />
      </>
    )
  }
}

type Props = { by: string | null; partner: string | null; top: number; scale: number }

function NoteSignature({ by, partner, top, scale }: Props) {
  const { board, looks, people, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === partner)
  const look = looks[place]
  const words =
    by === null
      ? board.partners[place]?.name
      : (people.find(({ participantId }) => participantId === by)?.name ?? t('person.former'))
  if (words === undefined) return null
  return (
    <div className={styles.signature} style={{ top: top * scale, transform: `scale(${scale}) translateY(-50%)` }}>
      {look && <PartnerSign look={look} size={14} />}
      <span>{words}</span>
    </div>
  )
}
