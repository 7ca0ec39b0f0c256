// The state of an import, from the file to what was done: which table of the file, what it is for, which column is what. The
// plan follows the board while the window is open.
import { useDeferredValue, useMemo, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import {
  CODE_PAGES,
  FILE_LIMITS,
  FileRefusal,
  type CodePage,
  type FileTable,
} from '../../shared/importing/FileTable.ts'
import { countOf, type ColumnChoice, type ImportPlan, type ImportTarget } from '../../shared/importing/importPlan.ts'
import { withColumn } from '../../shared/importing/matchColumns.ts'
import {
  firstMapping,
  guessTarget,
  importColumns,
  importTargets,
  planImport,
} from '../../shared/importing/planImport.ts'
import { planSurvey, type SurveyPlan } from '../../shared/importing/planSurvey.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { firstSurvey, type SurveyFacts } from './surveyFacts.ts'

export type LoadedFile = {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  tables: FileTable[]
  /** The letters it was read in, where the file does not say; null where it does. */
  codePage: CodePage | null
}
export type Planned = { kind: 'rows'; plan: ImportPlan } | { kind: 'survey'; plan: SurveyPlan }
export type Done = { added: number; changed: number; leftOut: number; round: number | null }

/** What is chosen for one table of the file. */
type Choice = { target: ImportTarget | null; mapping: (string | null)[] }

export type ImportState = ReturnType<typeof useImport>

/** @param wanted the list or table that somebody asked to import into; null: as the file says */
export function useImport(wanted: WidgetId | null) {
  const { board, boardId, t, edit, canFacilitate } = useBoard()
  const [file, setFile] = useState<LoadedFile | null>(null)
  const [index, setIndex] = useState(0)
  const [choice, setChoice] = useState<Choice>({ target: null, mapping: [] })
  const [clears, setClears] = useState(false)
  const [leavesOut, setLeavesOut] = useState(false)
  const [survey, setSurvey] = useState<SurveyFacts>(() => firstSurvey(''))
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)

  const targets = useMemo(() => importTargets({ board, t }, canFacilitate), [board, t, canFacilitate])
  const table = file?.tables[index] ?? null
  // Others go on working on the board: the plan is made anew when there is time.
  const seen = useDeferredValue(board)
  const planned = useMemo((): Planned | null => {
    const { target, mapping } = choice
    if (!table || !target || mapping.length !== table.heads.length) return null
    const context = { board: seen, t }
    if (target.kind === 'survey')
      return { kind: 'survey', plan: planSurvey({ ...context, style: table.style }, table, mapping) }
    return { kind: 'rows', plan: planImport(context, { ...target, kind: target.kind }, table, mapping, clears) }
  }, [table, choice, clears, seen, t])
  /** The file holds survey results, and somebody else has to bring them in. */
  const isForFacilitators = useMemo(
    () =>
      !canFacilitate &&
      table !== null &&
      guessTarget({ board: seen, t }, importTargets({ board: seen, t }, true), table)?.kind === 'survey',
    [canFacilitate, table, seen, t],
  )
  const columns: ColumnChoice[] = table && choice.target ? importColumns({ board, t }, choice.target, table) : []

  const begin = (one: FileTable, target: ImportTarget | null) => {
    setChoice({ target, mapping: target ? firstMapping({ board, t }, target, one) : one.heads.map(() => null) })
    setSurvey(firstSurvey(one.name))
    setLeavesOut(false)
    setError(null)
    setDone(null)
  }
  const asked = targets.find(({ widget }) => widget === wanted)
  const fitting = (one: FileTable) => guessTarget({ board, t }, asked ? [asked] : targets, one)
  const take = (loaded: LoadedFile, at: number) => {
    const one = loaded.tables[at]!
    setFile(loaded)
    setIndex(at)
    begin(one, fitting(one) ?? asked ?? null)
  }

  const read = async (
    name: string,
    content: () => Promise<Uint8Array<ArrayBuffer>>,
    codePage: CodePage,
    at?: number,
  ) => {
    setBusy(true)
    setError(null)
    try {
      const { readTables } = await import('../../shared/importing/readTables.ts')
      const bytes = await content()
      const tables = await readTables(name, bytes, codePage)
      const isOld = tables.some(({ hasOldLetters }) => hasOldLetters)
      const fit = tables.findIndex((one) => fitting(one) !== null)
      take({ name, bytes, tables, codePage: isOld ? codePage : null }, at ?? Math.max(0, fit))
    } catch (failure) {
      if (!(failure instanceof FileRefusal)) console.error('the file could not be read', failure)
      const { reason, given: values } = failure instanceof FileRefusal ? failure : { reason: 'failed', given: {} }
      setError(t(`import.file.${reason}`, { ...values, name }))
    } finally {
      setBusy(false)
    }
  }

  const open = (given: File) =>
    read(
      given.name,
      async () => {
        // A film chosen by mistake is not taken into memory to find out.
        if (given.size > FILE_LIMITS.bytes) throw new FileRefusal('tooLarge', { max: FILE_LIMITS.bytes / 1024 / 1024 })
        return new Uint8Array(await given.arrayBuffer())
      },
      CODE_PAGES[0],
    )

  const carryOut = async () => {
    const { target } = choice
    if (!planned || !target) return
    setError(null)
    setBusy(true)
    try {
      const { plan } = planned
      const counts = {
        added: countOf(plan, 'added'),
        changed: countOf(plan, 'changed'),
        leftOut: countOf(plan, 'refused'),
      }
      if (planned.kind === 'survey') {
        const { round } = await api.session(boardId, {
          command: 'importSurvey',
          ...survey,
          label: survey.label.trim(),
          values: planned.plan.values,
        })
        setDone({ ...counts, round: round?.number ?? null })
      } else {
        edit.importRows(
          target.widget,
          plan.rows.flatMap(({ writes }) => writes),
        )
        setDone({ ...counts, round: null })
      }
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    } finally {
      setBusy(false)
    }
  }

  return {
    file,
    table,
    index,
    targets,
    target: choice.target,
    mapping: choice.mapping,
    columns,
    planned,
    isForFacilitators,
    clears,
    leavesOut,
    survey,
    isBusy,
    error,
    done,
    open,
    carryOut,
    setClears,
    setLeavesOut,
    setSurvey,
    chooseTable: (at: number) => file && take(file, at),
    chooseLetters: (codePage: CodePage) => file && void read(file.name, async () => file.bytes, codePage, index),
    chooseTarget: (widget: string) => table && begin(table, targets.find((one) => one.widget === widget) ?? null),
    chooseColumn: (column: number, key: string | null) => {
      setLeavesOut(false)
      setChoice(({ target, mapping }) => ({ target, mapping: withColumn(mapping, column, key) }))
    },
    restart: () => {
      setFile(null)
      setError(null)
      setDone(null)
    },
  }
}
