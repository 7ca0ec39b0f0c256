// How a Word document looks: the measures of paper as Word's own styles, so that somebody who goes on writing keeps the look by
// choosing "Heading 2". Sizes in points.
import { COLOR } from '../drawing.ts'
import { hex, runLook, twips, type RunLook } from './wordText.ts'
import { el, xmlFile, type Xml } from './xml.ts'

/**
 * The one font that every computer has, or a twin of the same widths (Liberation Sans, Arimo): with the paper's own font, which
 * few have, each reader's program takes another one, and a wide one breaks heads of tables inside their words.
 */
export const FONT = 'Arial'

type Bar = { color: string; shade?: string }
type Style = {
  name: string
  /** Known to Word under this name, with its place in the gallery of styles. */
  isBuiltIn?: boolean
  basedOn?: string
  next?: string
  look?: RunLook
  lineHeight?: number
  above?: number
  below?: number
  keepWithNext?: boolean
  /** 1 to 9: the level in the outline. */
  outline?: number
  indent?: number
  hanging?: number
  list?: number
  /** A thick line at the left, and what lies behind the text. */
  bar?: Bar
  align?: 'right'
  rule?: 'above' | 'below'
  /** Where a tab leads, at the right edge: width of the text. */
  rightTab?: number
}

const bold = (size: number, color?: string): RunLook => ({
  isBold: true,
  size,
  ...(color === undefined ? {} : { color }),
})

