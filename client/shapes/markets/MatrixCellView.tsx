// One cell of the market matrix. Missing is never zero: it is hatched and says why.
import type { MatrixCell } from '../../../shared/widgets/marketMatrix.ts'
import { valueTint, type Translate } from '../../../shared/drawing.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { classes } from '../../ui/classes.ts'
import { DisagreementSign } from './DisagreementSign.tsx'
import styles from './MarketMatrix.module.css'

type Props = {
  cell: MatrixCell
  isNarrow: boolean
  place: string
  isFocus: boolean
  onFocus: () => void
  label: string
}

export function MatrixCellView({ cell, isNarrow, place, isFocus, onFocus, label }: Props) {
  const shared = {
    role: 'gridcell',
    tabIndex: isFocus ? 0 : -1,
    'data-at': place,
    'aria-label': label,
    title: label,
    onFocus,
  }
  if (cell.kind === 'value') {
    const isPartial = cell.have < cell.of
    return (
      <td
        {...shared}
        className={classes(styles.value, cell.label === 'discuss' && styles.discuss, cell.isOut && styles.out)}
        style={{ backgroundColor: valueTint(cell.value) }}
      >
        {isPartial && !isNarrow && (
          <span className={styles.few}>
            {cell.have}/{cell.of}
          </span>
        )}
        <span className={isPartial && isNarrow ? styles.partial : undefined}>{printed(cell.value, 2)}</span>
        <DisagreementSign label={cell.label} />
      </td>
    )
  }
  if (cell.kind === 'noScores' || cell.kind === 'noData') {
    return (
      <td {...shared} className={classes(styles.value, styles.hatched)}>
        <b>–</b>
        <DisagreementSign label="aligned" />
      </td>
    )
  }
  return <td {...shared} className={classes(styles.value, styles.blank)} />
}

/** The cell in words: "China, Demand in our subsectors: 0.65, discuss, 5 of 5 partners". */
export function cellWords(cell: MatrixCell, market: string, criterion: string, t: Translate): string {
  const say = (...parts: (string | null)[]) =>
    t('markets.cell', { market, criterion, text: parts.filter((part) => part !== null).join(', ') })
  switch (cell.kind) {
    case 'value':
      return say(
        printed(cell.value, 2),
        cell.isOut ? t('markets.cell.out') : null,
        cell.label === 'not-computable' ? null : t(`markets.label.${cell.label}`),
        cell.of > 0 ? t('markets.cell.partners', { have: cell.have, of: cell.of }) : null,
      )
    case 'noScores':
    case 'noData':
    case 'notYet':
    case 'hidden':
      return say(t(`markets.cell.${cell.kind}`))
  }
}
