// A card for each company profile: who it is, which ways it takes, which market it prefers.
import { listItems, type FieldValue, type Item } from '../../../shared/board/boardState.ts'
import { idsField } from '../../../shared/compute/content.ts'
import { enumerate, itemLabel, itemLabels } from '../../../shared/charts/boardTexts.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerName } from '../../ui/PartnerName.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Profiles.module.css'

const WIDGET = 'T03.profiles'
const NEEDED = ['code', 'partner', 'size', 'type', 'route'] as const

export function PersonaCards() {
  const { board, t } = useBoard()
  const profiles = listItems(board, WIDGET)
  if (profiles.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T03.personas.none')}>{t('T03.personas.noneText')}</EmptyBox>
      </div>
    )
  }
  return (
    <ul className={styles.cards}>
      {profiles.map((item) => (
        <PersonaCard key={item.id} item={item} />
      ))}
    </ul>
  )
}

function PersonaCard({ item }: { item: Item }) {
  const { board, looks, t } = useBoard()
  const { fields } = item
  const place = board.partners.findIndex(({ id }) => id === fields.partner)
  const look = looks[place]
  const word = (field: string, value: FieldValue | undefined): string =>
    typeof value === 'string' && value !== '' ? t(`T03.option.${field}.${value}`) : ''
  const markets = itemLabels(board, 'T04.markets', t)
  const market = typeof fields.preferredMarket === 'string' ? markets.get(fields.preferredMarket) : undefined
  const routes = idsField(fields.route).map((route) => t(`T03.option.route.${route}`))
  const open = NEEDED.filter((field) => !isFilled(fields[field]))
  const lines = [
    [word('businessModel', fields.businessModel), word('stage', fields.stage)],
    [word('valueChainStage', fields.valueChainStage)],
    [market === undefined ? '' : t('T03.personas.market', { market })],
    [typeof fields.experience === 'number' ? t('T03.personas.experience', { value: fields.experience }) : ''],
  ]
    .map((parts) => parts.filter((part) => part !== '').join(' · '))
    .filter((text) => text !== '')
  return (
    <li className={classes(styles.card, open.length > 0 && styles.unfinished)}>
      <div className={styles.cardHead}>
        <h3>{itemLabel(item, t)}</h3>
        {look && <PartnerName look={look} name={board.partners[place]!.name} size={12} />}
      </div>
      <p className={styles.kind}>
        {[
          typeof fields.staff === 'number'
            ? t('T03.personas.staff', { count: fields.staff })
            : word('size', fields.size),
          word('type', fields.type),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {routes.length > 0 && (
        <ul className={styles.routes}>
          {routes.map((route) => (
            <li key={route}>{route}</li>
          ))}
        </ul>
      )}
      {lines.map((text) => (
        <p key={text} className={styles.line}>
          {text}
        </p>
      ))}
      {open.length > 0 && (
        <p className={styles.missing}>
          {t('T03.personas.open', {
            fields: enumerate(
              open.map((field) => t(`T03.field.profiles.${field}`)),
              t,
            ),
          })}
        </p>
      )}
    </li>
  )
}
