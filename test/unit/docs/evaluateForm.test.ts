// docs/evaluate.md: the form of `evaluate`'s input, written from the seeds, so that it is always the form that is checked.
import { describe, expect, it } from 'vitest'
import { CATALOG, type TemplateId } from '../../../shared/catalog.ts'
import { FIXED_FORMS, seedWidgets } from '../../../shared/compute/templateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import type { AxisSeed, FieldSeed, WidgetSeed } from '../../../shared/templateSeed.ts'
import { docFile, tableHead, tableRow } from '../../support/docFile.ts'
import { ENGLISH } from '../pdf/examplePdf.ts'

const code = (text: string): string => `\`${text}\``

function range({ min, max }: FieldSeed): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`
  if (min !== undefined) return ` of ${min} or more`
  return max === undefined ? '' : ` of at most ${max}`
}

function fieldWords(field: FieldSeed): string {
  switch (field.type) {
    case 'text':
    case 'longText':
      return `text${field.maxLength === undefined ? '' : ` of at most ${field.maxLength} characters`}`
    case 'integer':
      return `whole number${range(field)}`
    case 'number':
      return `number${range(field)}`
    case 'boolean':
      return 'true or false'
    case 'date':
      return 'ISO date'
    case 'choice':
      return `one of ${(field.options ?? []).map(code).join(', ')}`
    case 'choices':
      return `list of ${(field.options ?? []).map(code).join(', ')}`
    case 'partner':
      return 'id of a partner'
    case 'partners':
      return 'list of ids of partners'
    case 'reference':
      return `id in ${(field.to ?? []).map(code).join(' or ')}${field.allowAll === true ? ', or `all`' : ''}`
    case 'references':
      return `list of ids in ${(field.to ?? []).map(code).join(' or ')}`
  }
}

const fieldLines = (fields: readonly FieldSeed[]): string[] =>
  fields.map((field) => `  - ${code(field.id)}${field.required ? ' (required to count)' : ''}: ${fieldWords(field)}`)

function axisWords(axis: AxisSeed): string {
  if ('ids' in axis) return axis.ids.map(code).join(', ')
  if ('partners' in axis) return 'ids of partners'
  if ('markets' in axis) return 'ids in `T04.markets`'
  const where = axis.where ? ` whose \`${axis.where.field}\` is \`${axis.where.equals}\`` : ''
  return `ids in \`${axis.list}\`${where}`
}

function widgetLines(name: string, seed: WidgetSeed): string[] {
  const head = (form: string): string => `- ${code(name)}: ${form}`
  switch (seed.kind) {
    case 'canvas':
    case 'statement':
      return [head('an object'), ...fieldLines(seed.fields)]
    case 'matrix': {
      const { min, max, integer } = seed.scale
      const number = `${integer ? 'whole number' : 'number'} ${max === null ? `of ${min} or more` : `from ${min} to ${max}`}, or null`
      const form = seed.mode === 'ballot' ? 'ballots' : 'cells'
      return [head(`${form}; rows ${axisWords(seed.rows)}; columns ${axisWords(seed.columns)}; ${number}`)]
    }
    case 'heatmap':
      return [head(`cells; rows ${axisWords(seed.rows)}; columns ${axisWords(seed.columns)}; 1 for chosen`)]
    case 'checklist': {
      const columns = { scope: '`common`, or ids of partners', one: '`common`', partners: 'ids of partners' }
      const states = seed.states.map((state) => code(String(state))).join(', ')
      return [head(`cells; rows ids in \`${seed.rows}\`; columns ${columns[seed.columns]}; ${states} or null`)]
    }
    case 'dotVote':
      return [
        head(`ballots; rows ${axisWords(seed.options)}; column \`dots\`; whole number from 0 to ${seed.maxPerOption}`),
      ]
    case 'partnerVote':
      return [head(`votes; rows ${axisWords(seed.rows)}`)]
    default:
      return [
        head(
          seed.links.length === 0
            ? 'a list of entries'
            : `a list of entries; \`link\` to ${seed.links.map(({ from }) => code(from)).join(', ')}`,
        ),
        ...fieldLines(seed.fields),
      ]
  }
}

function templateLines(id: TemplateId): string[] {
  const seed = CATALOG.get(id)!
  const names = seedWidgets(seed)
  const isFixed = FIXED_FORMS[id] !== undefined
  return [
    `### ${id} ${ENGLISH[`${id}.name`] ?? ''}`,
    '',
    ...(seed.repeats === undefined ? [] : [`A list, one entry for each page (made once a ${seed.repeats}).`, '']),
    ...(isFixed
      ? ['In the form of `seeds/examples/worked-example-1.json`; besides, in the form of its file:', '']
      : []),
    ...names.flatMap((name) => widgetLines(name, seed.widgets[name]!)),
    '',
  ]
}

