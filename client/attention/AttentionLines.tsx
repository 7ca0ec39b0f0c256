// Everything that may have to be said about where everybody looks and who leads, in one place above the board.
import { ControlLine } from './ControlLine.tsx'
import { SpotlightLine } from './SpotlightLine.tsx'
import { StandInLine } from './StandInLine.tsx'
import { SummonsLine } from './SummonsLine.tsx'

export function AttentionLines() {
  return (
    <>
      <ControlLine />
      <SpotlightLine />
      <SummonsLine />
      <StandInLine />
    </>
  )
}
