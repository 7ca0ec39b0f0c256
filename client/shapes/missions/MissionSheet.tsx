// The mission on one page: what it is, how ready it is, what came of it. Written in the panel beside; here it is read.
import { useMemo } from 'react'
import { Check } from 'lucide-react'
import { instanceTag } from '../../../shared/board/instances.ts'
import { missionLines, missionSentences, missionShares } from '../../../shared/findings/missionsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import { formatDate } from '../../ui/format.ts'
import { ShareBars } from '../profiles/ShareBars.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './Missions.module.css'

const PAD = 16

export function MissionSheet({ template, width }: ViewProps) {
  const { board, results, t } = useBoard()
  const mission = results.T12?.[template]
  const shares = useMemo(() => (mission ? missionShares(mission, t) : []), [mission, t])
  if (!mission) return null
  const isComplete = mission.gaps.length === 0
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <span>{instanceTag(board, template, t) || t('T12.name')}</span>
        {isComplete ? (
          <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
            {t('T06.page.complete')}
          </Badge>
        ) : (
          <Badge>{t('T06.page.open')}</Badge>
        )}
      </header>
      <dl className={styles.lines}>
        {missionLines(mission, board, template, t, (iso) => formatDate(`${iso}T12:00:00`)).map(
          ({ field, head, text }) => (
            <div key={field}>
              <dt>{head}</dt>
              <dd className={text === '' ? styles.open : undefined}>{text === '' ? t('T12.sheet.open') : text}</dd>
            </div>
          ),
        )}
      </dl>
      <ShareBars rows={shares} alt={t('T12.number.alt')} width={width - 2 * PAD}>
        {missionSentences(mission, results.T08, board, template, t).map((sentence) => (
          <p key={sentence} className={styles.sentence}>
            {sentence}
          </p>
        ))}
      </ShareBars>
    </div>
  )
}
