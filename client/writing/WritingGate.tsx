// Brings a person to the private writing that runs: it opens by itself for participants, late ones too, and for facilitators
// when they want to write themselves.
import { useEffect } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { openWriting } from './openWriting.ts'
import { WritingPanel } from './WritingPanel.tsx'
import { closeWritingPanel, openWritingPanel, useWritingChoices } from './writingWindow.ts'

export function WritingGate() {
  const { board, me, canFacilitate } = useBoard()
  const choices = useWritingChoices()
  const running = openWriting(board.workshop)
  const isNew = running !== null && choices[running.id] === undefined
  useEffect(() => {
    if (running && isNew && !canFacilitate) openWritingPanel(running.id)
  }, [running, isNew, canFacilitate])
  const wanted = board.workshop.writings.find(({ id }) => choices[id] === 'open')
  useEffect(() => {
    // A panel left open before a reload is of no use when its writing ended meanwhile.
    if (wanted && wanted.state !== 'open') closeWritingPanel(wanted.id)
    // Only at the start: a writing that ends before one's eyes says so in the panel.
  }, []) // eslint-disable-line react-hooks/exhaustive-deps -- see above
  if (!wanted || me.role === 'viewer') return null
  return <WritingPanel key={wanted.id} writing={wanted} onClose={() => closeWritingPanel(wanted.id)} />
}
