// "Follow the facilitator": when a step starts, this screen goes to its place. Any own move on the canvas stops it.
import { Locate, LocateOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { sheetOf } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import styles from './RunSheet.module.css'

export function FollowChip() {
  const { board, t } = useBoard()
  const canvas = useCanvas()
  const [isOn, setOn] = useState(true)
  const { editor, template } = canvas
  const { step } = board
  const canvasNow = useRef(canvas)
  const boardNow = useRef(board)
  useEffect(() => {
    canvasNow.current = canvas
    boardNow.current = board
  })
  // The start time is part of the step: starting the same step again calls everybody back.
  const call = step ? `${step.template}/${step.step}/${step.startedAt}` : null
  const arrived = useRef<string | null>(null)
  useEffect(() => {
    if (!isOn || call === null || !editor) return
    const [calledTemplate = '', calledStep] = call.split('/')
    const screen = sheetOf(boardNow.current, calledTemplate).find(({ id }) => id === calledStep)?.screen
    if (screen) canvasNow.current.goToScreen(calledTemplate, screen)
    arrived.current = calledTemplate
  }, [isOn, call, editor])
  useEffect(() => {
    // Turning to another page is an own move too.
    if (arrived.current !== null && template !== arrived.current) {
      arrived.current = null
      setOn(false)
    }
  }, [template])
  useEffect(() => {
    if (!isOn || !editor) return
    const container = editor.getContainer()
    const stop = () => setOn(false)
    const onPointerDown = (event: PointerEvent) => {
      if (event.button === 1 || editor.isIn('hand')) stop()
    }
    container.addEventListener('wheel', stop, { passive: true })
    container.addEventListener('pointerdown', onPointerDown)
    return () => {
      container.removeEventListener('wheel', stop)
      container.removeEventListener('pointerdown', onPointerDown)
    }
  }, [isOn, editor])
  return (
    <div className={styles.follow}>
      <Button
        size="small"
        isPressed={isOn}
        icon={isOn ? <Locate size={14} aria-hidden /> : <LocateOff size={14} aria-hidden />}
        onClick={() => setOn(!isOn)}
      >
        {t('facilitation.follow')}
      </Button>
    </div>
  )
}
