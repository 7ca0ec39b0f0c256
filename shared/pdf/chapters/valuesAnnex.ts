// The numbers of Annex B: every one that was computed, with four decimals, as tables of a row for each entry. What belongs to the
// same entries stands in one table; narrow tables stand side by side.
import { roundResults } from '../../compute/roundResults.ts'
import { COLOR } from '../../drawing.ts'
import type { Block, Column, Row } from '../blocks.ts'
import { inParts } from '../generic/columnParts.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import { valueWords, type ValueWords } from './valueWords.ts'

type Tree = null | string | number | boolean | Tree[] | { [key: string]: Tree }
type Branch = { [key: string]: Tree }
type Value = number | null | undefined
type Grid = { title: string; columns: string[]; rows: { name: string; values: Value[] }[] }
/** Numbers that stand for themselves, and tables. */
type Found = { pairs: [name: string, value: number][]; grids: Grid[] }

const SIZE = 8
/** Room for text on a page, and in one of two columns (A4), in pt. */
const WIDE = 481
const NARROW = 229
/** So many rows of narrow tables stand in one column. */
const ROWS_A_COLUMN = 30
/** From so many rows on a narrow table takes both columns. */
const LONG = 12
/** Up to two lines. */
const LINE_LETTERS = 230
const NUMBER_WIDTH = 37
/** Room for a letter, and for the edges of a head. */
const LETTER = 4.1
const EDGES = 9

/** The numbers under the name of each template. */
export function valueBlocks(context: ReportContext): Block[] {
  const { t } = context
  const results = roundResults(context.results) as unknown as Branch
  const keys = Object.keys(results).sort(
    (a, b) => Number(a === 'coverage') - Number(b === 'coverage') || (a < b ? -1 : 1),
  )
  const templates = [...new Set(keys.map((key) => /^T\d+/.exec(key)?.[0] ?? key))]
  return templates.flatMap((template): Block[] => {
    const own = keys.filter((key) => key.startsWith(template))
    const found = joined(
      own.flatMap((key) => templateNumbers(context, template, key.slice(template.length), results[key]!)),
    )
    const blocks = [...pairBlocks(found), ...lineBlocks(found), ...packed(found.grids.filter((grid) => !isLine(grid)))]
    if (blocks.length === 0) return []
    const name = template === 'coverage' ? t('report.recommendations') : `${template} ${t(`${template}.name`)}`
    return [{ kind: 'heading', text: name, level: 3 }, ...blocks]
  })
}

/** @param rest what follows the template in the name of its results: `decision` of `T04decision`. */
function templateNumbers(context: ReportContext, template: string, rest: string, node: Tree): Found[] {
  if (!isBranch(node)) return []
  const pages = Object.keys(node).filter((id) => context.board.templates.includes(id))
  if (pages.length === 0) return [foundIn(rest === '' ? [] : [rest], node, valueWords(context, template))]
  // Pages of a template that repeats share a table for the numbers they all have; the same ids mean other entries on each.
  const words = valueWords(context, template)
  const shared = unique(pages.flatMap((page) => leavesOf(node[page] as Branch))).filter(
    ([, ...more]) => more.length === 0 || (more.length === 1 && !words.isEntry(more[0]!)),
  )
  const table = withoutEmptyRows({
    title: context.t(`${template}.name`),
    columns: shared.map((leaf) => leaf.map(words.term).join(' ')),
    rows: pages.map((page) => ({ name: words.entry(page), values: shared.map((leaf) => numberAt(node[page], leaf)) })),
  })
  const isShared = (leaf: readonly string[]) => shared.some((one) => one.join('\n') === leaf.join('\n'))
  return [
    { pairs: [], grids: columnParts(table) },
    ...pages.map((page) => foundIn([page], pruned(node[page] as Branch, isShared), valueWords(context, page))),
  ]
}

/** Without the numbers that stand elsewhere. */
function pruned(node: Branch, isGone: (leaf: readonly string[]) => boolean, path: readonly string[] = []): Branch {
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(isNumber(value) && isGone([...path, key])))
      .map(([key, value]) => [key, isBranch(value) ? pruned(value, isGone, [...path, key]) : value]),
  )
}

const joined = (all: readonly Found[]): Found => ({
  pairs: all.flatMap(({ pairs }) => pairs),
  grids: all.flatMap(({ grids }) => grids),
})

const isNumber = (node: Tree): node is number | null => node === null || typeof node === 'number'
const isBranch = (node: Tree): node is Branch => node !== null && typeof node === 'object' && !Array.isArray(node)
const hasNumber = (node: Tree): boolean =>
  typeof node === 'number' || (node !== null && typeof node === 'object' && Object.values(node).some(hasNumber))

/** A list of results as entries, each named by the ids in it. */
function asBranch(list: readonly Tree[], words: ValueWords): Branch {
  return Object.fromEntries(
    list.map((node, i) => {
      const ids = isBranch(node)
        ? Object.values(node)
            .flatMap((value) => (Array.isArray(value) ? value : [value]))
            .filter((id) => typeof id === 'string')
        : []
      const name = ids.map(words.term).join(', ')
      return [name === '' ? String(i + 1) : name, node]
    }),
  )
}

