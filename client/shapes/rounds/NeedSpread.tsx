// Needs by partners: the partners' priorities as a heat map with the disagreement of each need (domain 4.T02).
import { Fragment, useMemo } from 'react'
import { printed } from '../../../shared/charts/printed.ts'
import { valueTint } from '../../../shared/drawing.ts'
import { consensusMove, type RoundCell } from '../../../shared/findings/roundFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { classes } from '../../ui/classes.ts'
import type { ViewProps } from '../viewProps.ts'
import { moveText } from './MarketSpread.tsx'
import { isShown, RoundPending } from './RoundPending.tsx'
import { SpreadSign } from './SpreadSign.tsx'
import { cellKey, useRound, type RoundRow, type RoundView } from './useRound.ts'
import styles from './rounds.module.css'

const SEGMENTS = ['sme', 'large'] as const

export function NeedSpread({ template, panel }: ViewProps) {
  const { t, board, looks } = useBoard()
  const round = useRound({ template, panel })
  const cells = useMemo(() => new Map(round.cells.map((cell) => [cell.row, cell])), [round.cells])
  if (!isShown(round)) return <RoundPending round={round} />
  const hasChange = round.before.size > 0
  const columns = board.partners.length + (hasChange ? 4 : 3)
  return (
    <div className={styles.spread}>
      <div className={styles.scroll} data-scrolls>
        <table className={classes(styles.table, styles.needs)}>
          <thead>
            <tr>
              <th scope="col">{t('rounds.column.need')}</th>
              {board.partners.map((partner, place) => (
                <th key={partner.id} scope="col" className={styles.centre}>
                  {looks[place] && <PartnerSign look={looks[place]} size={13} label={partner.name} />}
                  <span aria-hidden> {looks[place]?.shape === 'none' ? '' : looks[place]?.letters}</span>
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {t('rounds.column.spread')}
              </th>
              {hasChange && (
                <th scope="col" className={styles.number}>
                  {t('rounds.column.change')}
                </th>
              )}
              <th scope="col">{t('rounds.column.label')}</th>
            </tr>
          </thead>
          <tbody>
            {SEGMENTS.map((segment) => {
              const rows = round.rows.filter(({ group }) => group === segment)
              if (rows.length === 0) return null
              return (
                <Fragment key={segment}>
                  <tr className={styles.group}>
                    <th colSpan={columns} scope="colgroup">
                      {t(`ballot.group.segment.${segment}`)}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <NeedRow key={row.id} row={row} cell={cells.get(row.id)} round={round} hasChange={hasChange} />
                  ))}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>{t('rounds.legend.needs')}</p>
    </div>
  )
}

type RowProps = { row: RoundRow; cell: RoundCell | undefined; round: RoundView; hasChange: boolean }

function NeedRow({ row, cell, round, hasChange }: RowProps) {
  const { t, board } = useBoard()
  const move = cell ? consensusMove(round.before.get(cellKey(cell)), cell) : null
  return (
    <tr>
      <th scope="row">
        {row.code && <span className={styles.code}>{row.code} </span>}
        {row.label}
      </th>
      {board.partners.map((partner) => {
        const value = cell?.values.find((entry) => entry.partner === partner.id)?.value
        return value === undefined ? (
          <td key={partner.id} className={styles.noScores}>
            <span aria-label={t('rounds.noScores')}>–</span>
          </td>
        ) : (
          <td key={partner.id} className={styles.value} style={{ background: valueTint((value - 1) / 8) }}>
            {printed(value, 1)}
          </td>
        )
      })}
      <td className={styles.number}>{printed(cell?.spread, 2)}</td>
      {hasChange && <td className={styles.number}>{move === null ? '–' : moveText(move)}</td>}
      <td className={cell?.label === 'discuss' ? styles.discussWord : undefined}>
        {cell && <SpreadSign label={cell.label} className={styles.inline ?? ''} />}{' '}
        {t(`rounds.label.${cell?.label ?? 'not-computable'}`)}
      </td>
    </tr>
  )
}
