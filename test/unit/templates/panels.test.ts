// What the panels of charter, profiles, subsectors, portraits and added value say, from one filled board.
import { describe, expect, it } from 'vitest'
import { singleField } from '../../../shared/board/boardState.ts'
import { barrierBarsChart, barrierRows } from '../../../shared/charts/barrierBarsChart.ts'
import { rotaChart } from '../../../shared/charts/rotaChart.ts'
import { shareBarsChart } from '../../../shared/charts/shareBarsChart.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { addedValueFindings, needServiceGrid } from '../../../shared/findings/addedValueFindings.ts'
import { charterFindings, charterText } from '../../../shared/findings/charterFindings.ts'
import { doAvoid, portraitFindings } from '../../../shared/findings/portraitFindings.ts'
import { interestOffers, routeRows } from '../../../shared/findings/profilesFindings.ts'
import { marketChoices } from '../../../shared/findings/subsectorsFindings.ts'
import { leftItems } from '../../../shared/widgets/grouping.ts'
import { rotaLanes, runsOf } from '../../../shared/widgets/rota.ts'
import { COLOR, type Drawing, type Mark, type MeasureText } from '../../../shared/drawing.ts'
import { VIEWS } from '../../../client/shapes/views.tsx'
import { strategyBoard } from '../../support/strategyBoard.ts'
import { t } from '../pdf/examplePdf.ts'

const board = strategyBoard()
const { results, evidence } = computeBoard(board, '2026-11-22')
const measure: MeasureText = (text, size) => text.length * size * 0.55
const words = ({ marks }: Drawing): string[] => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
const hatched = (marks: readonly Mark[]) =>
  marks.filter((mark) => mark.kind === 'rect' && mark.fill && 'hatch' in mark.fill)
const SIZE = { width: 500, height: 0, fontScale: 1 }

describe('[W80] the places of these templates', () => {
  it.each(['T01', 'T03', 'T05', 'T06', 'T07'])('%s has a view for every panel, none of which covers another', (id) => {
    const { panels, frames, screens } = CATALOG.get(id)!
    expect(panels.filter(({ view }) => !(view in VIEWS)).map(({ view }) => view)).toEqual([])
    const places = [...panels, ...frames]
    const overlaps = places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        .map((b) => `${a.id} and ${b.id}`),
    )
    expect(overlaps).toEqual([])
    const outside = places.filter(
      ({ x, y, w, h }) => !screens.some((s) => x >= s.x && y >= s.y && x + w <= s.x + s.w && y + h <= s.y + s.h),
    )
    expect(outside.map((place) => place.id)).toEqual([])
  })
})

describe('[W81] the calendar of representatives', () => {
  const charter = results.T01!
  const lanes = rotaLanes(board, charter, t)

  it('has a lane for those who speak for all, each market of D, and one that was left and still has somebody', () => {
    expect(lanes.map(({ id, isAsked, isLeft }) => [id, isAsked, isLeft])).toEqual([
      ['all', false, false],
      ['CN', true, false],
      ['BR', true, false],
      ['US', false, true],
    ])
  })

  it('puts terms that overlap on lines of their own and counts the months without anybody', () => {
    const brazil = lanes[2]!
    expect(brazil.terms.map(({ person, line }) => [person, line])).toEqual([
      ['Giulia Ferri', 0],
      ['Ana Souza', 1],
    ])
    expect(brazil.gaps.map((place) => charter.months[place])).toEqual([
      '2027-01',
      '2027-02',
      '2028-03',
      '2028-04',
      '2028-05',
      '2028-06',
    ])
    expect(runsOf(brazil.gaps)).toHaveLength(2)
  })

  it('hatches in red only once somebody has a term', () => {
    const reds = (some: typeof lanes) =>
      JSON.stringify(rotaChart(some, charter.months, 'alt', t, measure, SIZE)).includes(COLOR.error)
    expect(reds(lanes)).toBe(true)
    expect(reds(lanes.map((lane) => ({ ...lane, terms: [] })))).toBe(false)
  })

  it('hatches each run of open months and says how many there are', () => {
    const drawing = rotaChart(lanes, charter.months, 'alt', t, measure, SIZE)
    // China one run, Brazil two; the market that was left has none.
    expect(hatched(drawing.marks)).toHaveLength(3)
    expect(words(drawing)).toEqual(expect.arrayContaining(['1 month open', '6 months open', 'no longer chosen']))
    expect(charterFindings(charter, board, 'en-GB', t).gaps).toEqual([
      'China: nobody speaks for us in Oct 2027.',
      'Brazil: nobody speaks for us in Jan 2027 to Feb 2027 and Mar 2028 to Jun 2028.',
    ])
  })

  it('reads the prefilled common steps as part of the charter until somebody writes others', () => {
    expect(singleField(board, 'T01.method', 'commonSteps')).toBeUndefined()
    const parts = charterText(board, charter, t)
    expect(parts.map(({ field }) => field)).toEqual(['goal', 'commonSteps', 'decisionRule', 'language'])
    expect(parts[1]!.text).toContain('country workshops')
    expect(parts.filter(({ isMissing }) => isMissing)).toEqual([])
  })
})

