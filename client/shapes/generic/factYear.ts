// From which year a source fact is.
import facts from '../../../seeds/facts.json'

const years = new Map(facts.map((fact) => [fact.id, fact.asOf]))

/** `2012-13`, or '' for a fact the seeds do not date. */
export function factYear(fact: string): string {
  return years.get(fact) ?? ''
}
