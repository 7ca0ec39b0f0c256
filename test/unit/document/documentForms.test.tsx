// No hole: what each widget of each seed can hold is read and edited in the document view. Drawn from the seeds, so that a new
// field or kind of widget that the document leaves out fails here.
import * as Y from 'yjs'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { ReactNode } from 'react'
import { listItems, type BoardState, type FieldValue, type Item, type Round } from '../../../shared/board/boardState.ts'
import { CATALOG, instanceOf, listSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { partnerLooks } from '../../../shared/signs.ts'
import type { AxisSeed, FieldSeed, WidgetSeed } from '../../../shared/templateSeed.ts'
import { axisEntries } from '../../../shared/board/axis.ts'
import { axisLabels } from '../../../shared/widgets/axisLabels.ts'
import { fieldsOf } from '../../../shared/widgets/canvas.ts'
import { checkRows } from '../../../shared/widgets/checklist.ts'
import { heatmap } from '../../../shared/widgets/heatmap.ts'
import { ballotMatrix, matrixAxes } from '../../../shared/widgets/matrix.ts'
import { partnerVote } from '../../../shared/widgets/partnerVote.ts'
import { NEED_MAP } from '../../../shared/widgets/needMap.ts'
import { prepareExample } from '../pdf/exampleState.ts'

type Modules = {
  BoardContext: typeof import('../../../client/board/boardContext.ts').BoardContext
  ConnectionContext: typeof import('../../../client/board/connectionContext.ts').ConnectionContext
  DocumentContext: typeof import('../../../client/document/documentContext.ts').DocumentContext
  DocumentItem: typeof import('../../../client/document/DocumentItem.tsx').DocumentItem
  DocumentWidget: typeof import('../../../client/document/DocumentWidget.tsx').DocumentWidget
  fieldKey: typeof import('../../../client/shapes/generic/fieldKey.ts').fieldKey
  translate: (key: string, values?: Record<string, string | number>) => string
}
// Drawn once, as on a server: what changes outside React is only read.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: (_subscribe: unknown, read: () => unknown) => read(),
}))

const LISTS = ['list', 'roadmap', 'calendar', 'network', 'indicatorTable'] as const
const FORMS = ['canvas', 'statement'] as const
const GRIDS = ['matrix', 'heatmap', 'checklist'] as const

let client: Modules
let board: BoardState

beforeAll(async () => {
  board = await prepareExample(undefined, 'full')
  // What the modules ask of a browser when they are loaded.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  const [context, connection, place, item, widget, key, i18n] = await Promise.all([
    import('../../../client/board/boardContext.ts'),
    import('../../../client/board/connectionContext.ts'),
    import('../../../client/document/documentContext.ts'),
    import('../../../client/document/DocumentItem.tsx'),
    import('../../../client/document/DocumentWidget.tsx'),
    import('../../../client/shapes/generic/fieldKey.ts'),
    import('../../../client/i18n.ts'),
  ])
  client = {
    BoardContext: context.BoardContext,
    ConnectionContext: connection.ConnectionContext,
    DocumentContext: place.DocumentContext,
    DocumentItem: item.DocumentItem,
    DocumentWidget: widget.DocumentWidget,
    fieldKey: key.fieldKey,
    translate: i18n.translate,
  }
})

function draw(node: ReactNode, state: BoardState, canEdit: boolean): string {
  const { BoardContext, ConnectionContext, DocumentContext, translate } = client
  const me = { participantId: 'nita', name: 'Nita', partnerId: 'A', role: canEdit ? 'facilitator' : 'viewer' }
  const values = {
    boardId: 'b',
    board: state,
    looks: partnerLooks(state.partners),
    me,
    people: [],
    canEdit,
    canFacilitate: canEdit,
    t: translate,
  }
  return renderToStaticMarkup(
    <Router ssrPath="/b/b/doc">
      <BoardContext value={{ ...values, canLead: canEdit } as never}>
        <ConnectionContext value={{ doc: new Y.Doc() } as never}>
          <DocumentContext value={{ goTo: () => undefined, announce: () => undefined } as never}>
            {node}
          </DocumentContext>
        </ConnectionContext>
      </BoardContext>
    </Router>,
  )
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const CONTROLS = /<(?:input|select|textarea)\b[^>]*/g

/** The names of the controls in a piece of the page: a label's words, a legend's for the boxes in its group. */
function controlNames(html: string): string[] {
  const ids = new Set([...html.matchAll(CONTROLS)].flatMap(([tag]) => /\bid="([^"]*)"/.exec(tag)?.[1] ?? []))
  const labels = [...html.matchAll(/<label\b([^>]*)>(.*?)<\/label>/gs)].filter(([, tag = '', inner = '']) => {
    const of = /\bfor="([^"]*)"/.exec(tag)?.[1]
    return of === undefined ? /<input\b/.test(inner) : ids.has(of)
  })
  const groups = [...html.matchAll(/<legend\b[^>]*>(.*?)<\/legend>(.*?)<\/fieldset>/gs)].filter(([, , inner = '']) =>
    /<input\b/.test(inner),
  )
  return [...labels.map(([, , inner = '']) => plain(inner)), ...groups.map(([, legend = '']) => plain(legend))]
}

