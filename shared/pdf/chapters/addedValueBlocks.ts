// T07 on paper: the answer for each audience, and the grid of first needs and services with its holes.
import { listItems } from '../../board/boardState.ts'
import { enumerate, restsOn, textOf } from '../../charts/boardTexts.ts'
import { AUDIENCES } from '../../compute/addedValue.ts'
import { COLOR } from '../../drawing.ts'
import { addedValueFindings, needServiceGrid } from '../../findings/addedValueFindings.ts'
import type { Block, Row } from '../blocks.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { shareBars } from './profilesBlocks.ts'

const PARTS = ['pain', 'whatWeAdd', 'proof', 'onlyTogetherBecause'] as const
const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `valueMap`: a group of rows for each audience; an audience without words says so. */
const valueMapBlock: TemplateBlock = ({ t, board, results }) => {
  if (!results.T07) return []
  const items = listItems(board, 'T07.propositions')
  const rows = AUDIENCES.flatMap((audience): Row[] => {
    const own = items.filter(({ fields }) => fields.audience === audience)
    const said = own.flatMap((item) => {
      const texts = PARTS.map((part) => [part, textOf(item.fields[part], t).trim()] as const)
      return [...texts, ['rests', enumerate(restsOn(board, item, t), t)] as const].flatMap(([part, text]): Row[] =>
        text === ''
          ? []
          : [
              {
                kind: 'cells',
                cells: [textCell(t(`T07.field.propositions.${part}`), { color: COLOR.ink2 }), textCell(text)],
              },
            ],
      )
    })
    return [
      { kind: 'group', text: t(`T07.option.audience.${audience}`) },
      ...(said.length === 0
        ? [{ kind: 'cells' as const, cells: [textCell(''), textCell(t('report.nothingEntered'))] }]
        : said),
    ]
  })
  return [
    { kind: 'heading', text: t('T07.panel.valueMap') },
    {
      kind: 'table',
      columns: [
        { head: '', width: 110 },
        { head: '', share: 1 },
      ],
      rows,
    },
    small(addedValueFindings(results.T07, board, t).audiences),
  ]
}

/** `needServices`: the services for each first need; needs without one are tinted and say so. */
const needServicesBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  const added = results.T07
  if (!added) return []
  const { services, needs } = needServiceGrid(added, board, t)
  const findings = addedValueFindings(added, board, t)
  const namesOf = (serves: ReadonlySet<string>, isCounting: boolean): string =>
    services
      .filter((service) => serves.has(service.id) && service.isCounting === isCounting)
      .map(({ name }) => name)
      .join(', ')
  const bars = shareBars(
    context,
    [
      { label: t('T07.holes.coverage'), share: added.serviceCoverage, isStrong: true },
      { label: t('T07.holes.joint'), share: added.jointShare, isStrong: true },
    ],
    t('T07.holes.alt'),
  )
  const table: Block = {
    kind: 'table',
    columns: [
      { head: t('T07.grid.row'), width: 176 },
      { head: t('T07.grid.legend.on'), share: 1 },
      { head: t('T07.grid.legend.draft'), share: 1, isOptional: true },
    ],
    rows: needs.map(({ name, serves, isHole }): Row => ({
      kind: 'cells',
      cells: [
        textCell(name, { weight: isHole ? 600 : 400 }),
        isHole
          ? textCell(t('T07.grid.hole'), { tint: COLOR.discussTint, color: COLOR.discuss })
          : textCell(namesOf(serves, true) || '–'),
        textCell(namesOf(serves, false)),
      ],
    })),
  }
  return [
    { kind: 'heading', text: t('T07.panel.grid') },
    ...(needs.length === 0 ? [] : [table]),
    bars,
    small(findings.holes),
    small(findings.joint),
  ]
}

export const ADDED_VALUE_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  valueMap: valueMapBlock,
  needServices: needServicesBlock,
}