/** Everything below a node that is a number. @param path what leads there, in the words of the formulas. */
function foundIn(path: readonly string[], node: Branch, words: ValueWords): Found {
  const title = path.map(words.step).join(', ')
  const entries = Object.entries(node)
    .map(([key, value]): [string, Tree] => [key, Array.isArray(value) ? asBranch(value, words) : value])
    .filter(([, value]) => hasNumber(value))
  const own = entries.flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[[title, words.term(key)].filter((part) => part !== '').join(', '), value]] : [],
  )
  const branches = entries.flatMap(([key, value]): [string, Branch][] => (isBranch(value) ? [[key, value]] : []))
  const flat = branches.filter(([, branch]) =>
    Object.values(branch).every((value) => isNumber(value) || !hasNumber(value)),
  )
  // Lists of numbers about the same entries are the columns of one table.
  const alike = new Map<string, [string, Branch][]>()
  for (const one of flat) {
    const key = Object.keys(one[1]).join('\n')
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  const sideBySide = [...alike.values()].map((group): Grid => ({
    title: group.length === 1 ? [...path, group[0]![0]].map(words.step).join(', ') : title,
    columns: group.map(([key]) => (group.length === 1 ? '' : words.term(key))),
    rows: Object.keys(group[0]![1]).map((id) => ({
      name: words.entry(id),
      values: group.map(([, branch]) => numberOf(branch[id])),
    })),
  }))
  const deep = branches
    .filter((one) => !flat.includes(one))
    .map(([key, branch]) => foundBelow([...path, key], branch, words))
  return joined([{ pairs: own, grids: sideBySide.map(withoutEmptyRows) }, ...deep])
}

const numberOf = (node: Tree | undefined): Value => (node !== undefined && isNumber(node) ? node : undefined)

/** A branch of entries that have the same numbers is a table of them; any other is looked into. */
function foundBelow(path: readonly string[], branch: Branch, words: ValueWords): Found {
  const entries = Object.entries(branch).map(([id, node]): [string, Tree] => [
    id,
    Array.isArray(node) ? asBranch(node, words) : node,
  ])
  if (!entries.every(([, node]) => isBranch(node) || !hasNumber(node))) return foundIn(path, branch, words)
  const rows = entries.filter((entry): entry is [string, Branch] => isBranch(entry[1]))
  const leaves = [...new Set(rows.flatMap(([, node]) => leavesOf(node)))]
  const own = leaves.filter((leaf) => leaf.length === 1)
  const title = path.map(words.step).join(', ')
  const grid = (of: readonly string[][], head: (leaf: readonly string[]) => string, name: string): Grid =>
    withoutEmptyRows({
      title: name,
      columns: of.map(head),
      rows: rows.map(([id, node]) => ({ name: words.entry(id), values: of.map((leaf) => numberAt(node, leaf)) })),
    })
  const all = unique(leaves)
  const full = grid(all, (leaf) => leaf.map(words.term).join(' '), title)
  if (widthOf(full) <= WIDE && all.length > 0) return { pairs: [], grids: [full] }
  const below = [...new Set(all.filter((leaf) => leaf.length > 1).map((leaf) => leaf[0]!))]
  return joined([
    { pairs: [], grids: own.length === 0 ? [] : [grid(unique(own), (leaf) => words.term(leaf[0]!), title)] },
    ...below.map((key): Found => {
      const inner = all.filter((leaf) => leaf[0] === key)
      const part = grid(inner, (leaf) => leaf.slice(1).map(words.term).join(' '), `${title}, ${words.term(key)}`)
      if (widthOf(part) <= WIDE) return { pairs: [], grids: [part] }
      return joined(
        rows.flatMap(([id, node]): Found[] => {
          const child = node[key]
          return child !== undefined && isBranch(child) && hasNumber(child)
            ? [foundBelow([...path, id, key], child, words)]
            : []
        }),
      )
    }),
  ])
}

const unique = (leaves: readonly string[][]): string[][] => [
  ...new Map(leaves.map((leaf) => [leaf.join('\n'), [...leaf]])).values(),
]

/** The ways to all numbers below a node. */
function leavesOf(node: Branch): string[][] {
  return Object.entries(node).flatMap(([key, value]): string[][] => {
    if (isNumber(value)) return [[key]]
    if (isBranch(value)) return leavesOf(value).map((rest) => [key, ...rest])
    return []
  })
}

function numberAt(node: Tree | undefined, path: readonly string[]): Value {
  const [key, ...rest] = path
  if (key === undefined) return numberOf(node)
  return node !== undefined && isBranch(node) ? numberAt(node[key], rest) : undefined
}

const isGiven = (value: Value): value is number => typeof value === 'number'
/** A row that counts nobody and has nothing else. */
const saysNothing = (values: readonly Value[]): boolean =>
  !values.some(isGiven) || (values.includes(null) && values.every((value) => !isGiven(value) || value === 0))

