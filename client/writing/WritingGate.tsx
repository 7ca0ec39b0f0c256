// Brings a person to the private writing that runs: it opens by itself for participants, late ones too, and for facilitators
// when they want to write themselves.
import { useEffect, useRef } from 'react'
import { writingFrameId } from '../../shared/board/writingRecords.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { openWriting } from './openWriting.ts'
import { WritingPanel } from './WritingPanel.tsx'
import { closeWritingPanel, openWritingPanel, useWritingChoices } from './writingWindow.ts'

export function WritingGate() {
  const { board, me, canFacilitate, canLead } = useBoard()
  const choices = useWritingChoices()
  const running = openWriting(board.workshop)
  const isNew = running !== null && choices[running.id] === undefined
  useEffect(() => {
    if (running && isNew && !canFacilitate) openWritingPanel(running.id)
  }, [running, isNew, canFacilitate])
  const { goToShape } = useCanvas()
  const before = useRef<string | null>(null)
  const { writings } = board.workshop
  useEffect(() => {
    const ended = writings.find(({ id, state }) => id === before.current && state === 'revealed')
    before.current = running?.id ?? null
    // Who leads is shown what has just come to the board.
    if (ended && canLead) goToShape(writingFrameId(ended.id))
  }, [writings, running, canLead, goToShape])
  const wanted = board.workshop.writings.find(({ id }) => choices[id] === 'open')
  useEffect(() => {
    // A panel left open before a reload is of no use when its writing ended meanwhile.
    if (wanted && wanted.state !== 'open') closeWritingPanel(wanted.id)
    // Only at the start: a writing that ends before one's eyes says so in the panel.
  }, []) // eslint-disable-line react-hooks/exhaustive-deps -- see above
  if (!wanted || me.role === 'viewer') return null
  return <WritingPanel key={wanted.id} writing={wanted} onClose={() => closeWritingPanel(wanted.id)} />
}
