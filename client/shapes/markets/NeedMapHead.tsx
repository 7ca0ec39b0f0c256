// Which map of needs is in force, and the button that changes it: on the panel and on a phone.
import { Link2 } from 'lucide-react'
import { NEED_MAP, needMapView, ownCells, ownMapCells } from '../../../shared/widgets/needMap.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import styles from './NeedMap.module.css'

export function NeedMapHead() {
  const { board, canEdit, edit, t } = useBoard()
  const map = needMapView(board)
  return (
    <div className={styles.head}>
      <Chip icon={<Link2 size={12} aria-hidden />}>{t('markets.needMap.from')}</Chip>
      <span className={styles.which}>{t(map.isOwn ? 'markets.needMap.own' : 'markets.needMap.default')}</span>
      {canEdit &&
        (map.isOwn ? (
          <Button
            size="small"
            onClick={() =>
              ownCells(board).forEach(({ need, criterion }) => edit.setCell(NEED_MAP, need, criterion, null))
            }
          >
            {t('markets.needMap.back')}
          </Button>
        ) : (
          <Button
            size="small"
            onClick={() =>
              ownMapCells(board).forEach(({ need, criterion, value }) => edit.setCell(NEED_MAP, need, criterion, value))
            }
          >
            {t('markets.needMap.make')}
          </Button>
        ))}
    </div>
  )
}
