// The charter as people read it aloud: goal first, then how we work. Written in the method panel; here it is only read.
import { useMemo } from 'react'
import { Check } from 'lucide-react'
import { charterText } from '../../../shared/findings/charterFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Charter.module.css'

const REQUIRED = 4

export function CharterText() {
  const { board, results, t } = useBoard()
  const charter = results.T01
  const parts = useMemo(() => (charter ? charterText(board, charter, t) : []), [board, charter, t])
  if (!charter) return <EmptyBox title={t('T01.charter.none')}>{t('T01.step.common.text')}</EmptyBox>
  return (
    <div className={styles.charter}>
      <div className={styles.state}>
        <span className={styles.consortium}>{board.consortium.name}</span>
        {charter.adopted ? (
          <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
            {t('T01.charter.adopted')}
          </Badge>
        ) : (
          <Badge>{t('T01.charter.draft')}</Badge>
        )}
      </div>
      {parts.map(({ field, head, text, isMissing }) => (
        <section key={field} className={classes(styles.part, field === 'goal' && styles.goal)}>
          <h3>{head}</h3>
          {isMissing ? <p className={styles.missing}>{t('T01.charter.missing')}</p> : <p>{text}</p>}
        </section>
      ))}
    </div>
  )
}

export function CharterCaption() {
  const { results, t } = useBoard()
  if (!results.T01) return null
  return <>{t('T01.charter.caption', { count: REQUIRED - results.T01.methodGaps.length, total: REQUIRED })}</>
}
