// A small picture of what kind of board it is: a scored matrix, needs in quadrants, or a brand. Not the board's content.
import type { TemplateId } from '../../shared/catalog.ts'
import { valueTint } from '../../shared/drawing.ts'
import styles from './RecentBoards.module.css'

const MATRIX = [0.1, 0.5, 0.9, 0.3, 0.7, 0.7, 0.3, 0.9, 0.5, 0.1, 0.3, 0.1, 0.9, 0.7, 0.5]
const BARS = [28, 22, 21, 17, 14]
const DOTS = [
  [20, 44],
  [34, 36],
  [48, 38],
  [62, 24],
  [80, 16],
] as const

export function BoardPreview({ templates }: { templates: readonly TemplateId[] }) {
  return (
    <svg className={styles.preview} viewBox="0 0 104 66" aria-hidden>
      {templates.includes('T04') ? <Matrix /> : templates.includes('T02') ? <Needs /> : <Brand />}
    </svg>
  )
}

function Matrix() {
  return (
    <>
      {Array.from({ length: 30 }, (_, index) => (
        <rect
          key={index}
          x={8 + (index % 5) * 10}
          y={10 + Math.floor(index / 5) * 8}
          width="9"
          height="7"
          fill={valueTint(MATRIX[(index * 7) % MATRIX.length]!)}
        />
      ))}
      {BARS.map((width, index) => (
        <rect
          key={index}
          x="64"
          y={12 + index * 9}
          width={width}
          height="5"
          fill={index < 3 ? 'var(--action)' : 'var(--context)'}
        />
      ))}
    </>
  )
}

function Needs() {
  return (
    <>
      <path d="M10 50V10M10 50H94" stroke="var(--control-line)" fill="none" />
      <path d="M52 10V50M10 30H94" stroke="var(--line)" fill="none" />
      {DOTS.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="3" fill="var(--action)" />
      ))}
    </>
  )
}

function Brand() {
  return (
    <>
      <path d="M14 26L52 10L90 26Z" fill="var(--value-3)" />
      {[16, 42, 68].map((x) => (
        <rect key={x} x={x} y="29" width="20" height="18" fill="var(--value-1)" />
      ))}
      <rect x="14" y="50" width="76" height="6" fill="var(--action)" />
    </>
  )
}
