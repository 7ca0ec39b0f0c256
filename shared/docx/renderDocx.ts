// A report as a Word document: the same blocks as the PDF, as text that somebody can go on writing. The file is the same for
// the same report: no chance, no clock.
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Drawing, MeasureText } from '../drawing.ts'
import type { Report } from '../pdf/blocks.ts'
import { frameWords } from '../pdf/framePage.ts'
import type { PartnerLook } from '../signs.ts'
import { wordBlocks, type BlockContext } from './wordBlocks.ts'
import { contentsOf, coverOf } from './wordFront.ts'
import {
  contentTypes,
  coreFile,
  documentFile,
  footerFile,
  headerFile,
  packageRelations,
  relationsFile,
  settingsFile,
  appFile,
} from './wordPackage.ts'
import { WordParts } from './WordParts.ts'
import { fitted, pictureRun } from './wordPictures.ts'
import { fontTableFile, numberingFile, stylesFile } from './wordStyles.ts'
import { paragraph, textParagraph } from './wordText.ts'
import { join, type Xml } from './xml.ts'

export type DocxTools = {
  measure: MeasureText
  /** Makes a picture (PNG) of a chart. */
  picture: (drawing: Drawing) => Promise<Uint8Array>
  /** Pictures (PNG) of the drawn frames, in the report's order; without one its words are listed. */
  framePictures?: readonly (Uint8Array | null)[]
  /** "Figure" and "Table" before their numbers. */
  words: { figure: string; table: string }
  /** Called with the share that is done, 0 to 1; it may throw to give up. */
  onProgress?: (share: number) => void
}

/** @returns the bytes of the file */
export async function renderDocx(
  report: Report,
  looks: readonly PartnerLook[],
  printedAt: Date,
  tools: DocxTools,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = new WordParts()
  const context: BlockContext = {
    parts,
    looks,
    measure: tools.measure,
    chapters: [],
    words: tools.words,
    counts: { figure: 0, table: 0 },
    levels: { section: 1, last: 1 },
  }
  const { sheet } = report
  const language = languageOf(report.language)
  for (const kind of ['styles', 'settings', 'numbering', 'fontTable']) parts.part(kind, `${kind}.xml`)
  const cover = report.hasFront ? coverOf(report, context) : none
  const body = [
    wordBlocks(report.blocks, context, sheet.contentWidth),
    frames(report, context, tools.framePictures ?? []),
    notices(report, context),
  ]
  // The contents list the chapters, so that they come to be after them.
  const contents = report.hasFront ? contentsOf(report, context) : none
  const document = documentFile(join([cover, contents, ...body]), report, parts)

  const files: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes()),
    '_rels/.rels': strToU8(packageRelations()),
    'docProps/core.xml': strToU8(coreFile(report, language, printedAt)),
    'docProps/app.xml': strToU8(appFile(report)),
    'word/document.xml': strToU8(document),
    'word/styles.xml': strToU8(stylesFile(sheet.contentWidth, language)),
    'word/settings.xml': strToU8(settingsFile(language, report.hasFront)),
    'word/numbering.xml': strToU8(numberingFile()),
    'word/fontTable.xml': strToU8(fontTableFile()),
    'word/header1.xml': strToU8(headerFile(report)),
    'word/footer1.xml': strToU8(footerFile(report.footnote, true)),
    'word/header2.xml': strToU8(headerFile(null)),
    'word/footer2.xml': strToU8(footerFile(report.cover.footnote, false)),
    'word/_rels/document.xml.rels': strToU8(relationsFile(parts)),
  }
  let done = 0
  for (const [file, drawing] of parts.drawings) {
    tools.onProgress?.(done++ / parts.drawings.size)
    files[file] = [await tools.picture(drawing), { level: 0 }]
  }
  for (const [file, bytes] of parts.pictures) files[file] = [bytes, { level: 0 }]
  return new Uint8Array(zipSync(files, { mtime: printedAt, level: 6 }))
}

const none = '' as Xml

/** The drawn frames, each with its name and what is written on it. */
function frames(report: Report, context: BlockContext, pictures: readonly (Uint8Array | null)[]): Xml {
  const { sheet, framesHead: head } = report
  const room = { width: sheet.contentWidth, height: sheet.contentHeight - 90 }
  return join(
    report.frames.flatMap((frame, i): Xml[] => {
      const isFirst = i === 0
      if (isFirst && head !== null) context.levels = { section: 1, last: 1 }
      const title =
        head === null
          ? wordBlocks(
              [{ kind: 'chapter', title: frame.title, runningHead: '', newPage: !isFirst, isWorked: true }],
              context,
              room.width,
            )
          : join([
              isFirst
                ? wordBlocks(
                    [
                      {
                        kind: 'chapter',
                        title: head.chapter,
                        runningHead: head.runningHead,
                        newPage: true,
                        isWorked: true,
                      },
                    ],
                    context,
                    room.width,
                  )
                : none,
              textParagraph('Heading2', [frame.title], context),
            ])
      const words = frameWords(frame)
      const bytes = pictures[i]
      const shown = bytes
        ? paragraph(
            'Picture',
            pictureRun(context.parts.picture(bytes), fitted(frame, room), words.join('\n') || frame.title),
            '',
          )
        : join(words.map((text) => textParagraph('ListBullet', [text], context)))
      return [title, textParagraph('Note', [frame.pageName], context, { keepWithNext: true }), shown]
    }),
  )
}

/** What could not be printed as it is on the board. */
function notices({ notices: { title, texts }, sheet }: Report, context: BlockContext): Xml {
  if (texts.length === 0) return none
  return wordBlocks(
    [
      { kind: 'chapter', title, runningHead: title, newPage: true, isWorked: true },
      ...texts.map((text) => ({ kind: 'text' as const, content: [text] })),
    ],
    context,
    sheet.contentWidth,
  )
}

/** Word wants to know the country too; English of no country is written as in Europe. */
function languageOf(language: string): string {
  if (language === 'en') return 'en-GB'
  const locale = new Intl.Locale(language)
  const region = locale.region ?? locale.maximize().region
  return region === undefined ? locale.language : `${locale.language}-${region}`
}
