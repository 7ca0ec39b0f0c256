// How far a board is with a template: not there, untouched, begun, or decided. Pure; read from the board alone.
import { instanceOf, templateSeedOf, widgetOn, widgetSeedOf, type TemplateId } from '../catalog.ts'
import { tallyVotes } from '../compute/votes.ts'
import { templatesOf, type Series } from '../templateSeries.ts'
import { latestValues, listItems, singleField, type BoardState, type Item } from './boardState.ts'
import { instancesOf, isLeftInstance } from './instances.ts'

/** `empty`: on the board with nothing but what was prefilled or is taken over by itself. */
export type TemplateProgress = 'missing' | 'empty' | 'begun' | 'decided'

/** A template that stands on the board several times is decided when every page is whose market is still chosen. */
export function templateProgress(board: BoardState, template: TemplateId): TemplateProgress {
  const all = instancesOf(board, template)
  if (all.length === 0) return 'missing'
  const chosen = all.filter((instance) => !isLeftInstance(board, instance))
  const states = (chosen.length > 0 ? chosen : all).map((instance) => instanceProgress(board, instance))
  if (states.every((state) => state === 'decided')) return 'decided'
  return states.every((state) => state === 'empty') ? 'empty' : 'begun'
}

/** Decided: its statement is written and the partners' latest vote adopts it (domain 3.6). */
export function instanceProgress(board: BoardState, instance: TemplateId): Exclude<TemplateProgress, 'missing'> {
  if (isDecided(board, instance)) return 'decided'
  return isBegun(board, instance) ? 'begun' : 'empty'
}

function isDecided(board: BoardState, instance: TemplateId): boolean {
  const partners = board.partners.map(({ id }) => id)
  const statements = Object.entries(templateSeedOf(instance)?.widgets ?? {}).flatMap(([name, seed]) =>
    seed.kind === 'statement' ? [{ name, seed }] : [],
  )
  return (
    statements.length > 0 &&
    statements.every(({ name, seed }) => {
      const vote = widgetOn(instance, seed.vote)
      const votes = latestValues(board, vote)
      const row = firstRow(vote)
      const isWritten = seed.fields.every(
        ({ id, required }) => !required || isSet(singleField(board, `${instance}.${name}`, id)),
      )
      return isWritten && votes !== null && row !== null && tallyVotes(votes.values, partners, row).adopted
    })
  )
}

function firstRow(vote: string): string | null {
  const seed = widgetSeedOf(vote)
  return seed?.kind === 'partnerVote' && 'ids' in seed.rows ? (seed.rows.ids[0] ?? null) : null
}

/** Entries that are there by themselves (source facts, live links) are nobody's work until somebody touches them. */
const isPeoples = (item: Item): boolean =>
  item.origin === 'participant' || item.confirmed !== null || (item.origin === 'link' && item.by !== null)

/** Whether people have put anything into an instance: an entry, a text, a cell, a round. What was prefilled does not count. */
export function isBegun(board: BoardState, instance: TemplateId): boolean {
  if (board.rounds.some(({ widget, state }) => instanceOf(widget) === instance && state !== 'cancelled')) return true
  return Object.entries(templateSeedOf(instance)?.widgets ?? {}).some(([name, seed]) => {
    const widget = `${instance}.${name}`
    if (latestValues(board, widget) !== null) return true
    switch (seed.kind) {
      case 'canvas':
      case 'statement':
        // The market a page was made for is not work on it.
        return seed.fields.some(({ id, type }) => type !== 'reference' && isSet(singleField(board, widget, id)))
      case 'matrix':
      case 'heatmap':
      case 'checklist':
        return [...board.items].some(([key, value]) => key.startsWith(`${widget}/`) && value !== null)
      case 'dotVote':
      case 'partnerVote':
        return false
      default:
        return listItems(board, widget).some(isPeoples)
    }
  })
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')

export type SeriesProgress = {
  steps: { template: TemplateId; progress: TemplateProgress }[]
  decided: number
  /** First template of the series that is not decided, or null when all are. */
  next: TemplateId | null
}

export function seriesProgress(board: BoardState, series: Series): SeriesProgress {
  const steps = templatesOf(series).map((template) => ({ template, progress: templateProgress(board, template) }))
  return {
    steps,
    decided: steps.filter(({ progress }) => progress === 'decided').length,
    next: steps.find(({ progress }) => progress !== 'decided')?.template ?? null,
  }
}
