// What a widget may take over from other templates: proposals to confirm, or items to choose from (domain 5.1).
import { Link2 } from 'lucide-react'
import { instanceOf, type WidgetId } from '../../../shared/catalog.ts'
import { offers } from '../../../shared/board/links.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { widgetKey } from './fieldKey.ts'
import type { OptionGroup } from './fieldOptions.ts'
import { OptionList, stopEvents } from './SeveralField.tsx'
import { useRefusal } from './useRefusal.ts'
import styles from './LinkMark.module.css'

export function LinkOffers({ widget }: { widget: WidgetId }) {
  const { board, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  if (!canEdit) return null
  return (['confirm', 'pick'] as const).map((rule) => {
    const open = offers(board, widget, rule)
    if (open.length === 0) return null
    const sources = [...new Set(open.map(({ source }) => source.widget))]
    const groups: OptionGroup[] = sources.map((from) => ({
      label: `${instanceOf(from)} ${t(widgetKey(from))}`,
      options: open
        .filter(({ source }) => source.widget === from)
        .map(({ source }) => ({ value: `${from}/${source.id}`, text: itemLabel(source, t) })),
    }))
    const label = t(`widgets.link.${rule}`, { count: open.length })
    return (
      <span key={rule} className={styles.offers}>
        <Popover
          label={label}
          align="start"
          trigger={
            <Button size="small" variant="quiet" icon={<Link2 size={14} aria-hidden />}>
              {label}
            </Button>
          }
        >
          <div {...stopEvents}>
            <OptionList
              label={label}
              groups={groups}
              picked={[]}
              isSingle={false}
              put={([value = '']) => {
                const at = value.indexOf('/')
                attempt(() => edit.addLinkedItem(widget, { widget: value.slice(0, at), item: value.slice(at + 1) }))
              }}
            />
            {reason !== null && <p role="alert">{reason}</p>}
          </div>
        </Popover>
      </span>
    )
  })
}
