// The file a browser saves when the server cannot: it must be one that "Open a saved file" takes.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardFile } from '../../../client/board/boardFile.ts'
import { fileName } from '../../../client/board/saveBlob.ts'
import { archiveForm, canonicalText } from '../../../shared/board/archive.ts'

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

  it('is named after the board and the day', () => {
    const day = new Date('2026-11-22T10:00:00Z')
    expect(fileName('Going abroad: 2027/29 ', day, 'pdf')).toBe('Going-abroad-2027-29-2026-11-22.pdf')
    expect(fileName('...', day, 'json')).toBe('clusterboard-2026-11-22.json')
  })
})
