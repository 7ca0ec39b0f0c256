// One attribute: its name, its two values as numbers and as a line, the gap, and how far partners agree.
import { X } from 'lucide-react'
import type { FieldValue } from '../../../shared/board/boardState.ts'
import { fieldSeedOf } from '../../../shared/board/validateField.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { disagreementLabel, SPREAD_ON_5 } from '../../../shared/compute/numbers.ts'
import type { AttributeResult } from '../../../shared/compute/results.ts'
import { useBoard } from '../../board/boardContext.ts'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { fieldKey } from '../generic/fieldKey.ts'
import { SpreadSign } from '../rounds/SpreadSign.tsx'
import { Dumbbell } from './Dumbbell.tsx'
import styles from './AttributeGaps.module.css'

const ATTRIBUTES = 'T08.attributes'

type Props = {
  row: { id: string; name: string; attribute: AttributeResult; isCore: boolean }
  place: number
  value: FieldValue | undefined
  /** The first round is open. */
  isHidden: boolean
  onRemove: () => void
}

export function AttributeRow({ row, place, value, isHidden, onRemove }: Props) {
  const { canEdit, edit, t } = useBoard()
  const { today, should, gap, disagreement, rank } = row.attribute
  const label = disagreementLabel(disagreement, SPREAD_ON_5)
  return (
    <tr data-core={row.isCore || undefined}>
      <td className={styles.rank}>{rank ?? '–'}</td>
      <th scope="row">
        <FieldEditor
          widget={ATTRIBUTES}
          field={fieldSeedOf(ATTRIBUTES, 'label')}
          value={value}
          label={`${row.name}, ${t(fieldKey(ATTRIBUTES, 'label'))}`}
          save={(next) => edit.setItemField(ATTRIBUTES, row.id, 'label', next)}
          cell={`${place}:label`}
        />
      </th>
      <td>
        <Dumbbell today={today} should={should} isHidden={isHidden} />
      </td>
      <td className={styles.number}>{printed(today, 1)}</td>
      <td className={styles.number}>
        <strong>{printed(should, 1)}</strong>
      </td>
      <td className={styles.number}>
        {gap !== null && gap > 0.05 ? '+' : ''}
        {printed(gap, 1)}
      </td>
      <td className={styles.spread} data-discuss={label === 'discuss' || undefined}>
        {printed(disagreement, 2)} <SpreadSign label={label} />{' '}
        {(label === 'discuss' || label === 'some-spread') && t(`brand.spread.${label}`)}
      </td>
      {canEdit && (
        <td>
          <button
            type="button"
            className={styles.remove}
            aria-label={t('brand.attributes.delete', { name: row.name })}
            title={t('brand.attributes.delete', { name: row.name })}
            onClick={onRemove}
          >
            <X size={13} aria-hidden />
          </button>
        </td>
      )}
    </tr>
  )
}
