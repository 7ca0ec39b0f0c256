// The map of needs and criteria in the document view: the grid of the panel, or on a phone a group of lines for each need.
import { listItems, type Item } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { itemLabel } from '../../shared/charts/boardTexts.ts'
import { NEED_MAP, NEED_STRENGTHS, needMapView } from '../../shared/widgets/needMap.ts'
import { useBoard } from '../board/boardContext.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { widgetKey } from '../shapes/generic/fieldKey.ts'
import { NeedMap, NoNeeds } from '../shapes/markets/NeedMap.tsx'
import { NeedMapHead } from '../shapes/markets/NeedMapHead.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { DocumentTable, ScrollRegion } from './DocumentTable.tsx'
import styles from './DocumentNeedMap.module.css'

export function DocumentNeedMap({ widget }: { widget: WidgetId }) {
  const { t } = useBoard()
  const isPhone = useIsPhone()
  if (isPhone) return <NeedLines />
  return (
    <ScrollRegion label={t(widgetKey(widget))}>
      <div className={styles.grid}>
        <NeedMap />
      </div>
    </ScrollRegion>
  )
}

/** To read: what a need asks for. To change: every criterion with its strength. */
function NeedLines() {
  const { board, canEdit, edit, t } = useBoard()
  const needs = listItems(board, 'T02.needs')
  const criteria = listItems(board, 'T04.criteria')
  const map = needMapView(board)
  if (needs.length === 0 || criteria.length === 0) return <NoNeeds />
  const canChange = canEdit && map.isOwn
  const words = (strength: number) => t(`markets.needMap.strength.${strength}`)
  const lineOf = (need: Item, criterion: Item) => {
    const strength = map.strength(need.id, criterion.id)
    // No bare words: a table on a phone says cells with the same words once, without their heads.
    if (!canChange) return { id: criterion.id, content: <span className={styles.strength}>{words(strength)}</span> }
    return {
      id: criterion.id,
      content: (
        <SelectField
          hideLabel
          label={`${itemLabel(need, t)}, ${itemLabel(criterion, t)}`}
          value={String(strength)}
          options={NEED_STRENGTHS.map((one) => ({ value: String(one), label: words(one) }))}
          onChange={(next) => edit.setCell(NEED_MAP, need.id, criterion.id, Number(next))}
        />
      ),
    }
  }
  return (
    <>
      <div className={styles.lines}>
        <NeedMapHead />
      </div>
      <DocumentTable
        isWide
        caption={t(widgetKey(NEED_MAP))}
        corner={t('T02.field.needs.label')}
        heads={criteria.map((criterion) => ({ id: criterion.id, content: itemLabel(criterion, t) }))}
        rows={needs.map((need) => {
          const asked = criteria.filter((criterion) => canChange || map.strength(need.id, criterion.id) > 0)
          return {
            id: need.id,
            head: itemLabel(need, t),
            cells: asked.length === 0 ? [{ id: '', content: words(0) }] : asked.map((one) => lineOf(need, one)),
          }
        })}
      />
    </>
  )
}
