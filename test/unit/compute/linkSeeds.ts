// Stand-ins for seeds with links, so that the rules of links are shown whatever the real templates link.
import { CATALOG, parseTemplate, type TemplateId } from '../../../shared/catalog.ts'
import type { TemplateSeed } from '../../../shared/templateSeed.ts'

const page = {
  minutes: 10,
  people: { min: 2, max: 8 },
  signals: {},
  screens: [{ id: 'main', x: 0, y: 0, w: 1500, h: 1000 }],
  panels: [],
  frames: [],
  agenda: [{ id: 'brief', minutes: 10, mode: 'plenary', screen: 'main' }],
}
const text = (id: string, more: object = {}) => ({ id, type: 'text', maxLength: 80, ...more })

/** T90 has the sources; T91 takes them live, by choice and by confirming. */
const SEEDS = [
  {
    ...page,
    id: 'T90',
    repeats: 'mission',
    widgets: {
      pillars: {
        kind: 'list',
        fields: [text('label', { required: true }), { id: 'isOpen', type: 'boolean' }, text('note')],
        prefill: [{ id: 'fact', fields: { label: 'From a source', isOpen: true } }],
      },
    },
  },
  {
    ...page,
    id: 'T91',
    widgets: {
      live: {
        kind: 'list',
        fields: [
          text('label', { required: true }),
          text('own'),
          { id: 'state', type: 'choice', options: ['idea', 'done'], default: 'idea' },
        ],
        links: [
          { from: 'T90.pillars', rule: 'live', where: { field: 'isOpen', is: [true] }, fields: { label: 'label' } },
        ],
      },
      picked: {
        kind: 'roadmap',
        lane: 'lane',
        band: 'lane',
        start: 'start',
        end: 'end',
        maxItems: 4,
        fields: [
          text('label', { required: true }),
          text('lane'),
          { id: 'pillar', type: 'reference', to: ['T90.pillars'] },
          { id: 'start', type: 'date' },
          { id: 'end', type: 'date', after: 'start' },
          { id: 'lead', type: 'partner' },
          { id: 'team', type: 'partners', includes: 'lead' },
        ],
        links: [{ from: 'T90.pillars', rule: 'pick', fields: { label: 'label', pillar: '$item' } }],
      },
      confirmed: {
        kind: 'calendar',
        start: 'start',
        fields: [text('label', { required: true }), { id: 'start', type: 'date', required: true }],
        links: [{ from: 'T91.live', rule: 'confirm', fields: { label: 'label' } }],
      },
    },
  },
]

/** Puts the stand-ins into the catalogue for the tests of one file. */
export function useLinkSeeds(): void {
  const catalog = CATALOG as Map<TemplateId, TemplateSeed>
  for (const seed of SEEDS) catalog.set(seed.id, parseTemplate(seed.id, seed))
}
