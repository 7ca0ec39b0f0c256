// What the looks of bars and the dashed line mean, at the foot of a drawing in time.
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { lengthOf, placeOn, type MonthAxis } from '../../../shared/widgets/months.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { optionText } from './fieldText.ts'
import bars from './TimeBar.module.css'
import styles from './TimeAxis.module.css'

type Props = { widget: WidgetId; fields: readonly FieldSeed[]; axis: MonthAxis; today: string }

export function TimeLegend({ widget, fields, axis, today }: Props) {
  const { t } = useBoard()
  const state = fields.find(({ id }) => id === 'state')
  const now = placeOn(axis, today, 'morning')
  const isTodayShown = now !== null && now >= 0 && now <= lengthOf(axis)
  return (
    <span className={styles.legend}>
      {state?.options?.map((option) => (
        <span key={option}>
          <i className={classes(styles.swatch, bars.bar, bars[option])} aria-hidden />
          {optionText(widget, state, option, t)}
        </span>
      ))}
      {isTodayShown && (
        <span>
          <i className={styles.now} aria-hidden />
          {t('widgets.time.today')}
        </span>
      )}
    </span>
  )
}
