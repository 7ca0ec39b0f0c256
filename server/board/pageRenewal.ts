// Pages of boards that an earlier version made: brought to the places of today's seeds when the board is opened.
import type * as Y from 'yjs'
import { fitPages, pagesToFit } from '../../shared/board/fitPages.ts'
import type { Renewal } from '../relay/RoomLog.ts'
import { seedTexts } from './seedTexts.ts'

const textsOf = (doc: Y.Doc) => seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')

export const pageRenewal: Renewal = {
  dueOn(doc) {
    const text = textsOf(doc)
    return pagesToFit(doc, text).length === 0 ? null : (text('history.renewed') ?? '')
  },
  apply: (doc) => fitPages(doc, textsOf(doc)),
}