/** @param width of the text */
function stylesOf(width: number): Readonly<Record<string, Style>> {
  return {
    Title: { name: 'Title', isBuiltIn: true, look: bold(34), lineHeight: 37, above: 10, below: 14 },
    Subtitle: { name: 'Subtitle', isBuiltIn: true, look: { size: 14, color: COLOR.ink2 }, lineHeight: 19.6, below: 0 },
    Heading1: {
      name: 'heading 1',
      isBuiltIn: true,
      next: 'Normal',
      look: bold(20),
      lineHeight: 24,
      above: 26,
      below: 5,
      keepWithNext: true,
      outline: 1,
    },
    Heading2: {
      name: 'heading 2',
      isBuiltIn: true,
      next: 'Normal',
      look: bold(14.5),
      lineHeight: 18.5,
      above: 20,
      below: 4,
      keepWithNext: true,
      outline: 2,
    },
    Heading3: {
      name: 'heading 3',
      isBuiltIn: true,
      next: 'Normal',
      look: bold(12),
      lineHeight: 15,
      above: 16,
      below: 5,
      keepWithNext: true,
      outline: 3,
    },
    Heading4: {
      name: 'heading 4',
      isBuiltIn: true,
      next: 'Normal',
      look: bold(10.5),
      lineHeight: 13.5,
      above: 13,
      below: 4,
      keepWithNext: true,
      outline: 4,
    },
    Lead: { name: 'Lead', look: { size: 11, color: COLOR.ink2 }, lineHeight: 15.4, below: 6 },
    Small: { name: 'Small', look: { size: 8.6 }, lineHeight: 12.4, below: 3 },
    Note: { name: 'Note', look: { size: 8, color: COLOR.ink2 }, lineHeight: 11.6, above: 3, below: 4 },
    Caption: {
      name: 'caption',
      isBuiltIn: true,
      look: { size: 8, color: COLOR.ink2 },
      lineHeight: 11.6,
      above: 4,
      below: 9,
    },
    Strongpoint: { name: 'Strong point', look: bold(12), lineHeight: 15.5, above: 4, below: 4, keepWithNext: true },
    Notice: {
      name: 'Notice',
      look: { size: 8.6, color: COLOR.discuss },
      lineHeight: 12.4,
      above: 6,
      below: 6,
      indent: 8,
      bar: { color: COLOR.discuss, shade: COLOR.discussTint },
    },
    Decision: {
      name: 'Decision',
      next: 'Normal',
      look: bold(14),
      lineHeight: 18.2,
      above: 12,
      below: 0,
      indent: 14,
      bar: { color: COLOR.action },
    },
    DecisionVotes: {
      name: 'Decision votes',
      look: { size: 9 },
      lineHeight: 16,
      below: 6,
      indent: 14,
      bar: { color: COLOR.action },
    },
    ListBullet: {
      name: 'List Bullet',
      isBuiltIn: true,
      look: { size: 8.6 },
      lineHeight: 12.4,
      below: 3,
      indent: 10,
      hanging: 10,
      list: 1,
    },
    FigureValue: { name: 'Figure value', look: bold(13), lineHeight: 16, above: 5, below: 0 },
    FigureLabel: { name: 'Figure label', look: { size: 8, color: COLOR.ink2 }, lineHeight: 11.6, below: 5 },
    Picture: { name: 'Picture', lineHeight: 0, above: 4, below: 4 },
    Badges: { name: 'Badges', look: { size: 8.6 }, lineHeight: 15, above: 3, below: 6 },
    TableHead: { name: 'Table head', look: bold(8), lineHeight: 10.8, below: 2.8 },
    TableText: { name: 'Table text', look: { size: 8.6 }, lineHeight: 11.9, above: 2.6, below: 2.6 },
    TableGroup: { name: 'Table group', look: bold(8, COLOR.ink2), lineHeight: 11, above: 6, below: 2 },
    Gap: { name: 'Gap', look: { size: 1 }, lineHeight: 5, below: 0 },
    ContentsTitle: { name: 'TOC Heading', isBuiltIn: true, look: bold(20), lineHeight: 24, below: 14 },
    TOC1: {
      name: 'toc 1',
      isBuiltIn: true,
      look: { size: 10.5 },
      lineHeight: 14,
      above: 4,
      below: 4,
      rule: 'below',
      rightTab: width,
    },
    CoverName: { name: 'Cover name', look: { size: 11, color: COLOR.action }, lineHeight: 14, above: 30 },
    CoverHead: { name: 'Cover head', look: bold(9, COLOR.ink2), lineHeight: 12, above: 30, below: 8 },
    CoverText: { name: 'Cover text', look: { size: 10.5 }, lineHeight: 16.5, below: 1 },
    Header: {
      name: 'header',
      isBuiltIn: true,
      look: { size: 8, color: COLOR.ink2 },
      lineHeight: 11,
      below: 0,
      rule: 'below',
      rightTab: width,
    },
    Footer: {
      name: 'footer',
      isBuiltIn: true,
      look: { size: 8, color: COLOR.ink2 },
      lineHeight: 10,
      below: 0,
      rightTab: width,
    },
  }
}

