// What T09 to T13 take over from other templates and from each other (domain 5.1).
import { describe, expect, it } from 'vitest'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { offers } from '../../../shared/board/links.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { createTranslate } from '../../../shared/pdf/createTranslate.ts'
import { communicationFindings } from '../../../shared/findings/communicationFindings.ts'
import { editsOf, fullBoard } from '../../support/fullBoard.ts'
import { ENGLISH } from '../pdf/examplePdf.ts'

const t = createTranslate('en', ENGLISH, ENGLISH)

const offered = (board: ReturnType<typeof readBoard>, widget: string) =>
  offers(board, widget).map(({ source }) => `${source.widget}/${source.id}`)

describe('[W100] links of the plans', () => {
  it('offer new contacts of every closed mission as contacts of the map, with name, kind and market', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const id = edit.addItem('T12~2.contacts', { name: 'Institute', type: 'hospital', market: 'CN' })
    edit.setField('T12.sheet', 'closedOn', '2027-02-01')
    expect(offered(readBoard(doc), 'T10.actors')).not.toContain(`T12~2.contacts/${id}`)
    expect(() => edit.addLinkedItem('T10.actors', { widget: 'T12~2.contacts', item: id })).toThrow()
    edit.setField('T12~2.sheet', 'closedOn', '2027-02-01')
    expect(offered(readBoard(doc), 'T10.actors')).toContain(`T12~2.contacts/${id}`)
    const taken = edit.addLinkedItem('T10.actors', { widget: 'T12~2.contacts', item: id })
    const actor = listItems(readBoard(doc), 'T10.actors').find((item) => item.id === taken)
    expect(actor?.fields).toMatchObject({ name: 'Institute', type: 'hospital', market: 'CN' })
    const market = computeBoard(readBoard(doc), '2027-03-01').results.T10?.markets['CN']
    expect(market?.actors).toContain(taken)
    edit.setField('T12~2.sheet', 'closedOn', null)
    expect(listItems(readBoard(doc), 'T10.actors').find((item) => item.id === taken)?.source?.isGone).toBe(false)
  })

  it('offer partners and initiatives of T14 as contacts of their kind, named there and completed here', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const firm = edit.addItem('T14.firms', { code: 'BM-01', model: 'product' })
    const alliance = edit.addItem('T14.alliances', { partner: 'Large Pharma', firm, governance: 2 })
    const initiative = edit.addItem('T14.initiatives', { name: 'Health network', scope: 'territory' })
    expect(offered(readBoard(doc), 'T10.actors')).toEqual(
      expect.arrayContaining([`T14.alliances/${alliance}`, `T14.initiatives/${initiative}`]),
    )
    const actor = (id: string) => listItems(readBoard(doc), 'T10.actors').find((item) => item.id === id)
    const company = edit.addLinkedItem('T10.actors', { widget: 'T14.alliances', item: alliance })
    expect(actor(company)?.fields).toMatchObject({ name: 'Large Pharma', type: 'company' })
    const network = edit.addLinkedItem('T10.actors', { widget: 'T14.initiatives', item: initiative })
    expect(actor(network)).toMatchObject({
      origin: 'link',
      fields: { name: 'Health network', type: 'initiative', scope: 'territory' },
      source: { widget: 'T14.initiatives', item: initiative, isGone: false },
    })
    edit.setItemField('T14.initiatives', initiative, 'scope', 'meta_cluster')
    expect(actor(network)?.fields.scope).toBe('meta_cluster')
    edit.setItemField('T10.actors', network, 'type', 'cluster')
    expect(actor(network)?.fields.type).toBe('cluster')
    edit.removeItem('T14.initiatives', initiative)
    expect(actor(network)).toMatchObject({ fields: { name: 'Health network' }, source: { isGone: true } })
  })

  it('offer services of the platform to the hub and ways round barriers to the plan', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const service = edit.addItem('T07.services', { name: 'Desk', owner: 'A', onDemand: true, needs: ['N02'] })
    const barrier = edit.addItem('T06~2.barriers', { label: 'Distance', mitigation: 'Have an office there' })
    const board = readBoard(doc)
    expect(offered(board, 'T13.services')).toContain(`T07.services/${service}`)
    expect(offered(board, 'T11.actions')).toContain(`T06~2.barriers/${barrier}`)
    const taken = edit.addLinkedItem('T13.services', { widget: 'T07.services', item: service })
    const found = listItems(readBoard(doc), 'T13.services').find((item) => item.id === taken)
    expect(found?.fields).toMatchObject({ name: 'Desk', provider: 'A', onDemand: true, needs: ['N02'] })
    const action = edit.addLinkedItem('T11.actions', { widget: 'T06~2.barriers', item: barrier })
    edit.setItemFields('T11.actions', action, { market: 'CN', step: '1' })
    const made = listItems(readBoard(doc), 'T11.actions').find((item) => item.id === action)
    expect(made?.fields).toMatchObject({ title: 'Have an office there', market: 'CN', step: '1' })
  })

  it('have pillars, channels and markets there by themselves', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const pillar = edit.addItem('T08.pillars', { title: 'One door', proof: 'Many firms', source: 'x', year: 2027 })
    const board = readBoard(doc)
    const texts = listItems(board, 'T09.messages').map(({ fields }) => fields.text)
    expect(texts).toContain('One door')
    expect(listItems(board, 'T09.channels').map(({ id }) => id)).toContain('T08-channels-B1')
    expect(listItems(board, 'T11.support').map(({ fields }) => fields.market)).toEqual(
      listItems(board, 'T04.markets').map(({ id }) => id),
    )
    edit.setItemField('T08.pillars', pillar, 'title', 'Two doors')
    expect(listItems(readBoard(doc), 'T09.messages').map(({ fields }) => fields.text)).toContain('Two doors')
  })

  it('tell the readiness of the channels that the plan uses', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    edit.addItem('T09.items', { title: 'Leaflet', channel: 'T08-channels-B1', owner: 'A' })
    edit.setCell('T08.channelState', 'B1', 'common', 1)
    const said = () => {
      const board = readBoard(doc)
      const { T08, T09 } = computeBoard(board, '2027-03-01').results
      return communicationFindings(T09!, T08, board, t).notLive ?? ''
    }
    expect(said()).toMatch(/leaflet \(50 of 100\)/i)
    edit.setCell('T08.channelState', 'B1', 'common', 2)
    expect(said()).not.toMatch(/leaflet/i)
  })
})

