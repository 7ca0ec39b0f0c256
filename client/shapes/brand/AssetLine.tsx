// One asset: its partner's sign and its name, edited in place. A source fact nobody stands by is cream and asks for it.
import { fieldSeedOf } from '../../../shared/board/validateField.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { ChainAsset } from '../../../shared/widgets/valueChain.ts'
import { useBoard } from '../../board/boardContext.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { classes } from '../../ui/classes.ts'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { factYear } from '../generic/factYear.ts'
import { fieldKey } from '../generic/fieldKey.ts'
import styles from './ValueChain.module.css'

const FIELD = 'label'

export function AssetLine({ asset }: { asset: ChainAsset }) {
  const { board, looks, canEdit, edit, t } = useBoard()
  const { item, partner, isUnconfirmed } = asset
  const look = looks[partner]
  const name = itemLabel(item, t)
  const year = item.fact === null ? '' : factYear(item.fact)
  const owner = board.partners[partner]?.name ?? ''
  return (
    <li className={classes(styles.asset, isUnconfirmed && styles.fact)}>
      {look && <PartnerSign look={look} size={13} label={owner} />}
      <div>
        <FieldEditor
          widget={item.widget}
          field={fieldSeedOf(item.widget, FIELD)}
          value={item.fields[FIELD]}
          label={`${owner}, ${t(fieldKey(item.widget, FIELD))}`}
          save={(value) => edit.setItemField(item.widget, item.id, FIELD, value)}
          isBlock
        />
        {isUnconfirmed && (
          <p className={styles.factLine}>
            <span title={t('widgets.fact.open', { year })}>{t('brand.chain.fact', { year })}</span>
            {canEdit && (
              <button
                type="button"
                aria-label={t('brand.chain.confirm', { name })}
                onClick={() => edit.confirmItem(item.widget, item.id)}
              >
                {t('widgets.fact.confirm')}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
