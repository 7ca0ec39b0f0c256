// The parts of a Word file around its text: what is in it, what refers to what, its properties, its running head and foot.
import { COLOR } from '../drawing.ts'
import type { Report } from '../pdf/blocks.ts'
import type { Sheet } from '../pdf/Sheet.ts'
import type { WordParts } from './WordParts.ts'
import { field, paragraph, run, twips } from './wordText.ts'
import { el, escaped, join, xmlFile, type Xml } from './xml.ts'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const NAMESPACES = {
  'xmlns:w': MAIN,
  'xmlns:r': OFFICE,
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
}

export function documentFile(body: Xml, report: Report, parts: WordParts): string {
  const refer = (what: 'header' | 'footer', type: string, file: string) =>
    el(`w:${what}Reference`, { 'w:type': type, 'r:id': parts.part(what, file) })
  const section = el(
    'w:sectPr',
    {},
    refer('header', 'default', 'header1.xml'),
    refer('header', 'first', 'header2.xml'),
    refer('footer', 'default', 'footer1.xml'),
    refer('footer', 'first', 'footer2.xml'),
    ...pageOf(report.sheet),
    report.hasFront ? el('w:titlePg') : ('' as Xml),
  )
  return xmlFile(el('w:document', NAMESPACES, el('w:body', {}, body, section)))
}

function pageOf(sheet: Sheet): Xml[] {
  const isWide = sheet.width > sheet.height
  return [
    el('w:pgSz', {
      'w:w': twips(sheet.width),
      'w:h': twips(sheet.height),
      'w:orient': isWide ? 'landscape' : undefined,
    }),
    el('w:pgMar', {
      'w:top': twips(sheet.contentTop),
      'w:right': twips(sheet.side),
      'w:bottom': twips(sheet.height - sheet.contentBottom + 12),
      'w:left': twips(sheet.side),
      'w:header': twips(sheet.top),
      'w:footer': twips(22),
      'w:gutter': 0,
    }),
  ]
}

/** The document's name, and at the right the chapter the page belongs to. Null: the cover has none. */
export function headerFile(report: Report | null): string {
  const content =
    report === null
      ? paragraph('Gap', '' as Xml, '')
      : paragraph(
          'Header',
          join([run(report.runningHead), run('\t'), field('STYLEREF 1', run(' '))]),
          report.runningHead,
        )
  return xmlFile(el('w:hdr', NAMESPACES, content))
}

export function footerFile(text: string, hasNumber: boolean): string {
  const number = hasNumber ? join([run('\t'), field('PAGE', run('1', { color: COLOR.ink2 }))]) : ('' as Xml)
  return xmlFile(el('w:ftr', NAMESPACES, paragraph('Footer', join([run(text), number]), text)))
}

const PARTS: readonly [file: string, type: string][] = [
  ['word/document.xml', `${WORD_TYPE}.document.main+xml`],
  ['word/styles.xml', `${WORD_TYPE}.styles+xml`],
  ['word/settings.xml', `${WORD_TYPE}.settings+xml`],
  ['word/numbering.xml', `${WORD_TYPE}.numbering+xml`],
  ['word/fontTable.xml', `${WORD_TYPE}.fontTable+xml`],
  ['word/header1.xml', `${WORD_TYPE}.header+xml`],
  ['word/header2.xml', `${WORD_TYPE}.header+xml`],
  ['word/footer1.xml', `${WORD_TYPE}.footer+xml`],
  ['word/footer2.xml', `${WORD_TYPE}.footer+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
]

export function contentTypes(): string {
  return xmlFile(
    el(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      el('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      el('Default', { Extension: 'png', ContentType: 'image/png' }),
      ...PARTS.map(([file, type]) => el('Override', { PartName: `/${file}`, ContentType: type })),
    ),
  )
}

const relation = (id: string, type: string, target: string, isOutside = false): Xml =>
  el('Relationship', { Id: id, Type: type, Target: target, TargetMode: isOutside ? 'External' : undefined })

export function packageRelations(): string {
  return xmlFile(
    el(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml'),
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      relation('rId3', `${OFFICE}/extended-properties`, 'docProps/app.xml'),
    ),
  )
}

export function relationsFile({ relations }: WordParts): string {
  return xmlFile(
    el(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...relations.map(({ id, type, target, isOutside }) => relation(id, type, target, isOutside)),
    ),
  )
}

export function coreFile(report: Report, language: string, printedAt: Date): string {
  const at = escaped(`${printedAt.toISOString().slice(0, 19)}Z`)
  const time = (name: string) => el(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, at)
  return xmlFile(
    el(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      el('dc:title', {}, escaped(report.title)),
      el('dc:subject', {}, escaped(report.runningHead)),
      el('dc:creator', {}, escaped(report.author)),
      el('dc:language', {}, escaped(language)),
      time('created'),
      time('modified'),
    ),
  )
}

export function appFile({ author }: Report): string {
  return xmlFile(
    el(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      el('Application', {}, escaped('Clusterboard')),
      el('Company', {}, escaped(author)),
    ),
  )
}

/** @param hasFields whether there are contents: their pages are known only once the reader's program has made the pages. */
export function settingsFile(language: string, hasFields: boolean): string {
  return xmlFile(
    el(
      'w:settings',
      { 'xmlns:w': MAIN },
      el('w:zoom', { 'w:percent': 100 }),
      hasFields ? el('w:updateFields', { 'w:val': 'true' }) : ('' as Xml),
      el('w:defaultTabStop', { 'w:val': 720 }),
      el('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
      el(
        'w:compat',
        {},
        el('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': '15',
        }),
      ),
      el('w:themeFontLang', { 'w:val': language }),
    ),
  )
}
