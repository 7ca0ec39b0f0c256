// What rows of a file do to lists, matrices and forms: found, added, changed, refused; all of it in one step.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { EDIT_ORIGIN } from '../../../shared/board/boardEdit.ts'
import { cellValue, listItems, readBoard, singleField } from '../../../shared/board/boardState.ts'
import { applyImport } from '../../../shared/importing/applyImport.ts'
import { needMapView } from '../../../shared/widgets/needMap.ts'
import { tableCsv } from '../../../shared/tables/tableFiles.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { importCsv, importTable, planOf, refusalsOf, savedTables, statesOf, tableOf } from './importKit.ts'

const labels = (doc: Y.Doc, widget: string, field: string) =>
  listItems(readBoard(doc), widget).map((item) => item.fields[field])

describe('rows of a list', () => {
  it('[X20] find their item by id, then by name; what is not found is added; the second time nothing changes', async () => {
    const doc = fullBoard()
    const csv =
      'Id;Need;For;Source\nN01;Advice;sme;Survey\n;distribution CHANNELS;;Survey\nN99;Language courses;Large;Survey\n'
    expect(statesOf(await importCsv(doc, 'T02.needs', csv))).toEqual(['changed', 'changed', 'added'])
    const needs = listItems(readBoard(doc), 'T02.needs')
    expect(needs.find(({ id }) => id === 'N01')).toMatchObject({
      fields: { label: 'Advice', segment: 'sme', source: 'Survey' },
      confirmed: { edited: true },
    })
    expect(needs.at(-1)).toMatchObject({
      origin: 'participant',
      fields: { label: 'Language courses', segment: 'large' },
    })
    const once = readBoard(doc)
    expect(statesOf(await importCsv(doc, 'T02.needs', csv))).toEqual(['same', 'same', 'same'])
    expect(readBoard(doc)).toEqual(once)
    const doubled = 'Need,For,Source\nLawyers,large,a\nLawyers,large,b\n'
    expect(statesOf(await importCsv(doc, 'T02.needs', doubled))).toEqual(['added', 'refused'])
    expect(statesOf(await importCsv(doc, 'T02.needs', doubled))).toEqual(['same', 'refused'])
  })

  it('[X22] are refused whole, with row, column, what stands there and what to write', async () => {
    const doc = fullBoard()
    const plan = await importCsv(
      doc,
      'T11.milestones',
      'Milestone;Date\nOne;3/4/2027\nTwo;31.2.2027\n;31.3.2027\nThree;31.3.2027\nthree;31.3.2027\n',
      { mapping: ['label', 'date'] },
    )
    expect(statesOf(plan)).toEqual(['refused', 'refused', 'refused', 'added', 'refused'])
    expect(refusalsOf(plan)).toEqual([
      '2 | Date | 3/4/2027 | This can mean 2027-04-03 or 2027-03-04. Write it the way the one you mean is written here.',
      '3 | Date | 31.2.2027 | This is no day of the calendar. Write it as 2027-03-31.',
      expect.stringMatching(/^4 .+The row has no name/),
      '6 |  |  | Row 5 of the file is about the same. Keep one of the two.',
    ])
    expect(labels(doc, 'T11.milestones', 'label')).toContain('Three')
    expect(labels(doc, 'T11.milestones', 'label')).not.toContain('One')
  })

  it('[X22] name what fits when an option, a partner or another entry is not known', async () => {
    const plan = await importCsv(
      fullBoard(),
      'T09.items',
      'title,audience,owner,market,start\nA,aliens,Nobody,Atlantis,2027-01-01\n',
    )
    const [audience, owner, market] = refusalsOf(plan)
    expect(audience).toMatch(/^2 \| audience \| aliens \| Use one of: /)
    expect(owner).toMatch(/Nobody \| No partner has this name\. The partners are: Partner A, /)
    expect(market).toMatch(/Atlantis \| There is nothing of this name in: Candidate markets/)
  })

  it('[X22] have no room beyond that of the list, and two entries of one name need ids', async () => {
    const doc = fullBoard()
    const many = Array.from({ length: 60 }, (_, i) => `Need ${i},sme`).join('\n')
    const plan = await importCsv(doc, 'T02.needs', `Need,For\n${many}\n`)
    expect(statesOf(plan).filter((state) => state === 'added')).toHaveLength(43)
    expect(refusalsOf(plan).at(-1)).toBe('61 |  |  | There is room for 60 entries here. Remove some first.')
    const twins = 'Text\nFor later\n'
    const doubled = fullBoard()
    for (const by of ['A', 'B']) {
      const fields = { kind: 'add' as const, fields: { label: 'Website', partner: by, stage: 'S1' } }
      applyImport(doubled, EDITOR, 'T08.assets', [fields, { ...fields, fields: { ...fields.fields, partner: 'C' } }])
    }
    const assets = await importCsv(doubled, 'T08.assets', 'Asset,Stage\nWebsite,S2\n', { mapping: ['label', 'stage'] })
    expect(statesOf(assets)).toEqual(['refused'])
    expect(refusalsOf(assets)[0]).toContain('Several entries are called “Website”. Add a column with their ids.')
    expect(statesOf(await importCsv(doubled, 'T02.parking', twins, { mapping: ['text'] }))).toEqual(['added'])
  })

  it('[X22] empty cells leave what is there, or empty it when that is asked for', async () => {
    const doc = fullBoard()
    const csv = 'Id,Need,Source\nN01,,\n'
    expect(statesOf(await importCsv(doc, 'T02.needs', csv))).toEqual(['same'])
    const plan = await importCsv(doc, 'T02.needs', 'Id,Source\nN01,\n', { clears: true })
    expect(plan.rows[0]?.changes).toEqual([{ name: 'Source', before: 'Handbook §2, §3, §5', after: '' }])
    expect(listItems(readBoard(doc), 'T02.needs')[0]?.fields['source']).toBeNull()
    expect(statesOf(await importCsv(doc, 'T02.needs', csv, { clears: true }))).toEqual(['refused'])
  })

  it('[X22] what comes from another list is changed there', async () => {
    const doc = fullBoard()
    const linked = listItems(readBoard(doc), 'T09.channels').find(({ source }) => source !== null)!
    const plan = await importCsv(doc, 'T09.channels', `id,label\n${linked.id},Another name\n`)
    expect(refusalsOf(plan)[0]).toMatch(/This comes from “.+”\. Change it there\.$/)
  })
})