/** A value that a field takes; what it refers to is on the board. */
function sample(field: FieldSeed): FieldValue {
  const [target] = (field.to ?? []).flatMap((to) => listItems(board, to))
  switch (field.type) {
    case 'text':
    case 'longText':
      return `Words of ${field.id}`
    case 'integer':
    case 'number':
      return field.min ?? field.max ?? 2
    case 'choice':
      return field.options?.[0] ?? ''
    case 'choices':
      return field.options?.slice(0, 1) ?? []
    case 'boolean':
      return true
    case 'date':
      return '2027-05-04'
    case 'partner':
      return 'A'
    case 'partners':
      return ['A']
    case 'reference':
      return target?.id ?? 'all'
    case 'references':
      return target ? [target.id] : ['all']
  }
}

/** An item with a value in every field; in `wanted` and in what it depends on, so that it applies. */
function sampleItem(widget: WidgetId, wanted: FieldSeed): Item {
  const seed = listSeedOf(widget)!
  const fields = Object.fromEntries(seed.fields.map((field) => [field.id, sample(field)]))
  for (let field: FieldSeed | undefined = wanted; field?.onlyWhen;) {
    const { onlyWhen }: FieldSeed = field
    fields[onlyWhen!.field] = onlyWhen!.is[0]!
    field = seed.fields.find(({ id }) => id === onlyWhen!.field)
  }
  const rest = { order: 1, fact: null, by: null, confirmed: null, archived: false, source: null } as const
  return { id: 'sample', widget, fields, origin: 'participant', ...rest }
}

const itemPart = (item: Item, isEdited: boolean) => (
  <client.DocumentItem
    item={item}
    seed={listSeedOf(item.widget)!}
    ids={[item.id]}
    isEdited={isEdited}
    actions={{} as never}
    onEdit={() => undefined}
  />
)

const everyWidget: [WidgetId, WidgetSeed][] = [...CATALOG.values()].flatMap(({ id, widgets }) =>
  Object.entries(widgets).map(([name, seed]): [WidgetId, WidgetSeed] => [`${id}.${name}`, seed]),
)
const ofKind = (...kinds: WidgetSeed['kind'][]) => everyWidget.filter(([, { kind }]) => kinds.includes(kind))
const isBallot = (seed: WidgetSeed) =>
  seed.kind === 'dotVote' || seed.kind === 'partnerVote' || (seed.kind === 'matrix' && seed.mode === 'ballot')
const name = (widget: WidgetId, field: string) => client.translate(client.fieldKey(widget, field))
const part = (widget: WidgetId, canEdit: boolean) => draw(<client.DocumentWidget widget={widget} />, board, canEdit)
const axis = (widget: WidgetId, seed: AxisSeed) =>
  axisLabels(board, widget, axisEntries(board, seed, instanceOf(widget)), client.translate)

/** Rows of a grid with the number of their cells. */
function rowsOf(widget: WidgetId, seed: Extract<WidgetSeed, { kind: 'matrix' | 'heatmap' | 'checklist' }>) {
  const t = client.translate
  if (seed.kind === 'checklist')
    return checkRows(board, widget, t).map(({ label, cells }) => ({ label, count: cells.length }))
  if (seed.kind === 'heatmap')
    return heatmap(board, widget, t).rows.map(({ row, cells }) => ({ label: row.label, count: cells.length }))
  const { rows, columns } = matrixAxes(board, widget, t)
  return rows.map(({ label }) => ({ label, count: columns.length }))
}

