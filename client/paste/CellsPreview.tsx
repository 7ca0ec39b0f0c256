// What a pasted table would change in a table of the board, cell by cell.
import type { CellsPlan } from '../../shared/widgets/pasteCells.ts'
import { useBoard } from '../board/boardContext.ts'
import styles from './PasteDialog.module.css'

export function CellsPreview({ plan }: { plan: CellsPlan }) {
  const { t } = useBoard()
  const refused = plan.cells.filter((cell) => cell.refused === 'value').length
  const shown = plan.cells.filter((cell) => cell.refused !== 'same')
  const same = plan.cells.length - shown.length
  return (
    <div className={styles.preview}>
      {plan.isNamed && <p>{t('paste.named')}</p>}
      {plan.unknown.length > 0 && <p>{t('paste.unknown', { names: plan.unknown.join(', ') })}</p>}
      {refused > 0 && <p>{t('paste.refusedCells', { count: refused })}</p>}
      {plan.outside > 0 && <p>{t('paste.outside', { count: plan.outside })}</p>}
      {same > 0 && <p>{t('paste.same', { count: same })}</p>}
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('paste.cell')}</th>
              <th scope="col">{t('paste.now')}</th>
              <th scope="col">{t('paste.next')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cell) => (
              <tr key={`${cell.row}/${cell.column}`} data-refused={cell.refused !== null || undefined}>
                <td>
                  {cell.line}, {cell.head}
                </td>
                <td>{cell.now ?? t('widgets.field.dash')}</td>
                <td>
                  {cell.refused === null
                    ? (cell.next ?? t('widgets.field.dash'))
                    : t('paste.noFit', { text: cell.text })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
