// Charter, profiles, subsectors, portraits and added value on paper, from one filled board.
import { beforeAll, describe, expect, it } from 'vitest'
import { CATALOG } from '../../../shared/catalog.ts'
import { TEMPLATE_BLOCKS } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { FIVE_PARTNERS, strategyBoard } from '../../support/strategyBoard.ts'
import { emptyBoard } from '../pdf/exampleState.ts'
import { renderBoard } from '../pdf/examplePdf.ts'
import { readPdf } from '../pdf/readPdf.ts'

const TEMPLATES = ['T01', 'T03', 'T05', 'T06', 'T07']
let text = ''

const textOf = (bytes: Uint8Array): string => readPdf(bytes).text.replace(/\s+/g, ' ')

beforeAll(async () => {
  const { bytes, missingLetters } = await renderBoard(strategyBoard())
  expect(missingLetters).toEqual([])
  text = textOf(bytes)
}, 60_000)

describe('[P40] each of these templates on paper', () => {
  it('has a builder for every part its seed names', () => {
    const parts = TEMPLATES.flatMap((id) => CATALOG.get(id)!.pdf.map(({ block }) => block))
    expect(parts.length).toBeGreaterThan(20)
    expect(parts.filter((block) => !(block in TEMPLATE_BLOCKS))).toEqual([])
  })

  it('prints the charter with its vote and each month without a representative', () => {
    expect(text).toContain('One door to four bioregions.')
    expect(text).toContain('We adopt this charter for 2026 to 2028.')
    expect(text).toContain('China: nobody speaks for us in Oct 2027.')
    expect(text).toContain('Brazil: nobody speaks for us in Jan 2027 to Feb 2027 and Mar 2028 to Jun 2028.')
    expect(text).toContain('6 months open')
  })

  it('prints the mix of profiles, the persona table, needs by way and dots', () => {
    expect(text).toContain('5 profiles.')
    expect(text).toContain('80.0 % of the companies have under 250 people.')
    expect(text).toContain('5 of 5 profiles name a market. First: China.')
    expect(text).toMatch(/BM-02 .*BioM/)
    expect(text).toContain('50.0 %')
  })

  it('prints the fit of each pair, the choices with their reasons, and what the scores say against them', () => {
    expect(text).toContain('Strong demand of hospitals in Shanghai')
    expect(text).toContain('Brazil: The scores also suggest Personalised health care and Personalised medicine.')
    expect(text).toContain('Brazil: Tied for the last place: Heart and circulation and Nervous system. Pick one.')
    expect(text).toContain('China: Chosen although the fit is below 50: Personalised medicine.')
  })

  it('prints each worked portrait with barriers, ways round, what to do and to avoid, and facts of its own market', () => {
    expect(text).toContain('The portrait is complete.')
    expect(text).toContain('1 of 4 has a way round it.')
    expect(text).toContain('Interpreters paid by the consortium')
    expect(text).toContain('Send the same person each time.')
    expect(text).toContain('Asking for a signature at once.')
    expect(text).toContain('Culture gap, IP, complex regulation')
    // Annex C lists the facts of every market.
    const chapters = text.slice(0, text.lastIndexOf('Annex C Source facts used'))
    expect(chapters).toContain('Culture gap, IP, complex regulation')
    expect(chapters).not.toContain('Strong growth, a rising middle class that can pay')
  })

  it('prints the answer for each audience, the services and the needs nobody serves', () => {
    expect(text).toContain(
      '2 audiences have a complete answer. Open: Large companies, Foreign clusters and Public funders.',
    )
    expect(text).toContain('1 of 2 complete services is delivered by two or more partners, 50.0 %.')
    expect(text).toMatch(/\d+ of 11 first needs have no service/)
    expect(text).toContain('Missions made to measure')
  })

  it('prints an empty board of them without a number that nobody gave', async () => {
    const { bytes } = await renderBoard(emptyBoard(['T04', ...TEMPLATES], FIVE_PARTNERS))
    const empty = textOf(bytes)
    expect(empty).toContain('Not yet worked on')
    expect(empty).not.toMatch(/NaN|undefined|T0\d\.(?:say|panel|field|option|paper|chart|charter|rota)\./)
  }, 60_000)
})
