// Which partner a person speaks for, as large rows with the partners' signs; or none.
import { useId } from 'react'
import type { Partner, PartnerId } from '../../shared/board/boardState.ts'
import { partnerLooks } from '../../shared/signs.ts'
import { useTranslate } from '../i18n.ts'
import { classes } from '../ui/classes.ts'
import { FieldError } from '../ui/FieldError.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './PartnerChoice.module.css'

export type PartnerChoiceProps = {
  partners: readonly Partner[]
  /** Undefined before a choice; null = belongs to no partner. */
  value: PartnerId | null | undefined
  onChange: (partnerId: PartnerId | null) => void
  error?: string | null
}

export function PartnerChoice({ partners, value, onChange, error = null }: PartnerChoiceProps) {
  const t = useTranslate()
  const group = useId()
  const looks = partnerLooks(partners)
  const radio = (isChosen: boolean, choose: () => void) => (
    <input
      type="radio"
      name={group}
      checked={isChosen}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${group}-error` : undefined}
      onChange={choose}
    />
  )
  return (
    <fieldset>
      <legend className={styles.legend}>{t('join.partner')}</legend>
      <div className={classes(styles.rows, error && styles.wrong)}>
        {partners.map((partner, index) => (
          <label key={partner.id} className={classes(styles.row, value === partner.id && styles.chosen)}>
            {radio(value === partner.id, () => onChange(partner.id))}
            <PartnerSign look={looks[index]!} size={20} />
            <span className={styles.name}>{partner.name}</span>
            <span className={styles.region}>{partner.region}</span>
          </label>
        ))}
        <label className={classes(styles.row, value === null && styles.chosen)}>
          {radio(value === null, () => onChange(null))}
          <span />
          <span className={styles.none}>
            {t('join.partner.none')}
            <span className={styles.region}>{t('join.partner.none.text')}</span>
          </span>
        </label>
      </div>
      {error ? <FieldError id={`${group}-error`}>{error}</FieldError> : null}
    </fieldset>
  )
}