/** Entries and columns without any number are left out; a missing one among others is a dash. */
function withoutEmptyRows({ title, columns, rows }: Grid): Grid {
  const said = rows.filter(({ values }) => !saysNothing(values))
  const kept = columns.map((_, i) => said.some(({ values }) => isGiven(values[i])))
  return {
    title,
    columns: columns.filter((_, i) => kept[i]),
    rows: said.map(({ name, values }) => ({ name, values: values.filter((_, i) => kept[i]) })),
  }
}

const letters = (text: string): number => Math.max(0, ...text.split(' ').map((word) => word.length))
const nameWidth = (grid: Grid): number =>
  Math.min(110, Math.max(60, LETTER * Math.max(grid.title.length / 2, ...grid.rows.map(({ name }) => name.length))))
const numbersWidth = ({ columns }: Grid): number =>
  columns.reduce((sum, head) => sum + Math.max(NUMBER_WIDTH, letters(head) * LETTER + EDGES), 0)
const widthOf = (grid: Grid): number => nameWidth(grid) + numbersWidth(grid)

/** Tables in their order: wide ones over the page, narrow ones in two columns that end at about the same height. */
function packed(grids: readonly Grid[]): Block[] {
  const blocks: Block[] = []
  let run: Grid[] = []
  const flush = () => {
    const left: Grid[] = []
    const half = rowsOf(run) / 2
    while (run.length > 0 && (left.length === 0 || rowsOf(left) + rowsOf(run.slice(0, 1)) / 2 <= half))
      left.push(run.shift()!)
    if (left.length > 0) blocks.push(beside(left, run))
    run = []
  }
  for (const grid of grids.filter(({ rows }) => rows.length > 0)) {
    const isNarrow = widthOf(grid) <= NARROW
    if (!isNarrow || grid.rows.length > LONG || rowsOf([...run, grid]) > 2 * ROWS_A_COLUMN) flush()
    if (!isNarrow) blocks.push(tableOf(grid))
    // A long narrow table stands beside itself.
    else if (grid.rows.length > LONG)
      for (const rows of inParts(grid.rows, 2 * ROWS_A_COLUMN)) {
        const middle = Math.ceil(rows.length / 2)
        blocks.push(beside([{ ...grid, rows: rows.slice(0, middle) }], [{ ...grid, rows: rows.slice(middle) }]))
      }
    else run.push(grid)
  }
  flush()
  return blocks
}

/** Rows with the heads of their tables. */
const rowsOf = (grids: readonly Grid[]): number => grids.reduce((sum, { rows }) => sum + rows.length + 2.5, 0)
const beside = (left: readonly Grid[], right: readonly Grid[]): Block => ({
  kind: 'columns',
  left: left.map(tableOf),
  right: right.map(tableOf),
})

/** A table too wide for the page as several, each with all its rows. */
function columnParts(grid: Grid): Grid[] {
  const most = Math.max(
    1,
    Math.floor((WIDE - nameWidth(grid)) / (numbersWidth(grid) / Math.max(1, grid.columns.length))),
  )
  return inParts(
    grid.columns.map((_, i) => i),
    most,
  ).map((part) => ({
    title: grid.title,
    columns: part.map((i) => grid.columns[i]!),
    rows: grid.rows.map(({ name, values }) => ({ name, values: part.map((i) => values[i]) })),
  }))
}

function tableOf(grid: Grid): Block {
  const columns: Column[] = [
    { head: sentence(grid.title), share: 1 },
    ...grid.columns.map((head): Column => ({ head, width: NUMBER_WIDTH, align: 'right' })),
  ]
  const rows = grid.rows.map(({ name, values }): Row => ({
    kind: 'cells',
    cells: [textCell(name), ...values.map((value) => textCell(exact(value)))],
  }))
  return { kind: 'table', size: SIZE, padding: 0.6, columns, rows }
}

function pairBlocks({ pairs }: Found): Block[] {
  if (pairs.length === 0) return []
  const text = pairs.map(([name, value]) => `${name} ${exact(value)}`).join('; ')
  return [{ kind: 'text', style: 'caption', content: [`${sentence(text)}.`] }]
}

/** A few numbers of one kind read better as a line than as a table. */
const isLine = ({ columns, rows }: Grid): boolean =>
  columns.join('') === '' && rows.reduce((sum, { name }) => sum + name.length + 9, 0) <= LINE_LETTERS

function lineBlocks({ grids }: Found): Block[] {
  return grids.filter(isLine).flatMap(({ title, rows }): Block[] => {
    if (rows.length === 0) return []
    const text = rows.map(({ name, values }) => `${name.replace(/\.$/, '')} ${exact(values[0])}`).join('; ')
    return [
      {
        kind: 'text',
        style: 'caption',
        content: [{ text: `${sentence(title)}: `, weight: 600, color: COLOR.ink }, `${text}.`],
      },
    ]
  })
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Four decimals with a plain hyphen, so that a value can be copied into a calculation. */
function exact(value: Value): string {
  if (!isGiven(value)) return '–'
  return Number.isInteger(value) ? String(value) : value.toFixed(4)
}
