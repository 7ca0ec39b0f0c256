// How far the services reach: first needs served, work that partners share, and the holes by name.
import { useMemo } from 'react'
import { addedValueFindings } from '../../../shared/findings/addedValueFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { ShareBars } from '../profiles/ShareBars.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './AddedValue.module.css'

const PAD = 14

export function ServiceHoles({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const added = results.T07
  const rows = useMemo(
    () =>
      added
        ? [
            { label: t('T07.holes.coverage'), share: added.serviceCoverage, isStrong: true },
            { label: t('T07.holes.joint'), share: added.jointShare, isStrong: true },
          ]
        : [],
    [added, t],
  )
  if (!added) return null
  const findings = addedValueFindings(added, board, t)
  return (
    <div className={styles.holes}>
      <ShareBars rows={rows} alt={t('T07.holes.alt')} width={width - 2 * PAD}>
        <p className={styles.sentence}>{findings.joint}</p>
        <p className={added.holes.length > 0 ? styles.hole : styles.sentence}>{findings.holes}</p>
      </ShareBars>
    </div>
  )
}
