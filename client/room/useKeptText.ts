// A text that somebody is typing, kept on this device so that a reload, a call or a lost connection takes no word of it.
import { useCallback, useState } from 'react'

/** @param name of the text on this device, such as `idea.BOARD` */
export function useKeptText(name: string): [text: string, setText: (text: string) => void] {
  const key = `clusterboard.text.${name}`
  const [text, setOwn] = useState(() => localStorage.getItem(key) ?? '')
  const setText = useCallback(
    (next: string) => {
      setOwn(next)
      if (next === '') localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    },
    [key],
  )
  return [text, setText]
}
