import { describe, expect, it } from 'vitest'
import { itemKey } from '../../../shared/board/boardState.ts'
import { checkRows, nextState, stateOfKey } from '../../../shared/widgets/checklist.ts'
import { exampleBoard, keyOf, withItems } from './exampleBrand.ts'

const WIDGET = 'T08.channelState'
const STATES = [0, 1, 2, 'na']
const rowsOf = (board = exampleBoard()) => checkRows(board, WIDGET, keyOf)

describe('the checklist of channels', () => {
  it('has one cell for a common channel and one for each partner otherwise', () => {
    const rows = rowsOf()
    expect(rows.map((row) => [row.item.id, row.isCommon, row.cells.length])).toEqual([
      ['B1', true, 1],
      ['B2', true, 1],
      ['B3', false, 5],
      ['B4', false, 5],
      ['B5', false, 5],
      ['B6', true, 1],
      ['B7', true, 1],
      ['B8', true, 1],
      ['B9', true, 1],
    ])
    expect(rows[2]).toMatchObject({
      readiness: 50,
      cells: [
        { column: 'BIOCAT', state: 1 },
        { column: 'BIOM', state: 1 },
        { column: 'BIOPMED', state: 0 },
        { column: 'LYON', state: 2 },
        { column: 'ERAI', state: 'na' },
      ],
    })
  })

  it('reads a cell that nobody set, or one with a foreign value, as not started', () => {
    const board = withItems(exampleBoard(), {
      [itemKey('T08.channelState', 'B1', 'common')]: undefined,
      [itemKey('T08.channelState', 'B2', 'common')]: 7,
    })
    expect(
      rowsOf(board)
        .slice(0, 2)
        .map((row) => row.cells[0]!.state),
    ).toEqual([0, 0])
  })

  it('says nothing about readiness where nothing applies', () => {
    const board = withItems(exampleBoard(), { [itemKey('T08.channelState', 'B1', 'common')]: 'na' })
    expect(rowsOf(board)[0]).toMatchObject({ readiness: null, cells: [{ column: 'common', state: 'na' }] })
  })

  it('goes round all four states', () => {
    const seen = STATES.map((state) => nextState(STATES, state))
    expect(seen).toEqual([1, 2, 'na', 0])
  })

  it('takes the keys 0, 1, 2, n and those that delete, and no other', () => {
    const keys = ['0', '1', '2', 'n', 'N', 'Delete', 'Backspace', '3', ' ', 'Enter', 'ArrowUp', 'a']
    expect(keys.map((key) => stateOfKey(STATES, key))).toEqual([
      0,
      1,
      2,
      'na',
      'na',
      0,
      0,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
