// Boards of every shape in every style, long texts, scripts, pictures and hard cases: one frame for each kind.
import { createBindingId, createShapeId, GeoShapeGeoStyle, type Editor, type TLShapeId } from 'tldraw'
import { COLORS, DASHES, FILLS, frame, HANDS, HEADS, SIZES, text, type Fill, type Given } from './corpusFrame.ts'
import { pictureSources } from './corpusPictures.ts'
import { cards, images, long, nests, notes, signed } from './corpusThings.ts'
import { SCRIPTS } from './corpusWords.ts'

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
  signed(fill)
  nests(fill)
  images(fill, pictures)
  cards(fill)
  long(fill)
}

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
