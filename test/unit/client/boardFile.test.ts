// The file a browser saves when the server cannot: it must be one that "Open a saved file" takes.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardFile } from '../../../client/board/boardFile.ts'
import { boardPictures } from '../../../client/board/boardPictures.ts'
import { fileName } from '../../../client/board/saveBlob.ts'
import { assetSource } from '../../../shared/board/assetSource.ts'
import { archiveForm, canonicalText, checkedText } from '../../../shared/board/archive.ts'

describe('the saved file', () => {
  it('[U4] has the archive form, a right checksum and the whole document', async () => {
    const doc = new Y.Doc()
    doc.getMap('items').set('T04.settings/maxMarkets', 3)
    const blob = boardFile(doc, 'Märkte', new Date('2026-11-22T10:00:00Z'))
    const archive = archiveForm.parse(JSON.parse(await blob.text()))
    const { checksum, ...content } = archive
    expect(checksum).toBe(createHash('sha256').update(canonicalText(content)).digest('hex'))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Buffer.from(archive.state, 'base64'))
    expect(copy.getMap('items').toJSON()).toEqual({ 'T04.settings/maxMarkets': 3 })
  })

  it('[A18] holds the pictures that can still be had, and counts the others', async () => {
    const doc = new Y.Doc()
    const hashes = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string]
    const asset = (hash: string) =>
      new Y.Map<unknown>([['base', { typeName: 'asset', props: { src: assetSource(hash) } }]])
    hashes.forEach((hash, i) => doc.getMap('records').set(`asset:${i}`, asset(hash)))
    doc.getMap('records').set('asset:again', asset(hashes[0]))
    doc.getMap('records').set('asset:elsewhere', new Y.Map([['props.src', 'https://evil.example/a.png']]))
    const asked: string[] = []
    const { found, missing } = await boardPictures(doc, 'board-1', async (path) => {
      asked.push(path)
      return path.endsWith(hashes[0]) ? Uint8Array.of(1, 2, 3) : null
    })
    expect(asked).toEqual(hashes.map((hash) => `/api/boards/board-1/assets/${hash}`))
    expect([found, missing]).toEqual([[{ hash: hashes[0], bytes: 'AQID' }], 1])
    const archive = archiveForm.parse(JSON.parse(await boardFile(doc, 'Board', new Date(), found).text()))
    const { checksum, ...content } = archive
    expect(content.assets).toEqual(found)
    expect(checksum).toBe(createHash('sha256').update(checkedText(content)).digest('hex'))
  })

  it('is named after the board and the day', () => {
    const day = new Date('2026-11-22T10:00:00Z')
    expect(fileName('Going abroad: 2027/29 ', day, 'pdf')).toBe('Going-abroad-2027-29-2026-11-22.pdf')
    expect(fileName('...', day, 'json')).toBe('clusterboard-2026-11-22.json')
  })
})
