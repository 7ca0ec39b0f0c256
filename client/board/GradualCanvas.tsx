// The canvas of the board: tldraw's own, drawing large pages step by step.
import { useState, type ComponentProps } from 'react'
import { DefaultCanvas, useEditor } from 'tldraw'
import { gradualShapes } from './gradualShapes.ts'

export function GradualCanvas(props: ComponentProps<typeof DefaultCanvas>) {
  const editor = useEditor()
  // Before anything is drawn, so no effect: that would come when the whole page is there.
  useState(() => gradualShapes(editor))
  return <DefaultCanvas {...props} />
}
