// What can be done with a template here: add its page (for a market), go to its pages, or choose it for a new workshop.
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import type { BoardState } from '../../shared/board/boardState.ts'
import { instanceName, instancesOf, marketOf } from '../../shared/board/instances.ts'
import { workingMarkets } from '../../shared/board/axis.ts'
import { templateSeedOf, type TemplateId } from '../../shared/catalog.ts'
import { itemLabels } from '../../shared/charts/boardTexts.ts'
import { BoardError } from '../../shared/errors.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import type { GalleryPlace } from './galleryPlace.ts'
import styles from './TemplateGallery.module.css'

type BoardPlace = Extract<GalleryPlace, { kind: 'board' }>

export function SheetActions({ template, place }: { template: TemplateId; place: GalleryPlace }) {
  return place.kind === 'board' ? (
    <BoardActions key={template} template={template} place={place} />
  ) : (
    <HomeActions template={template} place={place} />
  )
}

function HomeActions({ template, place }: { template: TemplateId; place: Exclude<GalleryPlace, BoardPlace> }) {
  const t = useTranslate()
  const isChosen = place.chosen.includes(template)
  const toggle = () =>
    place.onChange(isChosen ? place.chosen.filter((one) => one !== template) : [...place.chosen, template])
  return (
    <div className={styles.actions}>
      <Button variant={isChosen ? 'normal' : 'primary'} onClick={toggle}>
        {t(isChosen ? 'gallery.choose.remove' : 'gallery.choose')}
      </Button>
      {isChosen ? (
        <span className={styles.chosenSign}>
          <Check size={14} aria-hidden /> {t('gallery.chosen')}
        </span>
      ) : null}
    </div>
  )
}

/** Markets that may get a page: all candidates for missions; those without a page yet where each market has one. */
function marketsFor(board: BoardState, template: TemplateId): { id: string }[] {
  const taken = instancesOf(board, template).map((instance) => marketOf(board, instance))
  const isOnce = templateSeedOf(template)?.repeats === 'market'
  return workingMarkets(board).filter(({ id, isLeft }) => !isLeft && !(isOnce && taken.includes(id)))
}

function BoardActions({ template, place }: { template: TemplateId; place: BoardPlace }) {
  const t = useTranslate()
  const { board, canAdd, goTo } = place
  const seed = templateSeedOf(template)
  const [market, setMarket] = useState('')
  const [now, setNow] = useState<{ isBusy: boolean; isAdded: boolean; error: string | null }>({
    isBusy: false,
    isAdded: false,
    error: null,
  })
  const pages = instancesOf(board, template)
  const markets = seed?.subject?.market === undefined ? [] : marketsFor(board, template)
  const labels = itemLabels(board, 'T04.markets', t)
  const mayAdd = pages.length === 0 || seed?.repeats !== undefined
  const wanted = markets.some(({ id }) => id === market) ? market : ''

  const add = async () => {
    setNow({ isBusy: true, isAdded: false, error: null })
    try {
      await place.add(template, wanted === '' ? null : wanted)
      setMarket('')
      setNow({ isBusy: false, isAdded: true, error: null })
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setNow({ isBusy: false, isAdded: false, error: error.message })
    }
  }

  return (
    <div className={styles.boardActions}>
      {pages.length > 0 && (
        <div className={styles.actions}>
          {pages.map((instance) => (
            <Button key={instance} onClick={() => goTo(instance)}>
              {t('gallery.goTo', { name: instanceName(board, instance, t) })}
            </Button>
          ))}
        </div>
      )}
      {mayAdd && !canAdd && <p className={styles.hint}>{t('gallery.onlyFacilitator')}</p>}
      {mayAdd && canAdd && (
        <div className={styles.actions}>
          {markets.length > 0 && (
            <SelectField
              label={t('gallery.market')}
              value={wanted}
              options={[
                { value: '', label: t('gallery.market.none') },
                ...markets.map(({ id }) => ({ value: id, label: labels.get(id) ?? id })),
              ]}
              onChange={setMarket}
            />
          )}
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden />}
            isBusy={now.isBusy}
            onClick={() => void add()}
          >
            {t(now.isBusy ? 'gallery.adding' : pages.length > 0 ? 'gallery.addAnother' : 'gallery.add')}
          </Button>
        </div>
      )}
      {now.isAdded ? <Notice tone="good">{t('gallery.added')}</Notice> : null}
      {now.error !== null ? <Notice tone="red">{now.error}</Notice> : null}
    </div>
  )
}
