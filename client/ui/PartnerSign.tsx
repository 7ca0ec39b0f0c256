// A partner's sign with its white edge; from the ninth partner on the two letters stand in its place.
import { signPath, type PartnerLook } from '../../shared/signs.ts'
import styles from './Partner.module.css'

export type PartnerSignProps = {
  look: PartnerLook
  /** Height of the whole picture in px; the sign fills 70 % of it. */
  size?: number
  /** The partner's name, when the sign stands alone; otherwise the sign is decoration. */
  label?: string
}

export function PartnerSign({ look, size = 16, label }: PartnerSignProps) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={styles.sign} width={size} height={size} viewBox="-8 -8 16 16" {...naming}>
      {look.shape === 'none' ? (
        <text className={styles.letters} textAnchor="middle" y="3.6" fill={look.color}>
          {look.letters}
        </text>
      ) : (
        <path
          d={signPath(look.shape, 11.2)}
          fill={look.color}
          fillRule="evenodd"
          stroke="#fff"
          strokeWidth="2"
          paintOrder="stroke"
        />
      )}
    </svg>
  )
}
