// Boards of every shape in every style, long texts, scripts, pictures and hard cases: one frame for each kind.
import {
  createBindingId,
  createShapeId,
  GeoShapeGeoStyle,
  toRichText,
  type Editor,
  type TLAssetId,
  type TLShapeId,
  type TLShapePartial,
} from 'tldraw'
import { pictureSources } from './corpusPictures.ts'
import { SCRIPTS } from './corpusWords.ts'

type Given = Omit<TLShapePartial, 'id'> & { id?: TLShapeId }
type Fill = { editor: Editor; column: { y: number } }

const DASHES = ['draw', 'solid', 'dashed', 'dotted'] as const
const FILLS = ['none', 'semi', 'solid', 'pattern', 'fill'] as const
const COLORS = ['black', 'blue', 'green', 'red', 'orange', 'violet', 'light-blue', 'grey', 'yellow'] as const
const HEADS = ['none', 'arrow', 'triangle', 'square', 'dot', 'pipe', 'diamond', 'inverted', 'bar'] as const
const HANDS = ['draw', 'sans', 'serif', 'mono'] as const
const SIZES = ['s', 'm', 'l', 'xl'] as const

/** Makes the frames one below the other on the current page. */
export async function fillCorpus(editor: Editor): Promise<void> {
  const fill: Fill = { editor, column: { y: 0 } }
  const pictures = await pictureSources()
  for (const dash of DASHES) outlines(fill, dash)
  fills(fill)
  heads(fill)
  bends(fill)
  strokes(fill)
  hands(fill)
  richTexts(fill)
  scripts(fill)
  notes(fill)
  nests(fill)
  images(fill, pictures)
  cards(fill)
  long(fill)
}

function frame({ editor, column }: Fill, name: string, w: number, h: number, shapes: Given[]): TLShapeId {
  const id = createShapeId(name)
  editor.createShapes([
    { id, type: 'frame', x: 0, y: column.y, props: { w, h, name } },
    ...shapes.map((shape) => ({ ...shape, id: shape.id ?? createShapeId(), parentId: shape.parentId ?? id })),
  ])
  column.y += h + 200
  return id
}

const text = (words: string) => toRichText(words)

function outlines(fill: Fill, dash: (typeof DASHES)[number]): void {
  const shapes = [...GeoShapeGeoStyle.values].map((geo, i): Given => {
    return {
      type: 'geo',
      x: 30 + (i % 5) * 210,
      y: 30 + Math.floor(i / 5) * 170,
      props: {
        geo,
        w: 170,
        h: 130,
        dash,
        color: COLORS[i % COLORS.length],
        fill: FILLS[i % FILLS.length],
        size: SIZES[i % 3],
        font: 'sans',
        richText: text(geo),
      },
    }
  })
  frame(fill, `Outlines ${dash}`, 1080, 720, shapes)
}

function fills(fill: Fill): void {
  const shapes = FILLS.flatMap((kind, row) =>
    COLORS.slice(0, 6).map((color, i): Given => ({
      type: 'geo',
      x: 30 + i * 150,
      y: 30 + row * 120,
      rotation: row === 2 ? 0.2 : 0,
      opacity: i === 5 ? 0.4 : 1,
      props: { geo: 'rectangle', w: 120, h: 90, dash: 'solid', color, fill: kind, size: 's' },
    })),
  )
  frame(fill, 'Fills', 960, 660, shapes)
}

function heads(fill: Fill): void {
  const shapes = HEADS.map((head, i): Given => ({
    type: 'arrow',
    x: 60 + (i % 3) * 300,
    y: 60 + Math.floor(i / 3) * 120,
    props: {
      start: { x: 0, y: 0 },
      end: { x: 220, y: 40 },
      arrowheadStart: head,
      arrowheadEnd: head,
      dash: DASHES[i % 4],
      color: COLORS[i],
      size: SIZES[i % 3],
      fill: FILLS[i % 5],
      font: 'sans',
      text: head,
    },
  }))
  frame(fill, 'Arrowheads', 960, 440, shapes)
}

function bends(fill: Fill): void {
  const [from, to, mid] = [createShapeId('bend-a'), createShapeId('bend-b'), createShapeId('bend-c')]
  const box = (id: TLShapeId, x: number, y: number): Given => ({
    id,
    type: 'geo',
    x,
    y,
    props: { geo: 'rectangle', w: 120, h: 80, dash: 'draw', font: 'sans', richText: text(id.slice(6)) },
  })
  const arrows = [0, 1, 2, 3].map((i) => createShapeId(`bend${i}`))
  frame(fill, 'Bends', 960, 520, [
    box(from, 60, 60),
    box(to, 700, 330),
    box(mid, 380, 200),
    { id: arrows[0]!, type: 'arrow', x: 0, y: 0, props: { bend: 90, font: 'sans', text: 'curved', dash: 'dashed' } },
    { id: arrows[1]!, type: 'arrow', x: 0, y: 0, props: { kind: 'elbow', font: 'sans', text: 'elbow', color: 'blue' } },
    { id: arrows[2]!, type: 'arrow', x: 0, y: 0, props: { bend: 0, font: 'sans', dash: 'dotted', color: 'red' } },
    {
      id: arrows[3]!,
      type: 'arrow',
      x: 80,
      y: 460,
      props: {
        start: { x: 0, y: 0 },
        end: { x: 420, y: 0 },
        bend: -60,
        font: 'serif',
        text: 'free with a label',
        size: 'l',
      },
    },
  ])
  const bind = (arrow: TLShapeId, start: TLShapeId, end: TLShapeId) =>
    fill.editor.createBindings(
      (['start', 'end'] as const).map((terminal) => ({
        id: createBindingId(),
        type: 'arrow',
        fromId: arrow,
        toId: terminal === 'start' ? start : end,
        props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
      })),
    )
  bind(arrows[0]!, from, to)
  bind(arrows[1]!, from, mid)
  bind(arrows[2]!, mid, to)
}

