// What the added value says in plain sentences, and the grid of first needs and services (domain 4.T07).
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabel, itemLabels } from '../charts/boardTexts.ts'
import { printedShare } from '../charts/shareBarsChart.ts'
import type { AddedValueResults } from '../compute/addedValue.ts'
import { idsField } from '../compute/content.ts'
import type { Translate } from '../drawing.ts'

export type AddedValueFindings = {
  holes: string
  joint: string
  audiences: string
}

export function addedValueFindings(results: AddedValueResults, board: BoardState, t: Translate): AddedValueFindings {
  const names = itemLabels(board, 'T02.needs', t)
  const holes = results.holes.map((id) => names.get(id) ?? id)
  const needs = Object.keys(results.servedBy).length
  const missing = results.missingAudiences.map((audience) => t(`T07.option.audience.${audience}`))
  return {
    holes:
      results.serviceCoverage === null
        ? t('T07.say.noNeeds')
        : holes.length === 0
          ? t('T07.say.noHoles', { count: needs })
          : t('T07.say.holes', { count: holes.length, total: needs, needs: enumerate(holes, t) }),
    joint:
      results.jointShare === null
        ? t('T07.say.noServices')
        : t('T07.say.joint', {
            count: results.joint.length,
            services: results.services.length,
            share: printedShare(results.jointShare),
          }),
    audiences:
      missing.length === 0
        ? t('T07.say.allAudiences')
        : t('T07.say.audiences', { count: results.audiences.length, missing: enumerate(missing, t) }),
  }
}

export type NeedServiceGrid = {
  services: { id: string; name: string; isCounting: boolean; isJoint: boolean }[]
  needs: { id: string; name: string; isTop: boolean; serves: ReadonlySet<string>; isHole: boolean }[]
}

/**
 * Rows: the first needs in the order of the list, or every need while none is ranked yet. Columns: all services, those
 * with gaps marked, because they serve nobody yet.
 */
export function needServiceGrid(results: AddedValueResults, board: BoardState, t: Translate): NeedServiceGrid {
  const services = listItems(board, 'T07.services')
  const top = new Set(Object.keys(results.servedBy))
  const needs = listItems(board, 'T02.needs').filter(({ id }) => top.size === 0 || top.has(id))
  const order = [...top]
  const counting = new Set(results.services)
  const joint = new Set(results.joint)
  return {
    services: services.map((item) => ({
      id: item.id,
      name: itemLabel(item, t),
      isCounting: counting.has(item.id),
      isJoint: joint.has(item.id),
    })),
    needs: needs
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      .map((item) => ({
        id: item.id,
        name: itemLabel(item, t),
        isTop: top.has(item.id),
        serves: new Set(services.filter(({ fields }) => idsField(fields.needs).includes(item.id)).map(({ id }) => id)),
        isHole: results.holes.includes(item.id),
      })),
  }
}
