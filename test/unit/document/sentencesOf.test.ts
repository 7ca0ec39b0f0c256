import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../client/document/sentencesOf.ts'

describe('a chart in words', () => {
  it('[O11] has a line for each sentence, and figures stay whole', () => {
    expect(sentencesOf('Ranking of markets. 1 United States 78.5, dark. 2 China 60.4; no gap. ')).toEqual([
      'Ranking of markets.',
      '1 United States 78.5, dark.',
      '2 China 60.4;',
      'no gap.',
    ])
    expect(sentencesOf('')).toEqual([])
  })
})
