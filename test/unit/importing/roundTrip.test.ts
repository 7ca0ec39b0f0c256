// What a board saves as tables comes back unchanged, and what comes in twice has come in once.
import { describe, expect, it } from 'vitest'
import { readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { guessTarget, importTargets } from '../../../shared/importing/planImport.ts'
import { readTables } from '../../../shared/importing/readTables.ts'
import { tablesXlsx, tablesZip } from '../../../shared/tables/tableFiles.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { strategyBoard } from '../../support/strategyBoard.ts'
import { planOf, refusalsOf, savedTables, statesOf, t } from './importKit.ts'

const BOARDS: [string, BoardState][] = [
  ['the strategy board', strategyBoard()],
  ['a board with every template', readBoard(fullBoard())],
]

describe.each(BOARDS)('%s', (_, board) => {
  it.each(['csv', 'xlsx'] as const)('[X20] comes back from %s as it went out', async (format) => {
    const saved = savedTables(board)
    const bytes = format === 'csv' ? tablesZip(saved, new Date('2026-11-22')) : await tablesXlsx(saved)
    const tables = await readTables(`board.${format}`, bytes)
    expect(tables).toHaveLength(saved.length)
    const targets = importTargets({ board, t }, false)
    let checked = 0
    for (const [i, table] of tables.entries()) {
      const { id } = saved[i]!
      if (!targets.some(({ widget }) => widget === id)) continue
      checked++
      expect(guessTarget({ board, t }, targets, table)?.widget).toBe(id)
      const plan = planOf(board, id, table)
      expect([id, plan.problem, refusalsOf(plan), ...new Set(statesOf(plan))]).toEqual([id, null, [], 'same'])
    }
    expect(checked).toBeGreaterThan(20)
  })
})
