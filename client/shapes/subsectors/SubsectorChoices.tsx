// What was chosen for each market and why, with what the scores say against it.
import { useMemo } from 'react'
import { TriangleAlert } from 'lucide-react'
import { marketChoices } from '../../../shared/findings/subsectorsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Subsectors.module.css'

export function SubsectorChoices() {
  const { board, results, t } = useBoard()
  const choices = useMemo(() => (results.T05 ? marketChoices(results.T05, board, t) : []), [results.T05, board, t])
  if (choices.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T05.choices.none')}>{t('T05.choices.noMarkets')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.choices}>
      {choices.map(({ market, name, isLeft, chosen, remarks }) => (
        <section key={market} className={classes(styles.market, isLeft && styles.left)}>
          <h3>
            {name}
            {isLeft && <span> {t('T05.choices.left')}</span>}
          </h3>
          {chosen.length === 0 ? (
            <p className={styles.nothing}>{t('T05.choices.nothing')}</p>
          ) : (
            <ol>
              {chosen.map(({ id, name: subsector, fit, reasons }) => (
                <li key={id}>
                  <p className={styles.head}>
                    <span>{subsector}</span>
                    <span className={styles.fit}>{t('T05.choices.fit', { fit })}</span>
                  </p>
                  {reasons.length === 0 ? (
                    <p className={styles.none}>{t('T05.choices.noReason')}</p>
                  ) : (
                    reasons.map((reason) => (
                      <p key={reason} className={styles.reason}>
                        {reason}
                      </p>
                    ))
                  )}
                </li>
              ))}
            </ol>
          )}
          {remarks.map((remark) => (
            <p key={remark} className={styles.remark}>
              <TriangleAlert size={12} aria-hidden />
              {remark}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
