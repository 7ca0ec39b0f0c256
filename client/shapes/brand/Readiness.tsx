// Which channel is ready for use (domain 4.T08.3): the checklist of channels, with the total beside the title.
import { printed } from '../../../shared/charts/printed.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { Checklist } from '../generic/Checklist.tsx'
import styles from '../generic/Checklist.module.css'

export function Readiness() {
  const { t } = useBoard()
  return (
    <Checklist
      widget="T08.channelState"
      empty={<EmptyBox title={t('brand.ready.none')}>{t('brand.ready.none.text')}</EmptyBox>}
    />
  )
}

/** `65 of 100 over 20 cells`. */
export function ReadinessCaption() {
  const { results, t } = useBoard()
  const brand = results.T08
  if (!brand || brand.readiness === null) return null
  return (
    <>
      <strong className={styles.total}>{printed(brand.readiness, 0)}</strong>{' '}
      {t('brand.ready.caption', { count: brand.readinessCells })}
    </>
  )
}
