// The message house: a main message over three pillars with their proofs, and what it all stands on. Edited in place.
import { useState } from 'react'
import { listItems, singleField } from '../../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../../shared/catalog.ts'
import { BoardError } from '../../../shared/errors.ts'
import { fieldsOf } from '../../../shared/widgets/canvas.ts'
import { readFieldInput } from '../../../shared/widgets/fieldInput.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { fieldKey } from '../generic/fieldKey.ts'
import { Pillar } from './Pillar.tsx'
import styles from './MessageHouse.module.css'

const HOUSE = 'T08.house'
const PILLARS = 'T08.pillars'

export function MessageHouse() {
  const { board, t } = useBoard()
  const pillars = listItems(board, PILLARS)
  const seed = widgetSeedOf(PILLARS)
  const wanted = seed?.kind === 'list' ? seed.minItems : 0
  const missing = Math.max(0, wanted - pillars.length)
  return (
    <div className={styles.house}>
      <div className={classes(styles.roof, !isFilled(singleField(board, HOUSE, 'roof')) && styles.noRoof)}>
        <svg className={styles.gable} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <path d="M50 0L100 100H0Z" />
        </svg>
        <HouseText field="roof" placeholder={t('brand.house.noRoof')} />
      </div>
      <div className={styles.pillars}>
        {pillars.map((item) => (
          <Pillar key={item.id} item={item} />
        ))}
        {Array.from({ length: missing }, (_, place) => (
          <MissingPillar key={place} number={pillars.length + place + 1} />
        ))}
      </div>
      {pillars.length > wanted && <p className={styles.tooMany}>{t('brand.house.tooMany', { count: wanted })}</p>}
      <div className={styles.base}>
        <HouseText field="foundation" placeholder={t('brand.house.noFoundation')} />
      </div>
    </div>
  )
}

function HouseText({ field: id, placeholder }: { field: string; placeholder: string }) {
  const { board, canEdit, edit, t } = useBoard()
  const field = fieldsOf(HOUSE).find((one) => one.id === id)!
  const value = singleField(board, HOUSE, id)
  if (!canEdit && !isFilled(value)) return <span className={styles.houseText}>{placeholder}</span>
  return (
    <div className={styles.houseText}>
      <FieldEditor
        widget={HOUSE}
        field={field}
        value={value}
        label={t(fieldKey(HOUSE, id))}
        placeholder={placeholder}
        save={(next) => edit.setField(HOUSE, id, next)}
        isBlock
      />
    </div>
  )
}

/** A pillar that is not there yet: a press asks for its title, Enter adds it. */
function MissingPillar({ number }: { number: number }) {
  const { canEdit, edit, t } = useBoard()
  const [text, setText] = useState<string | null>(null)
  const [isReturning, setReturning] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const seed = widgetSeedOf(PILLARS)
  const field = seed?.kind === 'list' ? seed.fields.find((one) => one.id === seed.label) : undefined
  const close = () => {
    setText(null)
    setReason(null)
  }
  const add = () => {
    if (text === null || field === undefined) return
    const input = readFieldInput(field, text)
    if ('refused' in input) return setReason(t(input.refused.key, input.refused.values))
    if (input.value === null) return close()
    try {
      edit.addItem(PILLARS, { [field.id]: input.value })
      close()
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(error.message)
    }
  }
  if (!canEdit) return <div className={styles.missing}>{t('brand.house.missing', { number })}</div>
  if (text === null) {
    return (
      <button type="button" autoFocus={isReturning} className={styles.missing} onClick={() => setText('')}>
        {t('brand.house.addPillar', { number })}
      </button>
    )
  }
  return (
    <div className={styles.missing}>
      <input
        autoFocus
        value={text}
        placeholder={t(fieldKey(PILLARS, 'title'))}
        aria-label={t('brand.house.addPillar', { number })}
        aria-invalid={reason !== null}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') add()
          if (event.key === 'Escape') {
            event.stopPropagation()
            setReturning(true)
            close()
          }
        }}
      />
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}
