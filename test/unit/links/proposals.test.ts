// What is proposed on a page from other templates (domain 5.1): a draft, counts, dates and pages, each done once by a press.
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { computeBoard } from '../../../shared/boardResults.ts'
import { findItem, listItems, readBoard, singleField } from '../../../shared/board/boardState.ts'
import { fieldSeedOf } from '../../../shared/board/validateField.ts'
import { addTemplate } from '../../../shared/board/initialBoard.ts'
import { proposals, type Proposal } from '../../../shared/findings/proposals.ts'
import { editsOf, fullBoard } from '../../support/fullBoard.ts'
import { t } from '../pdf/examplePdf.ts'

const TODAY = '2027-12-01'

function open(doc: Y.Doc, instance: string): Proposal[] {
  const board = readBoard(doc)
  return proposals({ board, results: computeBoard(board, TODAY).results, t }, instance)
}

const ids = (doc: Y.Doc, instance: string): string[] => open(doc, instance).map(({ id }) => id)

function take(doc: Y.Doc, instance: string, id: string): void {
  const found = open(doc, instance).find((one) => one.id === id)
  if (found?.kind !== 'edit') throw new Error(`no proposal ${id}`)
  found.apply(editsOf(doc, 'taker'))
}

/** A mission to China with two companies, three meetings and a memorandum. */
function mission(doc: Y.Doc, instance: string) {
  const edit = editsOf(doc, instance)
  const actor = (name: string, more: object) =>
    edit.addItem('T10.actors', { name, market: 'CN', type: 'hospital', ...more })
  const hospital = actor('Hospital', { lastContact: '2027-01-01' })
  const cluster = actor('Cluster', { type: 'cluster', lastContact: '2027-11-30' })
  const delegate = (partner: string) =>
    edit.addItem(`${instance}.delegates`, { partner, subsector: 'ONC', goal: 'Find a partner' })
  const [a, b] = [delegate('A'), delegate('B')]
  const meet = (contact: string, by: string, date: string, mou = false) =>
    edit.addItem(`${instance}.meetings`, { actor: contact, delegate: by, date, mou })
  meet(hospital, a, '2027-09-07', true)
  meet(hospital, b, '2027-09-08')
  meet(cluster, b, '2027-09-08')
  return { edit, hospital, cluster, close: () => edit.setField(`${instance}.sheet`, 'closedOn', '2027-11-01') }
}

describe('[W102] a closed mission', () => {
  it('proposes its counts to the indicators that ask for them, and nothing before it is closed', () => {
    const doc = fullBoard()
    const { close, edit } = mission(doc, 'T12')
    expect(ids(doc, 'T16')).toEqual([])
    close()
    const counted = ['count/missions', 'count/b2b', 'count/c2c', 'count/mou']
    expect(ids(doc, 'T16')).toEqual(counted)
    expect(open(doc, 'T16')[0]).toMatchObject({
      flow: 'missionResults',
      text: 'Companies on missions: 1 closed mission adds up to 2.',
    })
    for (const id of counted) take(doc, 'T16', id)
    const actual = (id: string) => findItem(readBoard(doc), 'T16.indicators', id)?.fields
    expect(counted.map((id) => actual(id.slice(6))?.actual)).toEqual([2, 2, 1, 1])
    expect(actual('b2b')?.actualDate).toBe('2027-11-01')
    expect(ids(doc, 'T16')).toEqual([])
    edit.setItemField('T16.indicators', 'jobs', 'counts', 'memoranda')
    expect(ids(doc, 'T16')).toEqual(['count/jobs'])
  })

  it('adds up over all missions that are closed', () => {
    const doc = fullBoard()
    mission(doc, 'T12').close()
    const second = mission(doc, 'T12~2')
    take(doc, 'T16', 'count/b2b')
    second.close()
    take(doc, 'T16', 'count/b2b')
    expect(findItem(readBoard(doc), 'T16.indicators', 'b2b')?.fields.actual).toBe(4)
  })

  it('proposes newer days of contact and memoranda to the map', () => {
    const doc = fullBoard()
    const { close, hospital, cluster } = mission(doc, 'T12')
    expect(ids(doc, 'T10')).toEqual([])
    close()
    expect(ids(doc, 'T10')).toEqual(['met/T12', 'signed/T12'])
    const words = open(doc, 'T10').map(({ text }) => text)
    expect(words[0]).toMatch(/met Hospital: the day of the last contact is newer than here\.$/)
    expect(words[1]).toMatch(/Partner A with Hospital\.$/)
    take(doc, 'T10', 'met/T12')
    take(doc, 'T10', 'signed/T12')
    const day = (id: string) => findItem(readBoard(doc), 'T10.actors', id)?.fields.lastContact
    expect([day(hospital), day(cluster)]).toEqual(['2027-09-08', '2027-11-30'])
    const [link] = listItems(readBoard(doc), 'T10.links').filter(({ fields }) => fields.to === hospital)
    expect(link?.fields).toMatchObject({ from: 'A', existing: true, formality: 'mou' })
    expect(ids(doc, 'T10')).toEqual([])
  })

  it('raises a link that says less and leaves one that says more', () => {
    const doc = fullBoard()
    const { close, edit, hospital } = mission(doc, 'T12')
    const link = edit.addItem('T10.links', { from: 'A', to: hospital, existing: true, formality: 'contact' })
    close()
    take(doc, 'T10', 'signed/T12')
    const links = listItems(readBoard(doc), 'T10.links').filter(({ fields }) => fields.to === hospital)
    expect(links.map(({ id, fields }) => [id, fields.formality])).toEqual([[link, 'mou']])
    edit.setItemField('T10.links', link, 'formality', 'contract')
    expect(ids(doc, 'T10')).not.toContain('signed/T12')
  })

  it('is asked for three months after its end', () => {
    const doc = fullBoard()
    const { close, edit } = mission(doc, 'T12')
    const isToClose = (today: string) => computeBoard(readBoard(doc), today).results.T12?.T12?.isToClose
    edit.setField('T12.sheet', 'end', '2027-09-01')
    expect([isToClose('2027-12-02'), isToClose('2027-12-03')]).toEqual([false, true])
    close()
    expect(isToClose('2027-12-03')).toBe(false)
  })
})

