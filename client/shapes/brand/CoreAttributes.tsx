// The attributes the brand stands for, each as a line from how it is seen today to how it should be.
import { openRound } from '../../../shared/board/boardState.ts'
import { attributeRows } from '../../../shared/charts/attributeGapsChart.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { brandFindings } from '../../../shared/findings/brandFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Dumbbell, DumbbellLegend } from './Dumbbell.tsx'
import styles from './BrandCard.module.css'

export function CoreAttributes() {
  const { board, results, t } = useBoard()
  const brand = results.T08
  const rows = brand ? attributeRows(brand, board, t).filter((row) => row.isCore) : []
  if (!brand || rows.length === 0) {
    const open = openRound(board, 'T08.attributeRatings')
    return (
      <section>
        <h3 className={styles.coreTitle}>{t('brand.core.title')}</h3>
        <p className={styles.empty}>{open ? t('brand.hidden.round', { number: open.number }) : t('brand.core.none')}</p>
      </section>
    )
  }
  const note = brandFindings(brand, board, t).coreNote
  return (
    <section>
      <div className={styles.coreHead}>
        <h3 className={styles.coreTitle}>{t('brand.core.title')}</h3>
        <DumbbellLegend />
      </div>
      <ul>
        {rows.map(({ id, name, attribute }) => (
          <li key={id} className={styles.attribute}>
            <span>{name}</span>
            <Dumbbell today={attribute.today} should={attribute.should} />
            <span className={styles.should}>
              <span className="visually-hidden">
                {t('brand.attribute.today', { value: printed(attribute.today, 1) })}
              </span>{' '}
              {printed(attribute.should, 1)}
            </span>
          </li>
        ))}
      </ul>
      {note !== null && <p className={styles.note}>{note}</p>}
    </section>
  )
}