function rowLabels(widget: WidgetId, seed: WidgetSeed): string[] {
  if (seed.kind === 'matrix') return ballotMatrix(board, widget, client.translate).rows.map(({ row }) => row.label)
  if (seed.kind === 'partnerVote') return partnerVote(board, widget, client.translate).rows.map(({ row }) => row.label)
  return seed.kind === 'dotVote' ? axis(widget, seed.options).map(({ label }) => label) : []
}

describe('the document view leaves nothing of a seed out', () => {
  it('[O15] knows every kind of widget that a seed has', () => {
    const kinds = new Set(everyWidget.map(([, { kind }]) => kind))
    const asked = [...LISTS, ...FORMS, ...GRIDS, 'dotVote', 'partnerVote']
    expect([...kinds].filter((kind) => !asked.includes(kind))).toEqual([])
  })

  it.each(ofKind(...LISTS))('[O15] %s: every field of an item', (widget) => {
    const seed = listSeedOf(widget)!
    for (const field of seed.fields) {
      const item = sampleItem(widget, field)
      const label = name(widget, field.id)
      const form = controlNames(draw(itemPart(item, true), board, true))
      expect(
        form.some((one) => one.startsWith(label)),
        `${widget}.${field.id} is edited: ${form.join('; ')}`,
      ).toBe(true)
      const read = draw(itemPart(item, false), board, false)
      const isTitle = seed.label === field.id
      const shown = isTitle ? /<h4[^>]*>(.*?)<\/h4>/.exec(read)![1]! : read
      if (isTitle)
        expect(plain(shown), `${widget}.${field.id} is read`).not.toBe(client.translate('document.item.unnamed'))
      else expect(plain(read), `${widget}.${field.id} is read`).toContain(label)
    }
  })

  it.each(ofKind(...FORMS))('[O15] %s: every field of the form, each in its place', (widget) => {
    const [editing, reading] = [part(widget, true), part(widget, false)]
    for (const { id } of fieldsOf(widget)) {
      const [, own = ''] = editing.split(`id="at-${widget}/${id}"`)
      const names = controlNames(own.split('id="at-')[0]!)
      expect(
        names.some((one) => one.startsWith(name(widget, id))),
        `${widget}.${id}: ${names.join('; ')}`,
      ).toBe(true)
      expect(plain(reading), `${widget}.${id} is read`).toContain(name(widget, id))
    }
  })

  it.each(ofKind(...GRIDS).filter(([, seed]) => !isBallot(seed)))('[O15] %s: every cell', (widget, seed) => {
    if (seed.kind !== 'matrix' && seed.kind !== 'heatmap' && seed.kind !== 'checklist') throw new Error(seed.kind)
    const rows = rowsOf(widget, seed)
    const cells = rows.reduce((sum, { count }) => sum + count, 0)
    expect(cells, 'the example fills it').toBeGreaterThan(0)
    const editing = part(widget, true)
    // What is drawn for the panel in one piece has a name at each cell instead of a label.
    const named = editing.match(/aria-label="[^"]*"/g)?.length ?? 0
    expect(Math.max(controlNames(editing).length, widget === NEED_MAP ? named : 0)).toBeGreaterThanOrEqual(cells)
    for (const { label } of rows) expect(plain(part(widget, false))).toContain(label)
  })

  it.each(everyWidget.filter(([, seed]) => isBallot(seed)))(
    '[O15] %s: a round is opened, scored in and its values read',
    (widget, seed) => {
      const shown = (rounds: Round[]) =>
        draw(<client.DocumentWidget widget={widget} />, { ...board, rounds, values: new Map() }, true)
      const open: Round = {
        id: 'r',
        widget,
        number: 1,
        state: 'open',
        openedAt: '2027-01-01T00:00:00Z',
        revealedAt: null,
        progress: {},
      }
      const t = client.translate
      const action = seed.kind === 'partnerVote' ? 'facilitation.vote.open' : 'facilitation.round.open'
      expect(shown([])).toContain(t(action, { number: 1 }))
      expect(shown([open])).toContain(t('widgets.round.score'))
      const isAlone = !Object.entries(CATALOG.get(instanceOf(widget))!.widgets).some(
        ([, other]) => other.kind === 'statement' && other.vote === widget,
      )
      // The vote on a statement is read at the statement.
      const read = plain(part(widget, false))
      if (isAlone && board.values.has(widget))
        for (const label of rowLabels(widget, seed)) expect(read).toContain(label)
    },
  )
})
