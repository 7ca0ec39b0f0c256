// The size of a box on screen, for drawings that fill it.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export function useBoxSize<E extends HTMLElement>(): { box: RefObject<E | null>; width: number; height: number } {
  const box = useRef<E | null>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, ...size }
}
