import { describe, expect, it } from 'vitest'
import { gridStep, moveOf, placeInside } from '../../../shared/widgets/gridKeys.ts'
import { nextState, readinessOf, stateFill, stateOfKey } from '../../../shared/widgets/checklist.ts'
import { toggleOfKey } from '../../../shared/widgets/heatmap.ts'
import { isOnOff, matrixSeedOf, scaleShare, scaleTicks, valueOfKey } from '../../../shared/widgets/matrix.ts'
import type { MatrixSeed } from '../../../shared/templateSeed.ts'

const AT = { row: 1, column: 1 }

describe('keys in a table of cells', () => {
  it('[W62] walk one cell, to the ends of a row and of the table, and stop at the edges', () => {
    const step = (key: string, more = {}) => gridStep({ key, ...more }, AT, 3, 4)
    expect(step('ArrowUp')).toEqual({ row: 0, column: 1 })
    expect(step('ArrowRight')).toEqual({ row: 1, column: 2 })
    expect(step('End')).toEqual({ row: 1, column: 3 })
    expect(step('End', { ctrlKey: true })).toEqual({ row: 2, column: 3 })
    expect(step('Home', { ctrlKey: true })).toEqual({ row: 0, column: 0 })
    expect(gridStep({ key: 'ArrowDown' }, { row: 2, column: 0 }, 3, 4)).toEqual({ row: 2, column: 0 })
    expect(step('a')).toBeNull()
    expect(gridStep({ key: 'ArrowDown' }, { row: 0, column: 0 }, 0, 4)).toBeNull()
  })

  it('[W62] leave Alt to moving, and only with arrows', () => {
    expect(gridStep({ key: 'ArrowUp', altKey: true }, AT, 3, 4)).toBeNull()
    expect(moveOf({ key: 'ArrowUp', altKey: true })).toBe('up')
    expect(moveOf({ key: 'ArrowLeft', altKey: true, shiftKey: true })).toBe('left')
    expect([moveOf({ key: 'ArrowUp' }), moveOf({ key: 'x', altKey: true })]).toEqual([null, null])
    expect(moveOf({ key: 'ArrowUp', altKey: true, ctrlKey: true })).toBeNull()
  })

  it('stay on a cell that exists when rows have gone', () => {
    expect(placeInside({ row: 9, column: 9 }, 3, 2)).toEqual({ row: 2, column: 1 })
    expect(placeInside({ row: 0, column: 0 }, 0, 0)).toEqual({ row: 0, column: 0 })
  })
})

describe('the states of a checklist', () => {
  it('[W63] come from the seed: round in its order, by digit, by first letter, empty with Delete', () => {
    const states = [2, 1, 0]
    expect(states.map((state) => nextState(states, state))).toEqual([0, 2, 1])
    expect(stateOfKey(states, '2')).toBe(2)
    expect(stateOfKey(states, 'Delete')).toBe(0)
    expect([stateOfKey(states, 'n'), stateOfKey(states, '7')]).toEqual([null, null])
    expect([nextState([0, 1], 0), nextState([0, 1], 1)]).toEqual([1, 0])
    expect([0, 1, 2].map((state) => stateFill(states, state))).toEqual([0, 0.5, 1])
    expect(stateFill([0, 'na'], 'na')).toBeNull()
  })

  it('[W63] count what applies only, against the highest state', () => {
    const cells = (...list: (number | string)[]) => list.map((state) => ({ column: 'x', state }))
    expect(readinessOf(cells(2, 1, 'na'), [0, 1, 2, 'na'])).toBe(75)
    expect(readinessOf(cells(1, 0, 0, 0), [0, 1])).toBe(25)
    expect(readinessOf(cells('na'), [0, 1, 2, 'na'])).toBeNull()
  })
})

describe('cells of matrices and heat maps', () => {
  const seed = (min: number, max: number | null, integer = true): MatrixSeed => ({
    ...matrixSeedOf('T04.measured'),
    scale: { min, max, integer },
  })

  it('take only digits that are on the scale', () => {
    expect(['0', '4', '5', 'x', 'Enter'].map((key) => valueOfKey(seed(0, 4), key))).toEqual([0, 4, null, null, null])
    expect(valueOfKey(seed(0, 100), '5')).toBeNull()
    expect(valueOfKey(seed(0, 4, false), '2')).toBeNull()
    expect([isOnOff(seed(0, 1)), isOnOff(seed(0, 4))]).toEqual([true, false])
  })

  it('have their place on the scale, and none where it is open', () => {
    expect([scaleShare(seed(1, 5), 3), scaleShare(seed(1, 5), 9), scaleShare(seed(0, null), 3)]).toEqual([0.5, 1, null])
    expect(scaleTicks(0, 4)).toEqual([0, 1, 2, 3, 4])
    expect(scaleTicks(0, 100)).toEqual([0, 50, 100])
  })

  it('go on and off by press and key', () => {
    const keys = [' ', 'Enter', '1', 'x', '0', 'Delete', 'ArrowUp']
    expect(keys.map((key) => toggleOfKey(key, true))).toEqual([false, false, true, true, false, false, undefined])
  })
})
