// What we add, audience by audience: one column each, from what hurts to why only together. Written in place.
import { Check, Plus } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import { restsOn } from '../../../shared/charts/boardTexts.ts'
import { AUDIENCES, type Audience } from '../../../shared/compute/addedValue.ts'
import { addedValueFindings } from '../../../shared/findings/addedValueFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { useRefusal } from '../generic/useRefusal.ts'
import styles from './AddedValue.module.css'

const WIDGET = 'T07.propositions'
const TEXTS = ['pain', 'whatWeAdd', 'proof', 'onlyTogetherBecause']
/** What the home base can prove or lacks, picked from T15. */
const RESTS = 'rests'

export function ValueMap() {
  const { board, results, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const items = listItems(board, WIDGET)
  const fields = listSeedOf(WIDGET)!.fields
  const hasRests = board.templates.includes('T15') || items.some((item) => restsOn(board, item, t).length > 0)
  const columns = AUDIENCES.flatMap((audience): { audience: Audience; item: Item | null }[] => {
    const own = items.filter((item) => item.fields.audience === audience)
    return own.length > 0 ? own.map((item) => ({ audience, item })) : [{ audience, item: null }]
  })
  return (
    <div className={styles.map}>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('T07.map.head')}</th>
            {columns.map(({ audience, item }) => {
              const isComplete = item !== null && results.T07?.audiences.includes(audience) === true
              return (
                <th key={item?.id ?? audience} scope="col">
                  {t(`T07.option.audience.${audience}`)}
                  <span className={isComplete ? styles.complete : styles.state}>
                    {isComplete && <Check size={11} strokeWidth={3} aria-hidden />}
                    {t(isComplete ? 'T07.map.complete' : 'T07.map.open')}
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {(hasRests ? [...TEXTS, RESTS] : TEXTS).map((row) => {
            const field = fields.find(({ id }) => id === row)!
            const name = t(`T07.field.propositions.${row}`)
            return (
              <tr key={row}>
                <th scope="row">{name}</th>
                {columns.map(({ audience, item }) => (
                  <td key={item?.id ?? audience}>
                    {item ? (
                      <FieldEditor
                        widget={WIDGET}
                        field={field}
                        value={item.fields[row]}
                        label={`${t(`T07.option.audience.${audience}`)}, ${name}`}
                        placeholder={t(row === RESTS ? 'T07.map.pick' : 'T07.map.add')}
                        save={(value) => edit.setItemField(WIDGET, item.id, row, value)}
                        isBlock={row !== RESTS}
                      />
                    ) : (
                      row === 'pain' &&
                      canEdit && (
                        <Button
                          size="small"
                          icon={<Plus size={13} aria-hidden />}
                          onClick={() => attempt(() => void edit.addItem(WIDGET, { audience }))}
                        >
                          {t('T07.map.missingAudience')}
                        </Button>
                      )
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

export function ValueMapCaption() {
  const { board, results, t } = useBoard()
  return results.T07 ? <>{addedValueFindings(results.T07, board, t).audiences}</> : null
}
