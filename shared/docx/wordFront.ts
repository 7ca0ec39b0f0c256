// Cover and contents of a Word document.
import { COLOR } from '../drawing.ts'
import type { Cover, Report } from '../pdf/blocks.ts'
import { bandOf } from '../pdf/cover.ts'
import { coverBand } from '../pdf/coverBand.ts'
import type { BlockContext } from './wordBlocks.ts'
import { bandRun } from './wordPictures.ts'
import { layoutTable } from './wordTables.ts'
import { field, paragraph, run, runs, textParagraph } from './wordText.ts'
import { el, escaped, join, type Xml } from './xml.ts'

/** The cover's page: name, title, the decision, the band of signs, partners and state. */
export function coverOf(report: Report, context: BlockContext): Xml {
  const { cover, sheet } = report
  const band = bandOf(sheet)
  const kinds = Math.max(1, Math.min(8, context.looks.length))
  const picture = context.parts.drawing(coverBand(kinds, sheet.width, band.height, sheet.side))
  const left = sheet.contentWidth * 0.6
  return join([
    paragraph(
      'CoverName',
      join([bandRun(picture, { width: sheet.width, height: band.height }, band.top), run(cover.consortium)]),
      cover.consortium,
    ),
    textParagraph('Title', [cover.title], context),
    textParagraph('Subtitle', [cover.subtitle], context),
    layoutTable([
      {
        width: left,
        content: join([textParagraph('CoverHead', [cover.partnersHead], context), partners(cover, context)]),
      },
      {
        width: sheet.contentWidth - left,
        content: join([
          textParagraph('CoverHead', [cover.stateHead], context),
          ...cover.state.map((line) => textParagraph('CoverText', [line], context)),
        ]),
      },
    ]),
  ])
}

function partners({ partners: all }: Cover, context: BlockContext): Xml {
  // Twenty partners have to fit the lower third of the page.
  const look = all.length > 10 ? { size: 8, above: 0, below: 0 } : {}
  return join(
    all.map(({ name, detail }, i) => {
      const content = join([
        runs([{ sign: i }, { text: name, weight: 600 }], context, look),
        detail === '' ? ('' as Xml) : run(`  ${detail}`, { color: COLOR.ink2, ...('size' in look ? { size: 8 } : {}) }),
      ])
      return paragraph('CoverText', content, name, look)
    }),
  )
}

/**
 * A field over all chapters. Its entries stand there before Word has worked it out; the pages come with that, because only the
 * reader's program knows them.
 */
export function contentsOf(report: Report, context: BlockContext): Xml {
  const title = paragraph('ContentsTitle', run(report.contentsTitle), report.contentsTitle, { startsPage: true })
  const begin = join([
    el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'begin' })),
    el('w:r', {}, el('w:instrText', { 'xml:space': 'preserve' }, escaped(' TOC \\o "1-1" \\h \\z \\u '))),
    el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'separate' })),
  ])
  const entries = context.chapters.map(({ title: name, bookmark, isWorked }, i) => {
    const look = isWorked ? { isBold: true } : { color: COLOR.ink3 }
    const link = el(
      'w:hyperlink',
      { 'w:anchor': bookmark, 'w:history': 1 },
      run(name, look),
      run('\t', {}),
      field(`PAGEREF ${bookmark} \\h`, run(' ')),
    )
    return paragraph('TOC1', i === 0 ? join([begin, link]) : link, name)
  })
  const end = paragraph('Gap', el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'end' })), '')
  const gallery = el(
    'w:sdtPr',
    {},
    el('w:docPartObj', {}, el('w:docPartGallery', { 'w:val': 'Table of Contents' }), el('w:docPartUnique')),
  )
  return el('w:sdt', {}, gallery, el('w:sdtContent', {}, title, ...entries, end))
}
