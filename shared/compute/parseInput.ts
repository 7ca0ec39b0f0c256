// The one door for an untrusted `evaluate` input: its form (inputSchema) and what ties its values together (checkInput).
import { BoardError } from '../errors.ts'
import { checkInput } from './checkInput.ts'
import { checkTemplateInputs } from './checkTemplateInput.ts'
import { type EvaluateInput, inputSchema } from './inputSchema.ts'

/**
 * Checks an untrusted input and fills what may be absent.
 * @throws BoardError `unknown_field` or `invalid_value`; its field is the path of the wrong value, such as
 *   `T02.ballots.3.ratings.N01.0`, its message how to mend it.
 */
export function parseInput(value: unknown): EvaluateInput {
  const parsed = inputSchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      const field = [...path, issue.keys[0]!].join('.')
      throw new BoardError('unknown_field', 'is not known here; remove it or correct its spelling', field)
    }
    throw new BoardError('invalid_value', issue.message, path.join('.') || 'input')
  }
  checkInput(parsed.data)
  checkTemplateInputs(parsed.data)
  return parsed.data
}