describe('[W82] company profiles', () => {
  it('show ways by share, and a missing share hatched instead of zero', () => {
    const rows = routeRows(results.T03!, t)
    expect(rows[0]).toMatchObject({ label: 'Co-development', share: 0.2, isStrong: true })
    expect(rows.map(({ share }) => share)).toEqual([...rows.map(({ share }) => share)].sort((a, b) => b! - a!))
    const drawing = shareBarsChart(
      [
        { label: 'Nothing', share: null },
        { label: 'None', share: 0 },
      ],
      { alt: 'alt', noData: 'no data' },
      measure,
      SIZE,
    )
    expect(hatched(drawing.marks)).toHaveLength(1)
    expect(words(drawing)).toEqual(expect.arrayContaining(['no data', '–', '0.0 %']))
  })

  it('offer their preference to T04 only where it has no value', () => {
    const offers = interestOffers(results.T03!, board)
    expect(offers).toEqual([
      { criterion: 'C10', market: 'BR', percent: 0 },
      { criterion: 'C10', market: 'CN', percent: 60 },
      { criterion: 'C10', market: 'US', percent: 40 },
    ])
    const items = new Map(board.items).set('T04.measured/C10/CN', 35)
    expect(interestOffers(results.T03!, { ...board, items }).map(({ market }) => market)).toEqual(['BR', 'US'])
  })
})

describe('[W82] profiles that prefer a market that was not chosen', () => {
  it('stay as they are: a preference is no work in that market', () => {
    expect(leftItems(board, 'T03.profiles').size).toBe(0)
    expect(leftItems(board, 'T01.representatives').size).toBe(1)
  })
})

describe('[W83] subsectors', () => {
  it('say for each market what is chosen, best fit first, why, and what the scores say', () => {
    const [china, brazil] = marketChoices(results.T05!, board, t)
    expect(china!.chosen.map(({ id, fit, reasons }) => [id, fit, reasons])).toEqual([
      ['ONC', '50.0', ['Strong demand of hospitals in Shanghai']],
      ['PM', '48.4', []],
    ])
    expect(china!.remarks).toContain('Chosen although the fit is below 50: Personalised medicine.')
    expect(brazil!.remarks).toContain('Tied for the last place: Heart and circulation and Nervous system. Pick one.')
    expect(marketChoices(results.T05!, board, t)).toHaveLength(2)
  })
})

describe('[W84] portraits', () => {
  it('draw barriers heaviest first, hot ones with their way round or without, those nobody scored hatched and last', () => {
    const rows = barrierRows(results.T06!['T06']!, board, 'T06', t)
    expect(rows.at(-1)!.barrier.mean).toBeNull()
    const drawing = barrierBarsChart(rows, t, measure, SIZE)
    expect(hatched(drawing.marks)).toHaveLength(1)
    expect(words(drawing)).toEqual(expect.arrayContaining(['way round', 'no way round yet', 'no scores']))
  })

  it('say what is missing, each for itself', () => {
    expect(portraitFindings(results.T06!['T06']!, board, 'T06', t).missing).toBeNull()
    const second = portraitFindings(results.T06!['T06~2']!, board, 'T06~2', t)
    expect(second.missing).toContain('Regulator')
    expect(second.missing).toContain('3 more culture notes of new kinds')
    expect(second.barriers).toBe('Nobody has scored the barriers yet.')
  })

  it('list what to do and what to avoid with what it rests on', () => {
    const lines = doAvoid(board, 'T06', t)
    expect(lines.do).toHaveLength(3)
    expect(lines.avoid.map(({ text }) => text)).toEqual(['Asking for a signature at once', 'Jokes and idioms'])
    expect(lines.do[0]).toMatchObject({
      dimension: 'Relationship and trust',
      observation: 'First meetings are about people',
    })
  })
})

describe('[W85] added value', () => {
  it('sets first needs against all services; only complete services close a hole', () => {
    const grid = needServiceGrid(results.T07!, board, t)
    expect(grid.needs.every(({ isTop }) => isTop)).toBe(true)
    const language = grid.needs.find(({ id }) => id === 'N09')!
    expect([...language.serves]).toEqual(['training'])
    expect(language.isHole).toBe(true)
    expect(grid.services.filter(({ isCounting }) => isCounting).map(({ id }) => id)).toEqual([
      'missions',
      'matchmaking',
    ])
    expect(addedValueFindings(results.T07!, board, t).holes).toMatch(/^\d+ of 11 first needs have no service: /)
  })
})

describe('[C14] signals of these templates on a filled board', () => {
  const holds = (id: string) => Object.fromEntries((evidence[id] ?? []).map((found) => [found.signal, found.holds]))

  it('are judged from what stands there', () => {
    expect(holds('R1.5')).toEqual({ a: true, b: false, c: false })
    expect(holds('R1.11').a).toBe(true)
    expect(holds('R2.1').a).toBe(true)
    expect(holds('R2.3').a).toBe(true)
    expect(holds('R2.4')).toEqual({ a: false, b: true })
    expect(holds('R2.5')).toEqual({ a: true, b: false })
    expect(holds('R1.3').b).toBe(true)
  })
})