const EXAMPLE = {
  consortium: 'Example consortium',
  partners: ['A', 'B'],
  today: '2027-01-15',
  strategyStart: '2027-01-01',
  strategyEnd: '2028-12-31',
  T04: {
    criteria: [],
    markets: [{ id: 'CN', name: 'China', maturity: 'growing' }],
    decision: { statement: 'Work on China.', markets: ['CN'], votes: { A: 'approve', B: 'approve' } },
  },
  T05: {
    subsectors: [{ id: 'onc', name: 'Oncology' }],
    pull: { ballots: [{ partner: 'A', participant: 'u1', values: { onc: { CN: 4 } } }] },
    strength: { ballots: [{ partner: 'A', participant: 'u1', values: { onc: { CN: 3 } } }] },
    choices: { onc: { CN: 1 } },
    statement: { statement: 'Oncology in China.' },
    statementVote: { statement: { A: 'approve', B: 'abstain' } },
  },
  T06: [{ portrait: { market: 'CN', asOf: '2027-01-10' } }],
}

describe('docs/evaluate.md', () => {
  it('[V9] shows an example that is taken', () => {
    expect(() => parseInput(EXAMPLE)).not.toThrow()
  })

  it('[V9] tells the form of every template as it is checked', async () => {
    const { is, wanted } = await docFile('evaluate.md', [
      '# The input of `npm run evaluate`',
      '',
      'Written by `test/unit/docs/evaluateForm.test.ts` from the templates’ files;',
      '`UPDATE_DOCS=1 npx vitest run test/unit/docs` writes it again. Do not edit by hand.',
      '',
      '`npm run evaluate -- FILE` reads one JSON object, computes what the board would, and prints the results as JSON and nothing',
      'else. A wrong file is one line on standard error: file, place, and how to mend it; the exit code is 1.',
      '`POST /api/boards/example` takes the same object and makes a board of it.',
      '',
      '## The object',
      '',
      ...tableHead(['key', 'value']),
      tableRow([code('consortium'), 'name']),
      tableRow([code('partners'), 'list of partner ids, each with one vote; needed']),
      tableRow([code('today'), 'ISO date that ages and signals count from; without it the current date']),
      tableRow([`${code('strategyStart')}, ${code('strategyEnd')}`, 'ISO dates']),
      tableRow([code('needToCriterion'), 'need -> criterion -> 0, 1 or 3; replaces the default map of T04 as a whole']),
      tableRow([[...CATALOG.keys()].map(code).join(', '), 'one for each template; leave out what is not there']),
      '',
      'Everything below may be left out or be null. Unknown keys are refused.',
      '',
      '## How the parts of a template are written',
      '',
      '- **Entries**: a list of objects with the fields below. `id`: a text that others name the entry by; without it, its place',
      '  in the list. `"prefill": true` makes it a source fact, which counts as evidence only with `"confirmed": true`. An entry',
      '  counts when all fields that are required to count are filled.',
      '- **Links**: where entries may be taken over, `"link": { "widget": "T07.services", "item": "S1" }` names the one meant. The',
      '  fields taken over and the id are left out; others name the entry by `T07-services-S1`. Entries that are taken over by',
      '  themselves need not be named.',
      '- **Cells**: row -> column -> value.',
      '- **Ballots**: `{ "ballots": [ { "partner", "participant", "values": row -> column -> value } ] }`, one for each person; ',
      '  `participant` may be left out. They are averaged inside each partner first; dots are added.',
      '- **Votes**: row -> partner -> `approve`, `oppose` or `abstain`.',
      '',
      'An id must name an entry of the same input. One that names an entry of a template that is not in the input is taken, and',
      'counts as empty.',
      '',
      '```json',
      JSON.stringify(EXAMPLE, null, 2),
      '```',
      '',
      '## The results',
      '',
      'A key for each template of the input that computes something, then `coverage`. Numbers are rounded once, half away from zero,',
      'to 4 decimals; empty is `null`, never 0. A template that repeats has one entry a page (`T06`, `T06~2`).',
      '',
      '## The templates',
      '',
      ...[...CATALOG.keys()].flatMap(templateLines),
    ])
    expect(is).toBe(wanted)
  })
})