function strokes(fill: Fill): void {
  const wave = (w: number) =>
    Array.from({ length: 40 }, (_, i) => ({
      x: (i * w) / 40,
      y: 30 + 28 * Math.sin(i / 3),
      z: 0.5 + 0.3 * Math.sin(i / 5),
    }))
  const ring = Array.from({ length: 41 }, (_, i) => ({
    x: 60 + 55 * Math.cos((i * Math.PI) / 20),
    y: 50 + 45 * Math.sin((i * Math.PI) / 20),
    z: 0.5,
  }))
  const shapes = DASHES.flatMap((dash, i): Given[] => [
    {
      type: 'draw',
      x: 40,
      y: 30 + i * 90,
      props: {
        segments: [{ type: 'free', points: wave(240) }],
        isComplete: true,
        dash,
        color: COLORS[i],
        size: SIZES[i],
      },
    },
    {
      type: 'draw',
      x: 320,
      y: 20 + i * 110,
      props: {
        segments: [{ type: 'free', points: ring }],
        isComplete: true,
        isClosed: true,
        dash,
        fill: FILLS[i + 1],
        color: COLORS[i + 2],
        size: 'm',
      },
    },
    {
      type: 'line',
      x: 500,
      y: 40 + i * 100,
      props: {
        spline: i % 2 === 0 ? 'line' : 'cubic',
        dash,
        color: COLORS[i],
        points: Object.fromEntries(
          [0, 1, 2].map((n) => [
            `a${n + 1}`,
            { id: `a${n + 1}`, index: `a${n + 1}`, x: n * 130, y: n % 2 === 0 ? 0 : 60 },
          ]),
        ),
      },
    },
    {
      type: 'highlight',
      x: 40,
      y: 480 + i * 40,
      props: {
        segments: [{ type: 'free', points: wave(600).map((p) => ({ ...p, y: p.y / 3 })) }],
        isComplete: true,
        color: COLORS[i + 4],
        size: SIZES[i],
      },
    },
    {
      type: 'text',
      x: 60,
      y: 482 + i * 40,
      props: { font: 'sans', size: 's', richText: text(`Marked words ${i + 1}`) },
    },
  ])
  frame(fill, 'Strokes', 960, 720, shapes)
}

function hands(fill: Fill): void {
  const shapes = HANDS.flatMap((font, i) =>
    SIZES.map((size, k): Given => ({
      type: 'text',
      x: 30 + k * 270,
      y: 30 + i * 100,
      props: { font, size, color: COLORS[i], richText: text(`${font} ${size}`) },
    })),
  )
  const wrapped = (['start', 'middle', 'end'] as const).map((textAlign, i): Given => ({
    type: 'text',
    x: 30 + i * 350,
    y: 450,
    props: {
      font: HANDS[i],
      size: 's',
      textAlign,
      autoSize: false,
      w: 310,
      richText: text(
        'A text with a width of its own is broken where the canvas breaks it, word for word, line for line.',
      ),
    },
  }))
  frame(fill, 'Hands', 1120, 640, [...shapes, ...wrapped])
}

type Node = { type: string; attrs?: object; text?: string; marks?: object[]; content?: Node[] }
const run = (words: string, ...marks: (string | object)[]): Node => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) } : {}),
})
const paragraph = (...content: Node[]): Node => ({ type: 'paragraph', attrs: { dir: 'auto' }, content })
const item = (...content: Node[]): Node => ({ type: 'listItem', content })

function richTexts(fill: Fill): void {
  const richText = {
    type: 'doc',
    content: [
      paragraph(
        run('Plain, '),
        run('bold', 'bold'),
        run(', '),
        run('italic', 'italic'),
        run(' and '),
        run('both', 'bold', 'italic'),
      ),
      paragraph(
        run('struck', 'strike'),
        run(', '),
        run('code()', 'code'),
        run(', '),
        run('marked', 'highlight'),
        run(', '),
      ),
      paragraph(run('a link', { type: 'link', attrs: { href: 'https://example.org/grant?id=1' } }), run(' after it')),
      {
        type: 'bulletList',
        content: [
          item(paragraph(run('First point'))),
          item(paragraph(run('Second point that is long enough to be broken'))),
        ],
      },
      {
        type: 'orderedList',
        content: [item(paragraph(run('One'))), item(paragraph(run('Two', 'bold')))],
      },
    ],
  }
  frame(fill, 'Rich text', 960, 460, [
    {
      type: 'text',
      x: 30,
      y: 30,
      props: { font: 'sans', size: 's', autoSize: false, w: 420, richText: richText as never },
    },
    {
      type: 'geo',
      x: 500,
      y: 30,
      props: {
        geo: 'rectangle',
        w: 420,
        h: 390,
        font: 'serif',
        size: 's',
        dash: 'solid',
        align: 'start',
        verticalAlign: 'start',
        richText: richText as never,
      },
    },
  ])
}

function scripts(fill: Fill): void {
  frame(
    fill,
    'Scripts',
    1000,
    560,
    SCRIPTS.map((words, i): Given => ({
      type: 'geo',
      x: 30 + (i % 2) * 480,
      y: 30 + Math.floor(i / 2) * 100,
      props: {
        geo: 'rectangle',
        w: 450,
        h: 80,
        dash: 'solid',
        size: 's',
        font: 'sans',
        align: 'start',
        richText: text(words),
      },
    })),
  )
}

function notes(fill: Fill): void {
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

function nests(fill: Fill): void {
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

function images(
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

function cards(fill: Fill): void {
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

function long(fill: Fill): void {
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