/** styles.xml. @param width of the text in points @param language of the document, such as en-GB */
export function stylesFile(width: number, language: string): string {
  return xmlFile(
    el(
      'w:styles',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      el(
        'w:docDefaults',
        {},
        el(
          'w:rPrDefault',
          {},
          el(
            'w:rPr',
            {},
            el('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:cs': FONT }),
            el('w:color', { 'w:val': hex(COLOR.ink) }),
            el('w:sz', { 'w:val': 19 }),
            el('w:szCs', { 'w:val': 19 }),
            el('w:lang', { 'w:val': language, 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
          ),
        ),
        el(
          'w:pPrDefault',
          {},
          el('w:pPr', {}, el('w:spacing', { 'w:after': 80, 'w:line': 280, 'w:lineRule': 'atLeast' })),
        ),
      ),
      el('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, named('Normal'), el('w:qFormat')),
      el(
        'w:style',
        { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
        named('Normal Table'),
        el(
          'w:tblPr',
          {},
          el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
          el(
            'w:tblCellMar',
            {},
            ...['top', 'left', 'bottom', 'right'].map((side) => el(`w:${side}`, { 'w:w': 0, 'w:type': 'dxa' })),
          ),
        ),
      ),
      el(
        'w:style',
        { 'w:type': 'character', 'w:styleId': 'Hyperlink' },
        named('Hyperlink'),
        el('w:rPr', {}, el('w:color', { 'w:val': hex(COLOR.action) }), el('w:u', { 'w:val': 'single' })),
      ),
      ...Object.entries(stylesOf(width)).map(([id, style]) => styleOf(id, style)),
    ),
  )
}

const named = (name: string): Xml => el('w:name', { 'w:val': name })

function styleOf(id: string, style: Style): Xml {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': style.isBuiltIn === true ? undefined : 1, 'w:styleId': id },
    named(style.name),
    el('w:basedOn', { 'w:val': style.basedOn ?? 'Normal' }),
    el('w:next', { 'w:val': style.next ?? 'Normal' }),
    el('w:qFormat'),
    el('w:pPr', {}, ...paragraphLook(style)),
    runLook(style.look ?? {}),
  )
}

/** In the order of the schema. */
function paragraphLook(style: Style): Xml[] {
  const edge = (side: string, size: number, space: number, color: string) =>
    el(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': space, 'w:color': hex(color) })
  const parts = [
    style.keepWithNext === true ? el('w:keepNext') : '',
    el('w:keepLines'),
    style.list === undefined ? '' : el('w:numPr', {}, el('w:numId', { 'w:val': style.list })),
    style.bar
      ? el('w:pBdr', {}, edge('left', 24, 8, style.bar.color))
      : style.rule === undefined
        ? ''
        : el('w:pBdr', {}, edge(style.rule === 'below' ? 'bottom' : 'top', 4, 4, COLOR.line)),
    style.bar?.shade === undefined
      ? ''
      : el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(style.bar.shade) }),
    style.rightTab === undefined
      ? ''
      : el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:pos': twips(style.rightTab) })),
    spacing(style),
    style.indent === undefined
      ? ''
      : el('w:ind', {
          'w:left': twips(style.indent),
          'w:hanging': style.hanging === undefined ? undefined : twips(style.hanging),
        }),
    style.outline === undefined ? '' : el('w:outlineLvl', { 'w:val': style.outline - 1 }),
  ]
  return parts.filter((part): part is Xml => part !== '')
}

/** A line as high as its letters need holds pictures too; every other has at least the measure of paper. */
function spacing({ above = 0, below = 4, lineHeight = 14 }: Style): Xml {
  return el('w:spacing', {
    'w:before': twips(above),
    'w:after': twips(below),
    'w:line': lineHeight === 0 ? 240 : twips(lineHeight),
    'w:lineRule': lineHeight === 0 ? 'auto' : 'atLeast',
  })
}

/** numbering.xml: the dash before the items of a list. */
export function numberingFile(): string {
  return xmlFile(
    el(
      'w:numbering',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      el(
        'w:abstractNum',
        { 'w:abstractNumId': 1 },
        el('w:multiLevelType', { 'w:val': 'hybridMultilevel' }),
        el(
          'w:lvl',
          { 'w:ilvl': 0 },
          el('w:start', { 'w:val': 1 }),
          el('w:numFmt', { 'w:val': 'bullet' }),
          el('w:pStyle', { 'w:val': 'ListBullet' }),
          el('w:lvlText', { 'w:val': '–' }),
          el('w:lvlJc', { 'w:val': 'left' }),
          el('w:pPr', {}, el('w:ind', { 'w:left': 200, 'w:hanging': 200 })),
          el('w:rPr', {}, el('w:color', { 'w:val': hex(COLOR.ink2) })),
        ),
      ),
      el('w:num', { 'w:numId': 1 }, el('w:abstractNumId', { 'w:val': 1 })),
    ),
  )
}

/** fontTable.xml: what stands in where the paper's own font is not installed. */
export function fontTableFile(): string {
  return xmlFile(
    el(
      'w:fonts',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      el(
        'w:font',
        { 'w:name': FONT },
        el('w:altName', { 'w:val': 'Helvetica' }),
        el('w:family', { 'w:val': 'swiss' }),
        el('w:pitch', { 'w:val': 'variable' }),
      ),
    ),
  )
}