describe('[W101] missions of the plan', () => {
  it('are asked for by every action of step 2 until a sheet names it, which then has its market and dates', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const fields = { title: 'Mission', market: 'CN', step: '2', start: '2027-09-06', end: '2027-09-12', owner: 'A' }
    const action = edit.addItem('T11.actions', fields)
    const results = () => computeBoard(readBoard(doc), '2027-03-01').results
    expect(results().T11?.withoutMission).toContain(action)
    edit.setField('T12~2.sheet', 'action', action)
    expect(results().T11?.withoutMission).not.toContain(action)
    expect(results().T12?.['T12~2']).toMatchObject({ action, start: '2027-09-06', end: '2027-09-12' })
    edit.setItemField('T11.actions', action, 'end', '2027-09-20')
    expect(results().T12?.['T12~2']).toMatchObject({ end: '2027-09-20' })
  })

  it('[W46] have their days in order', () => {
    const edit = editsOf(fullBoard(), 'n')
    edit.setField('T12.sheet', 'start', '2027-09-06')
    expect(() => edit.setField('T12.sheet', 'end', '2027-09-05')).toThrow('Choose a date from 2027-09-06 on.')
    edit.setField('T12.sheet', 'end', '2027-09-06')
    expect(() => edit.setField('T12.sheet', 'start', '2027-09-07')).toThrow('up to 2027-09-06')
    edit.setField('T12.sheet', 'end', null)
    edit.setField('T12.sheet', 'start', '2027-09-07')
  })

  it('[W101] take only actions of step 2', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const other = edit.addItem('T11.actions', { title: 'Workshop', market: 'CN', step: '1' })
    expect(() => edit.setField('T12.sheet', 'action', other)).toThrow()
  })
})
