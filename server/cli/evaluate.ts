// `npm run evaluate -- FILE`: the results of an input file as JSON on standard output, and nothing else there.
// A bad file or field is one line on standard error and exit code 1.
import { readFileSync } from 'node:fs'
import { evaluateInput } from '../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../shared/compute/parseInput.ts'
import { roundResults } from '../../shared/compute/roundResults.ts'
import { BoardError } from '../../shared/errors.ts'

const USAGE = 'Usage: npm run evaluate -- FILE (JSON; its form is in docs/evaluate.md)'

class FileRefusal extends Error {}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new FileRefusal('there is no such file; check the path')
    if (code === 'EISDIR') throw new FileRefusal('is a folder; name a JSON file')
    throw new FileRefusal(`cannot be read (${code ?? 'unknown reason'}); check its permissions`)
  }
}

function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message.replace(/\s+/g, ' ')
    throw new FileRefusal(`is not valid JSON (${reason}); correct it at that place`)
  }
}

/** The worked examples hold `{ input, expected }`; both the whole file and its `input` alone are accepted. */
function inputOf(content: unknown): unknown {
  const isExample = typeof content === 'object' && content !== null && 'input' in content && 'expected' in content
  return isExample ? content.input : content
}

/** Runs the command; answers the exit code. */
function runEvaluate(file: string | undefined): number {
  if (file === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 1
  }
  try {
    const now = new Date().toISOString().slice(0, 10)
    const results = roundResults(evaluateInput(parseInput(inputOf(readJson(file))), now))
    process.stdout.write(`${JSON.stringify(results, null, 1)}\n`)
    return 0
  } catch (error) {
    if (error instanceof FileRefusal) process.stderr.write(`${file}: ${error.message}\n`)
    else if (error instanceof BoardError) process.stderr.write(`${file}: ${error.field}: ${error.message}\n`)
    else throw error
    return 1
  }
}

process.exitCode = runEvaluate(process.argv[2])
