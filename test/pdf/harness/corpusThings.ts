// Notes, nested frames, pictures, cards and texts beyond measure.
import { createShapeId, type TLAssetId, type TLShapeId } from 'tldraw'
import { COLORS, frame, HANDS, SIZES, text, type Fill, type Given } from './corpusFrame.ts'

export function notes(fill: Fill): void {
  const words = 'The partner in Lyon pays for the trial until the hospital has decided. '
  const shapes = [1, 2, 3, 5].map((count, i): Given => ({
    type: 'note',
    x: 30 + i * 230,
    y: 30,
    props: { color: COLORS[i + 1], font: HANDS[i], size: SIZES[i], richText: text(words.repeat(count).trim()) },
  }))
  frame(fill, 'Notes', 1180, 900, [
    ...shapes,
    {
      type: 'note',
      x: 60,
      y: 560,
      rotation: 0.25,
      opacity: 0.6,
      props: { color: 'violet', font: 'sans', richText: text('Turned and pale') },
    },
    { type: 'note', x: 330, y: 560, props: { color: 'red', scale: 0.5, font: 'sans', richText: text('Half size') } },
    {
      type: 'note',
      x: 480,
      y: 560,
      props: { color: 'yellow', font: 'sans', size: 'xl', richText: text('Internationalisierungsstrategie') },
    },
    {
      type: 'note',
      x: 720,
      y: 560,
      props: {
        color: 'blue',
        labelColor: 'red',
        font: 'sans',
        align: 'end',
        verticalAlign: 'end',
        richText: text('At the end'),
        url: 'https://example.org/note',
      },
    },
  ])
}

/** As the server lays them out: signed by a person, a partner, someone who left; a copy is not signed. */
export function signed(fill: Fill): void {
  const note = (i: number, id: string, meta: Record<string, string>, props: object = {}): Given => ({
    id: id as TLShapeId,
    type: 'note',
    x: 30 + (i % 6) * 220,
    y: 30 + Math.floor(i / 6) * 250,
    meta,
    props: { color: 'yellow', font: 'sans', size: 's', richText: text(`Idea ${i + 1}`), ...props },
  })
  const partners = Array.from({ length: 9 }, (_, i) => note(i, `shape:note-partner${i}`, { partner: `P${i}` }))
  frame(fill, 'Signed notes', 1360, 560, [
    ...partners,
    note(9, 'shape:note-person', { by: 'person1', partner: 'P1' }),
    note(10, 'shape:note-long', { by: 'person2', partner: 'P2' }, { scale: 0.7 }),
    note(11, 'shape:copied-note', { by: 'person0', partner: 'P0' }),
  ])
}

export function nests(fill: Fill): void {
  const [inner, a, b] = [createShapeId('nest-inner'), createShapeId('nest-a'), createShapeId('nest-b')]
  const box = (given: Partial<Given> & { props: object }): Given => ({
    type: 'geo',
    x: 0,
    y: 0,
    ...given,
    props: { geo: 'rectangle', w: 160, h: 100, dash: 'solid', font: 'sans', ...given.props },
  })
  frame(fill, 'Nests', 960, 480, [
    { id: inner, type: 'frame', x: 60, y: 80, rotation: 0.1, props: { w: 360, h: 260, name: 'Inner frame' } },
    box({ parentId: inner, x: 250, y: 180, props: { color: 'red', fill: 'solid', richText: text('Cut off') } }),
    box({ id: a, x: 560, y: 80, props: { color: 'green', fill: 'pattern', richText: text('Group A') } }),
    box({ id: b, x: 700, y: 220, props: { color: 'blue', fill: 'semi', richText: text('Group B') } }),
  ])
  fill.editor.groupShapes([a, b], { select: false })
}

export function images(
  fill: Fill,
  sources: readonly { name: string; type: string; src: string; w: number; h: number }[],
): void {
  const { editor } = fill
  const assets = sources.map(({ name, type, src, w, h }, i) => {
    const id = `asset:corpus${i}` as TLAssetId
    editor.createAssets([
      { id, typeName: 'asset', type: 'image', meta: {}, props: { name, src, w, h, mimeType: type, isAnimated: false } },
    ])
    return id
  })
  const crop = { topLeft: { x: 0.25, y: 0.25 }, bottomRight: { x: 0.75, y: 0.75 } }
  const image = (i: number, x: number, y: number, props: object): Given => ({
    type: 'image',
    x,
    y,
    props: { assetId: assets[i], w: 200, h: 150, ...props },
  })
  frame(fill, 'Pictures', 1180, 620, [
    ...sources.map((_, i) => image(i, 30 + i * 225, 30, { altText: sources[i]!.name })),
    image(0, 30, 220, { crop, w: 150, h: 110 }),
    image(1, 220, 220, { crop: { ...crop, isCircle: true }, w: 150, h: 150 }),
    image(0, 410, 220, { flipX: true }),
    image(1, 640, 220, { flipY: true }),
    { ...image(0, 900, 240, {}), rotation: 0.3, opacity: 0.5 },
    image(2, 30, 440, { flipX: true, flipY: true, crop }),
  ])
}

export function cards(fill: Fill): void {
  const { editor } = fill
  const id = 'asset:bookmark' as TLAssetId
  editor.createAssets([
    {
      id,
      typeName: 'asset',
      type: 'bookmark',
      meta: {},
      props: {
        src: 'https://example.org/call',
        title: 'Call for proposals',
        description: 'What is asked for',
        image: '',
        favicon: '',
      },
    },
  ])
  frame(fill, 'Cards', 760, 420, [
    { type: 'bookmark', x: 30, y: 40, props: { url: 'https://example.org/call', assetId: id, w: 300, h: 101 } },
    { type: 'bookmark', x: 380, y: 40, props: { url: 'https://example.org/plain', assetId: null, w: 300, h: 320 } },
    {
      type: 'geo',
      x: 60,
      y: 220,
      props: {
        geo: 'ellipse',
        w: 220,
        h: 120,
        dash: 'draw',
        font: 'sans',
        url: 'https://example.org/shape',
        richText: text('Linked shape'),
      },
    },
  ])
}

export function long(fill: Fill): void {
  const words = 'Ten thousand letters do not stop the export of a board. '
  frame(fill, 'Ten thousand letters', 1000, 14_500, [
    {
      type: 'note',
      x: 60,
      y: 40,
      props: { color: 'yellow', font: 'sans', size: 's', richText: text(words.repeat(180).slice(0, 10_000).trim()) },
    },
  ])
  frame(fill, 'Very wide', 30_000, 800, [
    { type: 'note', x: 60, y: 40, props: { color: 'green', font: 'sans', richText: text('At the left') } },
    { type: 'note', x: 29_700, y: 500, props: { color: 'green', font: 'sans', richText: text('At the right') } },
  ])
}
