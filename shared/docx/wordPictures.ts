// Pictures in a Word document, in the line or laid over the page. Lengths in points.
import type { Drawing } from '../drawing.ts'
import type { PictureRef, WordParts } from './WordParts.ts'
import { el, escaped, join, type Xml } from './xml.ts'

/** Word's own unit: 12 700 of them are a point. */
const emu = (points: number): number => Math.round(points * 12_700)

type Size = { width: number; height: number }

/** A chart in the line, made smaller where the column is narrower. Without words it is decoration. */
export function drawingRun(drawing: Drawing, parts: WordParts, room = Infinity): Xml {
  return pictureRun(parts.drawing(drawing), fitted(drawing, { width: room, height: Infinity }), drawing.alt)
}

export function pictureRun(picture: PictureRef, size: Size, words: string): Xml {
  return el('w:r', {}, el('w:drawing', {}, inline(picture, size, words)))
}

/** As large as the room allows, never larger than it is. */
export function fitted(size: Size, room: Size): Size {
  const scale = Math.min(1, room.width / size.width, room.height / size.height)
  return { width: size.width * scale, height: size.height * scale }
}

/** A picture over the whole width of the page at a height of its own; text stays above and below it. */
export function bandRun(picture: PictureRef, size: Size, top: number): Xml {
  const place = (axis: 'H' | 'V', at: number) =>
    el(`wp:position${axis}`, { relativeFrom: 'page' }, el('wp:posOffset', {}, escaped(String(emu(at)))))
  const anchor = el(
    'wp:anchor',
    {
      distT: emu(12),
      distB: emu(12),
      distL: 0,
      distR: 0,
      simplePos: 0,
      relativeHeight: 1,
      behindDoc: 0,
      locked: 0,
      layoutInCell: 1,
      allowOverlap: 0,
    },
    el('wp:simplePos', { x: 0, y: 0 }),
    place('H', 0),
    place('V', top),
    extent(size),
    el('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    el('wp:wrapTopAndBottom'),
    properties(picture, ''),
    frameLocks(),
    graphic(picture, size),
  )
  return el('w:r', {}, el('w:drawing', {}, anchor))
}

const inline = (picture: PictureRef, size: Size, words: string): Xml =>
  el(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    extent(size),
    el('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    properties(picture, words),
    frameLocks(),
    graphic(picture, size),
  )

const extent = (size: Size): Xml => el('wp:extent', { cx: emu(size.width), cy: emu(size.height) })

const frameLocks = (): Xml => el('wp:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { noChangeAspect: 1 }))

const properties = (picture: PictureRef, words: string): Xml =>
  el('wp:docPr', { id: picture.id, name: `Picture ${picture.id}`, descr: words }, words === '' ? decorative() : none)

const none = '' as Xml

/** Tells programs that read aloud to pass it by. */
const decorative = (): Xml =>
  el(
    'a:extLst',
    {},
    el(
      'a:ext',
      { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
      el('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: 1,
      }),
    ),
  )

const graphic = (picture: PictureRef, size: Size): Xml =>
  el(
    'a:graphic',
    {},
    el(
      'a:graphicData',
      { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' },
      el(
        'pic:pic',
        {},
        el('pic:nvPicPr', {}, el('pic:cNvPr', { id: picture.id, name: `Picture ${picture.id}` }), el('pic:cNvPicPr')),
        el('pic:blipFill', {}, el('a:blip', { 'r:embed': picture.rel }), el('a:stretch', {}, el('a:fillRect'))),
        el(
          'pic:spPr',
          {},
          el(
            'a:xfrm',
            {},
            el('a:off', { x: 0, y: 0 }),
            join([el('a:ext', { cx: emu(size.width), cy: emu(size.height) })]),
          ),
          el('a:prstGeom', { prst: 'rect' }, el('a:avLst')),
        ),
      ),
    ),
  )
