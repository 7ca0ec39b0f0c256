// The map of partners and contacts: lines as thick as the link is strong, a tick behind checked entry points.
import { BadgeCheck } from 'lucide-react'
import { ownEntry } from '../../../shared/compute/ownEntry.ts'
import { useBoard } from '../../board/boardContext.ts'
import { NetworkPanel } from '../generic/NetworkView.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import { panelSeedOf } from '../panelSeedOf.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Relations.module.css'

export function RelationMap(props: ViewProps) {
  const { results, t } = useBoard()
  const strengths = results.T10?.links
  return (
    <NetworkPanel
      widget={panelWidget(props)}
      width={props.width}
      height={props.height}
      by={panelSeedOf(props.template, props.panel)?.by}
      strengthOf={({ id }) => ownEntry(strengths, id) ?? null}
      markOf={({ fields }) =>
        fields.entryPoint === true && fields.verified === true ? (
          <span className={styles.checked} title={t('T10.doors.verifiedMark')}>
            <BadgeCheck size={13} aria-label={t('T10.doors.verifiedMark')} />
          </span>
        ) : null
      }
    />
  )
}

export function RelationMapCaption() {
  const { t } = useBoard()
  return <>{t('T10.map.legend')}</>
}
