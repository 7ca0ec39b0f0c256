// The consortium's partners as a table one can type in. The order gives each its colour and sign.
import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import type { PartnerType } from '../../shared/board/boardState.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { partnerLooks } from '../../shared/signs.ts'
import { useTranslate } from '../i18n.ts'
import { classes } from '../ui/classes.ts'
import { FieldError } from '../ui/FieldError.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './PartnersField.module.css'
import type { PartnerDraft } from './workshopDraft.ts'

const TYPES: readonly PartnerType[] = ['cluster', 'agency', 'other']

export type PartnersFieldProps = {
  partners: PartnerDraft[]
  onChange: (partners: PartnerDraft[]) => void
  newPartner: () => PartnerDraft
  /** Sentence at a field, by `partners.KEY.name`; `partners` for the whole table. */
  errors: ReadonlyMap<string, string>
}

export function PartnersField({ partners, onChange, newPartner, errors }: PartnersFieldProps) {
  const t = useTranslate()
  const table = useRef<HTMLDivElement>(null)
  const looks = partnerLooks(
    partners.map((partner, index) => ({ ...partner, id: partner.key, name: partner.name || String(index + 1) })),
  )
  const change = (key: string, part: Partial<PartnerDraft>) =>
    onChange(partners.map((partner) => (partner.key === key ? { ...partner, ...part } : partner)))
  const add = () => {
    const partner = newPartner()
    onChange([...partners, partner])
    // After the row is on screen.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-key="${partner.key}"]`)?.focus())
  }
  return (
    <fieldset>
      <legend className={styles.legend}>
        {t('home.partners')} <span>{t('home.partners.hint')}</span>
      </legend>
      <div className={styles.table} ref={table}>
        {partners.map((partner, index) => {
          const wrong = errors.get(`partners.${partner.key}.name`) ?? errors.get(`partners.${partner.key}.region`)
          const position = index + 1
          return (
            <div key={partner.key} className={classes(styles.row, wrong && styles.wrong)}>
              <PartnerSign look={looks[index]!} />
              <input
                data-key={partner.key}
                className={classes(styles.cell, styles.name)}
                aria-label={t('home.partner.name', { position })}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `${partner.key}-error` : undefined}
                placeholder={t('home.partner.namePlaceholder')}
                maxLength={LIMITS.maxNameLength}
                autoComplete="off"
                value={partner.name}
                onChange={(event) => change(partner.key, { name: event.target.value })}
              />
              <input
                className={styles.cell}
                aria-label={t('home.partner.region', { position })}
                placeholder={t('home.partner.regionPlaceholder')}
                maxLength={LIMITS.maxNameLength}
                autoComplete="off"
                value={partner.region}
                onChange={(event) => change(partner.key, { region: event.target.value })}
              />
              <select
                className={styles.cell}
                aria-label={t('home.partner.type', { position })}
                value={partner.type}
                onChange={(event) => change(partner.key, { type: event.target.value as PartnerType })}
              >
                {TYPES.map((type) => (
                  <option key={type} value={type}>
                    {t(`home.partner.type.${type}`)}
                  </option>
                ))}
              </select>
              <IconButton
                size="small"
                label={t('home.partner.remove', { name: partner.name.trim() || String(position) })}
                icon={<X size={15} aria-hidden />}
                isDisabled={partners.length === 1}
                onClick={() => onChange(partners.filter((other) => other.key !== partner.key))}
              />
              {wrong ? (
                <div className={styles.error}>
                  <FieldError id={`${partner.key}-error`}>{wrong}</FieldError>
                </div>
              ) : null}
            </div>
          )
        })}
        {partners.length < LIMITS.maxPartners ? (
          <button type="button" className={styles.add} onClick={add}>
            <Plus size={16} aria-hidden />
            {t('home.partner.add')}
          </button>
        ) : (
          <p className={styles.full}>{t('home.problem.tooManyPartners', { count: LIMITS.maxPartners })}</p>
        )}
      </div>
      {errors.has('partners') ? <FieldError>{errors.get('partners')!}</FieldError> : null}
    </fieldset>
  )
}