const EDITOR = {
  participantId: 'nita',
  partnerId: null,
  newId: (() => {
    let next = 0
    return () => `own${++next}`
  })(),
  now: () => '2027-01-01T00:00:00Z',
}

describe('lines of a matrix', () => {
  it('[X20] go to the cells their names say, either way round, in either decimals', async () => {
    const doc = fullBoard()
    const board = readBoard(doc)
    const [criterion] = listItems(board, 'T04.criteria').filter(({ fields }) => fields['kind'] === 'measured')
    const id = criterion!.id
    await importCsv(doc, 'T04.measured', `;CN;BR\n${id};2,5;1.234,5\n`)
    expect(['CN', 'BR'].map((market) => cellValue(readBoard(doc), 'T04.measured', id, market))).toEqual([2.5, 1234.5])
    const turned = await importCsv(doc, 'T04.measured', `Market;${id}\nCN;3\nBR;1.234,5\nXX;1\n`)
    expect(statesOf(turned)).toEqual(['changed', 'same', 'refused'])
    expect(cellValue(readBoard(doc), 'T04.measured', id, 'CN')).toBe(3)
    expect(refusalsOf(turned)).toEqual(['4 |  |  | The board has no row “XX”. Add it on the board first.'])
  })

  it('[X22] one wrong cell refuses its row; the map of needs stays whole when it becomes the board’s own', async () => {
    const doc = fullBoard()
    const criteria = listItems(readBoard(doc), 'T04.criteria').map(({ id }) => id)
    const [one, other] = criteria as [string, string]
    const before = needMapView(readBoard(doc))
    const plan = await importCsv(doc, 'T04.needMap', `Row,${one},${other}\nN01,3,1\nN02,7,1\n`)
    expect(statesOf(plan)).toEqual(['changed', 'refused'])
    const after = needMapView(readBoard(doc))
    expect([after.isOwn, after.strength('N01', one), after.strength('N01', other)]).toEqual([true, 3, 1])
    for (const criterion of criteria) expect(after.strength('N03', criterion)).toBe(before.strength('N03', criterion))
  })

  it('[X20] fields of a form are found by their names', async () => {
    const doc = fullBoard()
    const plan = await importCsv(doc, 'T02.statement', 'Field,Value\nWe will first help with,Contacts\nNonsense,x\n')
    expect(statesOf(plan)).toEqual(['changed', 'refused'])
    expect(singleField(readBoard(doc), 'T02.statement', 'statement')).toBe('Contacts')
  })
})

describe('an import', () => {
  it('[X22] is one change of the document, and none at all when the board takes one write no more', () => {
    const doc = fullBoard()
    const origins: unknown[] = []
    doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
    const writes = ['One', 'Two'].map((label) => ({ kind: 'add' as const, fields: { label, segment: 'sme' } }))
    applyImport(doc, EDITOR, 'T02.needs', writes)
    expect(origins).toEqual([EDIT_ORIGIN])
    const once = readBoard(doc)
    const wrong = { kind: 'item' as const, item: 'N01', fields: { segment: 'none' } }
    expect(() => applyImport(doc, EDITOR, 'T02.needs', [...writes, wrong])).toThrow('Choose one of')
    expect(readBoard(doc)).toEqual(once)
    expect(origins).toHaveLength(1)
  })

  it('[X20] twice is once, whatever the cells of a saved table are changed to', async () => {
    const saved = savedTables(readBoard(fullBoard())).filter(({ id }) =>
      ['T02.needs', 'T04.markets', 'T04.criteria', 'T11.milestones', 'T16.indicators', 'T08.channels'].includes(id),
    )
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', '1,5', '1.234', '3/4/2027', '2027-03-31', 'large', 'Partner A', 'x; y', "'=1", '-2'),
    )
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), word), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...saved), edits, async ({ id, heads, rows }, changes) => {
        const changed = rows.map((row) => [...row])
        for (const [y, x, text] of changes) {
          const row = (changed[y % (changed.length + 2)] ??= heads.map(() => null))
          row[x % heads.length] = text
          // The same row once more, without its id.
          if (y % 5 === 0) changed.push([null, ...row.slice(1)])
        }
        const whole = Array.from(changed, (row) => row ?? heads.map(() => null))
        const table = await tableOf(tableCsv({ heads, rows: whole }))
        const doc = fullBoard()
        const first = importTable(doc, id, table)
        const once = readBoard(doc)
        const second = importTable(doc, id, table)
        expect(second.rows.filter(({ state }) => state === 'added' || state === 'changed')).toEqual([])
        expect(readBoard(doc)).toEqual(once)
        expect(planOf(readBoard(doc), id, table).rows).toHaveLength(first.rows.length)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