describe('[W103] the positioning', () => {
  it('is drafted from the added value for one audience, in its empty fields only, and names it', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    expect(ids(doc, 'T08')).toEqual([])
    const proof = 'word '.repeat(60).trim()
    edit.setItemFields('T07.propositions', 'sme', { pain: 'Closed doors', whatWeAdd: 'One key', proof })
    edit.setField('T08.positioning', 'benefit', 'Our own words')
    expect(ids(doc, 'T08')).toEqual(['draft/sme'])
    expect(open(doc, 'T08')[0]?.text).toContain(`"${t('T07.option.audience.sme')}": 3 empty fields are filled.`)
    take(doc, 'T08', 'draft/sme')
    const field = (id: string) => singleField(readBoard(doc), 'T08.positioning', id)
    expect([field('forWhom'), field('need'), field('benefit')]).toEqual([
      t('T07.option.audience.sme'),
      'Closed doors',
      'Our own words',
    ])
    expect(field('proof')).toBe('word '.repeat(40).trim())
    expect(field('draftOf')).toBe('sme')
    expect(ids(doc, 'T08')).toEqual([])
  })

  it('is a copy: its words stay when the added value changes', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    edit.setItemField('T07.propositions', 'sme', 'pain', 'Closed doors')
    take(doc, 'T08', 'draft/sme')
    edit.setItemField('T07.propositions', 'sme', 'pain', 'Open doors')
    expect(singleField(readBoard(doc), 'T08.positioning', 'need')).toBe('Closed doors')
    expect(edit.removeItem('T07.propositions', 'sme')).toBe('archived')
  })
})

describe('[W104] a chosen market', () => {
  it('has a page of T06 proposed until there is one', () => {
    const doc = fullBoard()
    const found = open(doc, 'T06')
    expect(found.map(({ id, kind, flow }) => [id, kind, flow])).toEqual([
      ['page/CN', 'page', 'decidedMarkets'],
      ['page/BR', 'page', 'decidedMarkets'],
    ])
    addTemplate(doc, 'T06', () => undefined, { market: 'CN' })
    editsOf(doc, 'n').setField('T06.portrait', 'market', 'BR')
    expect(ids(doc, 'T06')).toEqual([])
  })
})

describe('[W82] the preference of companies', () => {
  it('is proposed to T04 for cells without a survey value', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const [type = '', route = ''] = ['type', 'route'].map((id) => fieldSeedOf('T03.profiles', id).options![0]!)
    const profile = (code: string, preferredMarket: string) =>
      edit.addItem('T03.profiles', { code, partner: 'A', size: 'small', type, route: [route], preferredMarket })
    profile('1', 'CN')
    profile('2', 'BR')
    edit.setCell('T04.measured', 'C10', 'CN', 70)
    take(doc, 'T04', 'interest')
    const cells = readBoard(doc).items
    expect([cells.get('T04.measured/C10/CN'), cells.get('T04.measured/C10/BR')]).toEqual([70, 50])
    expect(ids(doc, 'T04')).toEqual([])
  })
})
