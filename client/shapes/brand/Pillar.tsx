// One pillar: its title and message, and the proof that makes it believable. A proof without source or year says so.
import { useLayoutEffect, useRef, useState } from 'react'
import type { Item } from '../../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { enumerate, itemLabel, restsOn, textOf } from '../../../shared/charts/boardTexts.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { fieldKey } from '../generic/fieldKey.ts'
import styles from './MessageHouse.module.css'

const PROOF = ['proof', 'source', 'year'] as const
/** What of the home base proves it, picked from T15. */
const RESTS = 'rests'

export function Pillar({ item }: { item: Item }) {
  const { board, edit, t } = useBoard()
  const name = itemLabel(item, t)
  const hasRests = board.templates.includes('T15') || isFilled(item.fields[RESTS])
  const seed = widgetSeedOf(item.widget)
  const fields = new Map((seed?.kind === 'list' ? seed.fields : []).map((field) => [field.id, field]))
  const editor = (field: FieldSeed | undefined, placeholder: string) =>
    field && (
      <FieldEditor
        widget={item.widget}
        field={field}
        value={item.fields[field.id]}
        label={`${name}, ${t(fieldKey(item.widget, field.id))}`}
        placeholder={placeholder}
        save={(value) => edit.setItemField(item.widget, item.id, field.id, value)}
        isBlock={field.type === 'text'}
      />
    )
  return (
    <section className={styles.pillar} aria-label={name}>
      <div className={styles.title}>{editor(fields.get('title'), t('brand.house.noTitle'))}</div>
      {editor(fields.get('text'), t('brand.house.noText'))}
      <Proof item={item}>
        {PROOF.map((id) => (
          <div key={id} className={styles.proofField}>
            <span>{t(fieldKey(item.widget, id))}</span>
            {editor(fields.get(id), t('widgets.field.needed'))}
          </div>
        ))}
        {hasRests && (
          <div className={styles.proofField}>
            <span>{t(fieldKey(item.widget, RESTS))}</span>
            {editor(fields.get(RESTS), t('widgets.field.dash'))}
          </div>
        )}
      </Proof>
    </section>
  )
}

/** At rest one line, `5 partners, 2013`; a press unfolds its three fields. */
function Proof({ item, children }: { item: Item; children: React.ReactNode }) {
  const { board, canEdit, t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const rest = useRef<HTMLButtonElement>(null)
  const isReturning = useRef(false)
  useLayoutEffect(() => {
    if (!isOpen && isReturning.current) rest.current?.focus()
    isReturning.current = false
  }, [isOpen])

  const missing = PROOF.filter((id) => !isFilled(item.fields[id]))
  const shown = PROOF.filter((id) => id !== 'source' && isFilled(item.fields[id]))
  const rests = enumerate(restsOn(board, item, t), t)
  const text = [
    shown.map((id) => textOf(item.fields[id], t)).join(', '),
    rests === '' ? '' : t('brand.house.rests', { names: rests }),
  ]
    .filter((part) => part !== '')
    .join('. ')
  const gap =
    missing.length === 0
      ? ''
      : t('brand.house.proofMissing', {
          parts: enumerate(
            missing.map((id) => t(`brand.house.part.${id}`)),
            t,
          ),
        })
  const words = (
    <>
      {text}
      {gap !== '' && <span className={styles.proofGap}>{gap}</span>}
    </>
  )
  if (!canEdit) return <p className={styles.proof}>{words}</p>
  if (!isOpen) {
    return (
      <button
        ref={rest}
        type="button"
        className={classes(styles.proof, styles.proofButton)}
        aria-expanded={false}
        aria-label={[t('brand.house.editProof', { name: itemLabel(item, t) }), text, gap].filter(Boolean).join(', ')}
        onClick={() => setOpen(true)}
      >
        {words}
      </button>
    )
  }
  const close = () => {
    isReturning.current = true
    setOpen(false)
  }
  return (
    <div
      className={styles.proofOpen}
      onKeyDown={(event) => {
        // An open field of the three keeps its own Escape.
        if (event.key === 'Escape') close()
      }}
    >
      {children}
      <Button size="small" autoFocus onClick={close}>
        {t('brand.house.proofDone')}
      </Button>
    </div>
  )
}
