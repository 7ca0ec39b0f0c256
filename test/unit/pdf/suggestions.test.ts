// What stands in a template from the beginning, on paper: a source fact with its age, a suggestion without one.
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/boardState.ts'
import { gapSentences } from '../../../shared/pdf/generic/closingBlock.ts'
import { templateBlocks } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { editsOf, fullBoard } from '../../support/fullBoard.ts'
import { reportOf } from '../../support/reportOf.ts'

describe('prefilled entries on paper', () => {
  const doc = fullBoard()
  const paper = (template: string) => JSON.stringify(templateBlocks(reportOf(readBoard(doc)), template, null))

  it('[P34] call an entry a source fact only when it restates one', () => {
    const gaps = gapSentences(reportOf(readBoard(doc)), 'T16').filter((line) => /nobody has confirmed/.test(line))
    expect(gaps.map((line) => line.replace(/^.*: /, ''))).toEqual([
      '13 suggestions nobody has confirmed or changed; they do not count.',
      '5 source facts nobody has confirmed; they do not count.',
    ])
    expect(paper('T16')).toContain('suggestion, not confirmed')
    expect(paper('T10')).toContain('source fact, to be updated')
    expect(paper('T10')).not.toContain('suggestion, not confirmed')
  })

  it('[P34] say nothing of the kind once somebody stands by them', () => {
    const edit = editsOf(doc, 'n')
    edit.confirmItem('T16.indicators', 'smes')
    const [line] = gapSentences(reportOf(readBoard(doc)), 'T16').filter((one) => /suggestions nobody/.test(one))
    expect(line).toContain('12 suggestions')
  })
})
