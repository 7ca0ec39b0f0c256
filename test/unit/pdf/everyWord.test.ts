// The board with every template filled, as a PDF: no word that people wrote is missing from what is read aloud. The words come
// from the board's own items, not from the report.
import { beforeAll, describe, expect, it } from 'vitest'
import { listItems, singleField, type BoardState, type FieldValue } from '../../../shared/board/boardState.ts'
import { templateSeedOf } from '../../../shared/catalog.ts'
import { prepareExample } from './exampleState.ts'
import { renderBoard, t } from './examplePdf.ts'
import { readPdf } from './readPdf.ts'
import { readStructure } from './readStructure.ts'

const flat = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

/** Texts on the board by their place: what was written and what the templates bring; no options, numbers, dates or ids. */
function writtenTexts(board: BoardState): [string, string][] {
  const said = (place: string, value: FieldValue | undefined): [string, string][] => {
    const text = typeof value === 'object' && value !== null && '$t' in value ? t(value.$t) : value
    return typeof text === 'string' && /\p{L}{2}/u.test(text) ? [[place, text]] : []
  }
  const isText = ({ type }: { type: string }) => type === 'text' || type === 'longText'
  return board.templates.flatMap((instance) =>
    Object.entries(templateSeedOf(instance)!.widgets).flatMap(([name, seed]) => {
      const widget = `${instance}.${name}`
      const fields = 'fields' in seed ? seed.fields.filter(isText) : []
      if ('prefill' in seed)
        return listItems(board, widget).flatMap((item) =>
          fields.flatMap(({ id }) => said(`${widget}/${item.id}/${id}`, item.fields[id])),
        )
      return fields.flatMap(({ id }) => said(`${widget}/${id}`, singleField(board, widget, id)))
    }),
  )
}

describe('the PDF of the board with every template', () => {
  let board: BoardState
  let bytes: Uint8Array
  beforeAll(async () => {
    board = await prepareExample(undefined, 'full')
    bytes = (await renderBoard(board)).bytes
  }, 120_000)

  it('[P107] has every text that people wrote, each in one piece and in its order', async () => {
    const texts = writtenTexts(board)
    expect(texts.length).toBeGreaterThan(300)
    const read = flat((await readStructure(new Uint8Array(bytes))).root.text)
    expect(texts.filter(([, text]) => !read.includes(flat(text))).map(([key, text]) => `${key}: ${text}`)).toEqual([])
  }, 120_000)

  it('[P107] has every word of them for whoever searches or copies, in fonts that are embedded as subsets', () => {
    const { text, fonts } = readPdf(bytes)
    const words = new Set(flatWords(text))
    const wanted = writtenTexts(board).flatMap(([, written]) => flatWords(written))
    expect([...new Set(wanted)].filter((word) => !words.has(word) && !flat(text).includes(word))).toEqual([])
    expect(fonts.filter(({ isEmbedded, isSubset }) => !isEmbedded || !isSubset)).toEqual([])
  })
})

const flatWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '')
