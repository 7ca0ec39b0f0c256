// docs/coverage-table.md: which field feeds which signal and where the report shows it; which template uses which framework. No
// hole may be left in either.
import { describe, expect, it } from 'vitest'
import { CATALOG, listSeedOf, templateOf, widgetSeedOf, type TemplateId } from '../../../shared/catalog.ts'
import { RECOMMENDATIONS } from '../../../shared/compute/recommendations.ts'
import { pdfParts, TEMPLATE_BLOCKS } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { docFile, tableHead, tableRow } from '../../support/docFile.ts'
import { ENGLISH } from '../pdf/examplePdf.ts'

/** Framework -> what it is, where it comes from (HB: handbook, AR: article), and the templates that use it (domain 4.17). */
const FRAMEWORKS: Record<string, { name: string; source: 'HB' | 'AR'; templates: TemplateId[] }> = {
  threeSteps: { name: 'Three steps', source: 'HB', templates: ['T11'] },
  tools: { name: 'Communication tools', source: 'HB', templates: ['T08', 'T09'] },
  routesAndTypes: { name: 'Routes and types of firms', source: 'HB', templates: ['T03'] },
  smeLargeNeeds: { name: 'Needs of small and large firms', source: 'HB', templates: ['T02'] },
  euBarriers: { name: 'Barriers outside Europe', source: 'HB', templates: ['T02', 'T06'] },
  clusterRoles: { name: 'Roles of clusters', source: 'HB', templates: ['T07'] },
  marketFacts: { name: 'Facts on markets', source: 'HB', templates: ['T04', 'T06', 'T12'] },
  partnerFacts: { name: 'Facts on partners', source: 'HB', templates: ['T01', 'T08'] },
  businessModels: { name: 'Business models', source: 'AR', templates: ['T14'] },
  dependence: { name: 'Dependence on large partners', source: 'AR', templates: ['T14'] },
  governance: { name: 'Governance scale of alliances', source: 'AR', templates: ['T14'] },
  inboundOutbound: { name: 'Inbound and outbound', source: 'AR', templates: ['T14'] },
  adoption: { name: 'Adoption of open innovation', source: 'AR', templates: ['T14'] },
  propositions: { name: 'Propositions', source: 'AR', templates: ['T14'] },
  firmExamples: { name: 'Firm examples', source: 'AR', templates: ['T14'] },
  suHung: { name: 'Su and Hung, five factors', source: 'AR', templates: ['T15'] },
  belgianList: { name: 'Belgian critical factors', source: 'AR', templates: ['T15'] },
  sevenElements: { name: 'Seven elements of an ecosystem', source: 'AR', templates: ['T15'] },
  helix: { name: 'Triple helix', source: 'AR', templates: ['T15'] },
  klepper: { name: 'Klepper, four patterns', source: 'AR', templates: ['T15'] },
  rsi: { name: 'Regional system of innovation', source: 'AR', templates: ['T15'] },
  indicators: { name: 'Indicators by country', source: 'AR', templates: ['T15'] },
}
/** The whole catalogue has these; a template that is not here yet leaves no hole. */
const ALL = Array.from({ length: 16 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`)
const isHere = (template: TemplateId): boolean => CATALOG.has(template)

type Line = { recommendation: string; signal: string; template: TemplateId; fields: string[]; blocks: string[] }

const lines: Line[] = RECOMMENDATIONS.flatMap(({ id, signals }) =>
  signals.flatMap(({ id: signal, templates, fields, blocks }) =>
    templates.map((template): Line => ({
      recommendation: id,
      signal,
      template,
      fields: fields.filter((field) => field.startsWith(`${template}.`)),
      blocks: blocks.filter((block) => block.startsWith(`${template}.`)),
    })),
  ),
)

const fixedIds = (axis: object): string[] => ('ids' in axis ? (axis.ids as string[]) : [])

/** Whether a template has this widget, and the widget this field or column. */
function isThere(place: string): boolean {
  const [template = '', name = '', field] = place.split('.')
  const seed = widgetSeedOf(`${template}.${name}`)
  if (!seed) return false
  if (field === undefined) return true
  if ('fields' in seed) return seed.fields.some(({ id }) => id === field)
  if (seed.kind !== 'matrix' && seed.kind !== 'heatmap') return false
  return [...fixedIds(seed.rows), ...fixedIds(seed.columns)].includes(field)
}

const blocksOf = (template: TemplateId): string[] => pdfParts(template).map(({ block }) => `${template}.${block}`)

describe('what feeds the recommendations', () => {
  it('[P28] has a field and a part of the report for every signal and template', () => {
    const holes = lines.filter(
      ({ template, fields, blocks }) => isHere(template) && (fields.length === 0 || blocks.length === 0),
    )
    expect(holes.map(({ recommendation, signal, template }) => `${recommendation} ${signal} ${template}`)).toEqual([])
  })

  it('[P28] names only fields and parts that the seeds have', () => {
    const places = lines.filter(({ template }) => isHere(template))
    expect(places.flatMap(({ fields }) => fields).filter((field) => !isThere(field))).toEqual([])
    const wrong = places.flatMap(({ template, blocks }) => blocks.filter((one) => !blocksOf(template).includes(one)))
    expect(wrong).toEqual([])
  })

  it('[P28] agrees with what each template says it feeds', () => {
    const says = [...CATALOG.values()].flatMap(({ id, signals }) =>
      Object.entries(signals).flatMap(([recommendation, own]) =>
        own.map((signal) => `${recommendation} ${signal} ${id}`),
      ),
    )
    const listed = lines.map(({ recommendation, signal, template }) => `${recommendation} ${signal} ${template}`)
    expect(says.filter((one) => !listed.includes(one))).toEqual([])
    // A signal may ask for another template's result (D of T04) without being fed there.
    const fed = new Set(says.map((one) => one.split(' ').slice(0, 2).join(' ')))
    const unfed = RECOMMENDATIONS.flatMap(({ id, signals }) =>
      signals.filter(({ templates }) => templates.every(isHere)).map(({ id: signal }) => `${id} ${signal}`),
    )
    expect(unfed.filter((one) => !fed.has(one))).toEqual([])
  })

  it('[P29] builds every part that a seed names, on a widget that is there', () => {
    const parts = [...CATALOG.keys()].flatMap((template) => pdfParts(template).map((part) => ({ template, ...part })))
    expect(
      parts.filter(({ block }) => !TEMPLATE_BLOCKS[block]).map(({ template, block }) => `${template}.${block}`),
    ).toEqual([])
    const lost = parts.filter(({ widget }) => widget !== undefined && !widgetSeedOf(widget))
    expect(lost.map(({ template, block, widget }) => `${template}.${block} ${widget}`)).toEqual([])
    const groups = parts.filter(({ widget, by }) => {
      const seed = widget === undefined || by === undefined ? undefined : listSeedOf(widget)
      return seed !== undefined && !seed.fields.some(({ id }) => id === by) && !('nodes' in seed)
    })
    expect(groups.map(({ template, block, by }) => `${template}.${block} by ${by}`)).toEqual([])
  })
})

describe('the frameworks of handbook and article', () => {
  it('[P30] are each used by the templates that the domain names', () => {
    const wanted = Object.entries(FRAMEWORKS).flatMap(([id, { templates }]) =>
      templates.filter(isHere).map((template) => `${id} ${template}`),
    )
    const used = [...CATALOG.values()].flatMap(({ id, frameworks }) =>
      frameworks.map((framework) => `${framework} ${id}`),
    )
    expect(used.sort()).toEqual(wanted.sort())
  })
})

describe('docs/coverage-table.md', () => {
  it('[P28] tells the same', async () => {
    const code = (places: readonly string[]): string => places.map((place) => `\`${place}\``).join(', ')
    const missing = ALL.filter((template) => !isHere(template))
    const shown = lines.filter(({ template }) => isHere(template))
    const { is, wanted } = await docFile('coverage-table.md', [
      '# What feeds what',
      '',
      'Written by `test/unit/docs/coverageTable.test.ts` from `seeds/recommendations.json` and the templates;',
      '`UPDATE_DOCS=1 npx vitest run test/unit/docs` writes it again. Do not edit by hand.',
      '',
      ...(missing.length === 0 ? [] : [`Templates without a file yet: ${missing.join(', ')}.`, '']),
      '## Recommendations, signals, fields, report',
      '',
      'A field is `TEMPLATE.WIDGET.FIELD`; a widget alone stands for its cells, ballots or votes. A part of the report is',
      '`TEMPLATE.BLOCK` as in the template’s `pdf`. Annex A of the report lists every signal with its evidence.',
      '',
      ...tableHead(['', 'Recommendation', 'Signal', 'Template', 'Fields', 'Report']),
      ...shown.map(({ recommendation, signal, template, fields, blocks }) =>
        tableRow([
          `${recommendation} ${signal}`,
          ENGLISH[`${recommendation}.title`] ?? '',
          ENGLISH[`${recommendation}.${signal}`] ?? '',
          `${template} ${ENGLISH[`${templateOf(template)}.name`] ?? ''}`,
          code(fields),
          code(blocks),
        ]),
      ),
      '',
      '## Frameworks and templates',
      '',
      'HB: the handbook of recommendations. AR: the article on strategic partnerships and open innovation.',
      '',
      ...tableHead(['Framework', 'Source', 'Templates']),
      ...Object.values(FRAMEWORKS).map(({ name, source, templates }) =>
        tableRow([
          name,
          source,
          templates
            .map((id) => (isHere(id) ? `${id} ${ENGLISH[`${id}.name`] ?? ''}` : `${id} (no file yet)`))
            .join(', '),
        ]),
      ),
      '',
    ])
    expect(is).toBe(wanted)
  })
})
