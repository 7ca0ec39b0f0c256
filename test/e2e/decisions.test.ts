// From private words to a decision on paper: writing, a vote with a ballot entered for a table, dissent, the log, the PDF.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createExample, joinBoard, note, openPage } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'
import { readPdf } from '../unit/pdf/readPdf.ts'

/** Starts a step as a program of the facilitator would: from the facilitator's own page. */
async function startStep(page: Page, boardId: string, step: string): Promise<void> {
  const status = await page.evaluate(
    async ([id, name]) => {
      const answer = await fetch(`/api/boards/${id}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command: 'startStep', template: 'T04', step: name }),
      })
      return answer.status
    },
    [boardId, step] as const,
  )
  expect(status).toBe(200)
}

const sheet = (page: Page) => page.getByRole('complementary')

describe('private writing, a vote and its decision', () => {
  it('[W164] private notes, a ballot for a table and a dissent end in a decision on the board and on paper', async () => {
    const { boardId, invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    const vera = await joinBoard(browser, invites.editor, { name: 'Vera', partner: 'Biocat' })
    const seen: string[] = []
    nita.page.on('response', (response) => {
      if (response.url().includes('/api/'))
        void response.text().then(
          (text) => seen.push(text),
          () => undefined,
        )
    })
    await openPage(nita.page, /T04/)

    // Private writing: opens by itself for participants, is counted, and comes to the board by partner.
    await startStep(nita.page, boardId, 'candidates')
    await sheet(nita.page).getByRole('button', { name: 'Open private writing' }).click()
    await nita.page.getByLabel('Question', { exact: true }).fill('Which market is missing?')
    await nita.page.getByRole('button', { name: 'Start writing' }).click()
    await omar.page.getByLabel('New note').fill('Norway, for devices')
    await omar.page.keyboard.press('Enter')
    await omar.page.keyboard.type('Korea, for research')
    await omar.page.getByText('2 notes').waitFor()
    await omar.page.getByText('Saved for you alone').waitFor()
    await vera.page.getByLabel('New note').fill('India, for trials')
    await vera.page.getByRole('button', { name: 'I have finished' }).click()
    await sheet(nita.page).getByText('1 of 2 people').waitFor()
    expect(seen.join('\n')).not.toMatch(/Norway|Korea|India/)
    await expect.poll(() => note(nita.page, 'Norway').count()).toBe(0)

    // A reload keeps every word, and a late one finds the panel open.
    await omar.page.reload()
    const second = omar.page.getByRole('textbox', { name: 'Note 2', exact: true })
    await second.waitFor()
    expect(await second.inputValue()).toBe('Korea, for research')

    await sheet(nita.page).getByRole('button', { name: 'Reveal all notes' }).click()
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Reveal all notes' }).click()
    await note(nita.page, 'Norway, for devices').first().waitFor()
    await note(nita.page, 'India, for trials').first().waitFor()
    await omar.page.getByText('The notes are on the board.').waitFor()
    await omar.page.getByRole('button', { name: 'Go to the notes' }).click()

    // The vote: one opposes with words for the record, one table votes on paper.
    await startStep(nita.page, boardId, 'decide')
    await sheet(nita.page)
      .getByRole('button', { name: /^(Open the vote|Vote again)/ })
      .first()
      .click()
    await omar.page.getByRole('button', { name: 'Vote now' }).click()
    await omar.page.getByRole('button', { name: 'Oppose', exact: true }).click()
    await omar.page.getByLabel('What do you want on record').fill('Our firms are in Shanghai already.')
    await omar.page.getByRole('button', { name: 'Cast my vote' }).click()
    await sheet(nita.page)
      .getByText(/1 of 5 partners have voted; 3 must/)
      .waitFor()
    await sheet(nita.page).getByRole('button', { name: 'Enter for a table' }).click()
    await nita.page.getByRole('button', { name: 'Enter a ballot' }).click()
    await nita.page.getByLabel('Counts for').selectOption({ label: 'ERAI' })
    await nita.page.getByLabel('Who it is from').fill('Table 3')
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click()
    await nita.page.getByRole('button', { name: 'Keep this ballot' }).click()
    await nita.page.getByRole('dialog').getByText('Table 3').waitFor()
    await nita.page.keyboard.press('Escape')
    await sheet(nita.page).getByText('1 entered for others').waitFor()
    await sheet(nita.page).getByRole('button', { name: 'Reveal', exact: true }).click()
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true }).click()

    // The decision: recorded once, read-only on the board, with the dissent that was written while opposing.
    await sheet(nita.page).getByRole('button', { name: 'Record the decision' }).click()
    await nita.page.getByLabel('Who does it').fill('The export group')
    await nita.page.getByLabel('Until when').fill('2027-03-31')
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Record the decision' }).click()
    await omar.page.getByRole('button', { name: 'Put on record' }).click()
    await omar.page.getByRole('button', { name: 'Change the dissent' }).first().waitFor()
    await sheet(nita.page)
      .getByRole('button', { name: /^Decisions/ })
      .click()
    const log = nita.page.getByRole('dialog', { name: 'Decision log' })
    await log.getByText('Our firms are in Shanghai already.').waitFor()
    await log.getByText('The export group').waitFor()
    const download = nita.page.waitForEvent('download')
    await log.getByRole('link', { name: 'Download as table' }).click()
    const table = await readFile(await (await download).path(), 'utf8')
    expect(table).toContain('Work on the United States, China and Brazil')
    await nita.page.keyboard.press('Escape')

    const pdf = await nita.page.evaluate(async () => window.clusterboard!.exportPdf())
    const { text } = readPdf(Buffer.from(pdf, 'base64'))
    expect(text).toContain('14 Decisions')
    expect(text).toContain('Dissent of BioM: Our firms are in Shanghai already.')
    expect(text).toMatch(/Who took part[\s\S]*Omar/)
    for (const visitor of [nita, omar, vera]) expect(visitor.errors).toEqual([])
    for (const visitor of [nita, omar, vera]) await visitor.context.close()
  }, 240_000)
})
