// Which column of a file is what: by its head, in the words of the tables that are saved from a board, or the ids.
import { plainName } from './FileTable.ts'
import type { ColumnChoice } from './importPlan.ts'

/** One key for each head, none twice; null where no name fits. Of two columns with one name the first head takes the first. */
export function matchColumns(choices: readonly ColumnChoice[], heads: readonly string[]): (string | null)[] {
  const taken = new Set<string>()
  return heads.map((head) => {
    const wanted = plainName(head)
    const choice = choices.find(
      ({ key, names }) => !taken.has(key) && names.some((name) => name !== '' && plainName(name) === wanted),
    )
    if (!choice || wanted === '') return null
    taken.add(choice.key)
    return choice.key
  })
}

/** The mapping after one column was given another meaning: whoever had it before loses it. */
export function withColumn(mapping: readonly (string | null)[], column: number, key: string | null): (string | null)[] {
  return mapping.map((present, i) => (i === column ? key : present === key ? null : present))
}
