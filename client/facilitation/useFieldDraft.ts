// A field that saves by itself: after a pause, on leaving it, and when it disappears. While it is being written others'
// changes wait; otherwise it shows what the board has.
import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 700

export type FieldDraft = { shown: string; change: (text: string) => void; flush: () => void }

/** @param save must be able to take the same text twice */
export function useFieldDraft(value: string, save: (text: string) => void): FieldDraft {
  const [draft, setDraft] = useState<string | null>(null)
  const pending = useRef<{ text: string; timeout: number } | null>(null)
  const saveNow = useRef(save)
  useEffect(() => {
    saveNow.current = save
  })
  const send = () => {
    if (!pending.current) return
    window.clearTimeout(pending.current.timeout)
    const { text } = pending.current
    pending.current = null
    saveNow.current(text)
  }
  useEffect(() => send, [])
  // What is on the board now is mine, or came after it.
  useEffect(() => {
    if (!pending.current) setDraft(null)
  }, [value])
  return {
    shown: draft ?? value,
    change(text) {
      setDraft(text)
      if (pending.current) window.clearTimeout(pending.current.timeout)
      pending.current = { text, timeout: window.setTimeout(send, PAUSE_MS) }
    },
    flush() {
      send()
    },
  }
}
