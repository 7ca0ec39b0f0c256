// What is on the board: another template, another title.
import { z } from 'zod'
import { addTemplate } from '../../shared/board/initialBoard.ts'
import { seedTexts } from '../board/seedTexts.ts'
import { titleText } from '../http/parseBody.ts'
import { idLike, type CommandTable } from './command.ts'

export const boardCommands = {
  addTemplate: {
    body: z.strictObject({ template: idLike, market: idLike.nullish() }),
    run: ({ deps, boardId }, { template, market }) =>
      deps.rooms.change(boardId, (doc) => {
        const text = seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')
        return { instance: addTemplate(doc, template, text, { market: market ?? null }) }
      }),
  },
  setTitle: {
    body: z.strictObject({ title: titleText }),
    async run({ deps, boardId }, { title }) {
      await deps.rooms.change(boardId, (doc) => void doc.getMap('meta').set('title', title))
      await deps.storage.setTitle(boardId, title)
    },
  },
} satisfies Partial<CommandTable>
