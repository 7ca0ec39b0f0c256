// The one door to all kinds of import: what a file can go into, which columns mean what, and the plan.
import type { BoardState } from '../board/boardState.ts'
import { instanceOf, templateSeedOf } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import { widgetTitle } from '../pdf/generic/words.ts'
import { plainName, type FileTable } from './FileTable.ts'
import { importKind } from './importKind.ts'
import type { ColumnChoice, ImportKind, ImportPlan, ImportTarget, Mapping } from './importPlan.ts'
import { matchColumns } from './matchColumns.ts'
import { fieldsColumns, planFields } from './planFields.ts'
import { gridColumns, LINE_COLUMN, matchGrid, planGrid } from './planGrid.ts'
import { ID_COLUMN, listColumns, planList } from './planList.ts'
import { matchSurvey, surveyColumns } from './surveyColumns.ts'

export type ImportContext = { board: BoardState; t: Translate }

/**
 * Everything on the board that takes a table, template by template.
 * @param mayImportSurvey survey results become a round, which only facilitators bring
 */
export function importTargets(context: ImportContext, mayImportSurvey: boolean): ImportTarget[] {
  const { board, t } = context
  return board.templates.flatMap((instance) =>
    Object.keys(templateSeedOf(instance)?.widgets ?? {}).flatMap((name): ImportTarget[] => {
      const widget = `${instance}.${name}`
      const kind = importKind(widget)
      if (kind === 'survey')
        return mayImportSurvey ? [{ kind, widget, title: `${instance} ${t('import.survey')}` }] : []
      return kind ? [{ kind, widget, title: `${instance} ${widgetTitle(context, widget)}` }] : []
    }),
  )
}

export function importColumns(context: ImportContext, target: ImportTarget, table: FileTable): ColumnChoice[] {
  switch (target.kind) {
    case 'list':
      return listColumns(context, target.widget)
    case 'grid':
    case 'checks':
      return gridColumns(context, target.widget, table)
    case 'fields':
      return fieldsColumns(context)
    case 'survey':
      return surveyColumns(context, table)
  }
}

export function firstMapping(context: ImportContext, target: ImportTarget, table: FileTable): (string | null)[] {
  switch (target.kind) {
    case 'grid':
    case 'checks':
      return matchGrid(context, target.widget, table)
    case 'survey':
      return matchSurvey(context, table)
    default:
      return matchColumns(importColumns(context, target, table), table.heads)
  }
}

/** What a table would change. @param clears an empty cell empties what it is for; else it leaves it as it is */
export function planImport(
  context: ImportContext,
  target: ImportTarget & { kind: Exclude<ImportKind, 'survey'> },
  table: FileTable,
  mapping: Mapping,
  clears: boolean,
): ImportPlan {
  const reading = { ...context, style: table.style }
  switch (target.kind) {
    case 'list':
      return planList(reading, target.widget, table, mapping, clears)
    case 'grid':
    case 'checks':
      return planGrid(reading, target.widget, table, mapping, clears)
    case 'fields':
      return planFields(reading, target.widget, table, mapping, clears)
  }
}

const lettersOf = (text: string): string => plainName(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** At least this share of the heads must be known for a target to be proposed. */
const ENOUGH = 0.5

/** The target a table most likely is for: by its name, which our own files have, and by its heads. Null when nothing fits. */
export function guessTarget(
  context: ImportContext,
  targets: readonly ImportTarget[],
  table: FileTable,
): ImportTarget | null {
  const name = lettersOf(table.name)
  const heads = table.heads.filter((head) => head !== '').length
  let best: ImportTarget | null = null
  let most = ENOUGH
  for (const target of targets) {
    const title = lettersOf(target.title)
    // A sheet's name may be cut short, a file's name has the day behind it.
    const isNamed =
      name !== '' && title !== '' && (name.startsWith(title) || (name.length >= 20 && title.startsWith(name)))
    const mapping = firstMapping(context, target, table)
    const known = mapping.filter((key) => key !== null && key !== ID_COLUMN && key !== LINE_COLUMN).length
    if (known === 0) continue
    const share = known / Math.max(1, heads)
    const score =
      share + (isNamed ? 1 + title.length / 1000 : 0) + (instanceOf(target.widget).includes('~') ? -0.001 : 0)
    if (score > most) [best, most] = [target, score]
  }
  return best
}
