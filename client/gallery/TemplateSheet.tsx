// What one template is for, what it takes and gives, and the way to it: add its page, go to it, choose it for a workshop.
import { ArrowLeft } from 'lucide-react'
import { CATALOG, type TemplateId } from '../../shared/catalog.ts'
import { RECOMMENDATIONS } from '../../shared/compute/recommendations.ts'
import { flowsFrom, flowsInto, type Flow } from '../../shared/templateSeries.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import type { GalleryPlace } from './galleryPlace.ts'
import { SheetActions } from './SheetActions.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import styles from './TemplateGallery.module.css'

export type TemplateSheetProps = {
  template: TemplateId
  place: GalleryPlace
  onBack: () => void
  onShow: (template: TemplateId) => void
}

export function TemplateSheet({ template, place, onBack, onShow }: TemplateSheetProps) {
  const t = useTranslate()
  const seed = CATALOG.get(template)
  if (!seed) return null
  const name = `${template} ${t(`${template}.name`)}`
  const answered = RECOMMENDATIONS.filter(({ templates }) => templates.includes(template))
  return (
    <article className={styles.sheet} aria-labelledby="gallery-sheet">
      <Button variant="quiet" size="small" className={styles.back} icon={<ArrowLeft size={16} />} onClick={onBack}>
        {t('gallery.back')}
      </Button>
      <h3 id="gallery-sheet" className={styles.name} tabIndex={-1}>
        {name}
      </h3>
      <p className={styles.question}>{t(`${template}.question`)}</p>
      <SheetActions template={template} place={place} />
      <TemplatePreview template={template} label={t('gallery.preview', { name })} />
      <p>{t(`${template}.purpose`)}</p>
      <dl className={styles.facts}>
        <Fact term={t('gallery.when')}>{t(`${template}.when`)}</Fact>
        <Fact term={t('gallery.who')}>{t(`${template}.who`)}</Fact>
        <Fact term={t('gallery.time')}>
          {t('gallery.time.value', { minutes: seed.minutes, steps: seed.agenda.length })}
          {seed.repeats ? ` ${t(`gallery.repeats.${seed.repeats}`)}` : null}
        </Fact>
        <Fact term={t('gallery.output')}>{t(`${template}.output`)}</Fact>
        <Fact term={t('gallery.from')}>
          <Flows flows={flowsInto(template)} end="from" empty={t('gallery.from.none')} onShow={onShow} />
        </Fact>
        <Fact term={t('gallery.to')}>
          <Flows flows={flowsFrom(template)} end="to" empty={t('gallery.to.none')} onShow={onShow} />
        </Fact>
        <Fact term={t('gallery.recommendations')}>
          {answered.length === 0 ? (
            t('gallery.recommendations.none')
          ) : (
            <ul>
              {answered.map(({ id }) => (
                <li key={id}>
                  {id} {t(`${id}.title`)}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </article>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type FlowsProps = { flows: Flow[]; end: 'from' | 'to'; empty: string; onShow: (template: TemplateId) => void }

function Flows({ flows, end, empty, onShow }: FlowsProps) {
  const t = useTranslate()
  if (flows.length === 0) return empty
  return (
    <ul>
      {flows.map((flow) => (
        <li key={flow.id}>
          {t(`flow.${flow.id}`)}{' '}
          <span className={styles.ends}>
            {flow[end].map((id) =>
              CATALOG.has(id) ? (
                <button
                  key={id}
                  type="button"
                  className={styles.end}
                  title={t(`${id}.name`)}
                  onClick={() => onShow(id)}
                >
                  {id}
                </button>
              ) : (
                <span key={id}>{id === 'all' ? t('gallery.from.all') : id}</span>
              ),
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
