// A partner as people read it: sign and name.
import type { PartnerLook } from '../../shared/signs.ts'
import { PartnerSign } from './PartnerSign.tsx'
import styles from './Partner.module.css'

export function PartnerName({ look, name, size = 16 }: { look: PartnerLook; name: string; size?: number }) {
  return (
    <span className={styles.name}>
      <PartnerSign look={look} size={size} />
      <span>{name}</span>
    </span>
  )
}
