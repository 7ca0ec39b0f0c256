// The templates to put on the board, as cards one can tick, and the gallery that says more about each.
import { Check } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { CATALOG, type TemplateId } from '../../shared/catalog.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { FieldError } from '../ui/FieldError.tsx'
import fieldStyles from '../ui/Field.module.css'
import partnersStyles from './PartnersField.module.css'
import styles from './TemplateCards.module.css'

const TemplateGallery = lazy(async () => ({
  default: (await import('../gallery/TemplateGallery.tsx')).TemplateGallery,
}))

export type TemplateCardsProps = {
  chosen: TemplateId[]
  onChange: (chosen: TemplateId[]) => void
  error: string | null
}

export function TemplateCards({ chosen, onChange, error }: TemplateCardsProps) {
  const t = useTranslate()
  const [isGalleryOpen, setIsGalleryOpen] = useState(false)
  return (
    <fieldset>
      <legend className={partnersStyles.legend}>
        {t('home.templates')} <span>{t('home.templates.hint')}</span>
      </legend>
      <div className={styles.cards}>
        {[...CATALOG.values()].map(({ id, minutes }) => {
          const isChosen = chosen.includes(id)
          return (
            <label key={id} className={classes(styles.card, isChosen && styles.chosen)}>
              <span className={fieldStyles.box}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  aria-invalid={error ? true : undefined}
                  onChange={() => onChange(isChosen ? chosen.filter((other) => other !== id) : [...chosen, id])}
                />
                <Check size={13} strokeWidth={3} aria-hidden />
              </span>
              <span className={styles.words}>
                <strong>
                  {id} {t(`${id}.name`)}
                </strong>
                <span>{t(`${id}.question`)}</span>
                <span>{t('home.templates.minutes', { count: minutes })}</span>
              </span>
            </label>
          )
        })}
      </div>
      <div className={styles.more}>
        <Button size="small" onClick={() => setIsGalleryOpen(true)}>
          {t('home.templates.gallery')}
        </Button>
        <span>{t('home.templates.chosen', { count: chosen.length })}</span>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
      {isGalleryOpen && (
        <Suspense fallback={null}>
          <TemplateGallery onClose={() => setIsGalleryOpen(false)} place={{ kind: 'home', chosen, onChange }} />
        </Suspense>
      )}
    </fieldset>
  )
}
