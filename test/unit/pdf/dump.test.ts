import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { prepareExample, renderBoard } from './examplePdf.ts'
it('dump', async () => {
  const board = await prepareExample()
  const s = performance.now()
  const { bytes, missingLetters } = await renderBoard(board, { people: [{ name: 'Nita', partnerId: 'BIOCAT', role: 'facilitator' }] })
  console.log(bytes.length, missingLetters, performance.now() - s)
  writeFileSync('/tmp/report.pdf', bytes)
})
