// Several values, or one of very many: what is picked stands in the field, the rest opens beside it with a search.
import { useId, useState, type KeyboardEvent } from 'react'
import { Search } from 'lucide-react'
import { useBoard } from '../../board/boardContext.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { classes } from '../../ui/classes.ts'
import type { Option, OptionGroup } from './fieldOptions.ts'
import styles from './SeveralField.module.css'

type Props = {
  label: string
  groups: readonly OptionGroup[]
  picked: readonly string[]
  /** One value only: picking another one replaces it and closes. */
  isSingle?: boolean
  put: (next: string[]) => void
  /** Shown while nothing is picked. */
  placeholder: string
  attributes: Record<string, string | undefined>
}

/** From this many options on a search helps. */
const MANY = 9

export function SeveralField({ label, groups, picked, isSingle = false, put, placeholder, attributes }: Props) {
  const { t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const options = groups.flatMap((group) => group.options)
  const chosen = picked.map((value) => options.find((option) => option.value === value) ?? { value, text: value })
  const words = chosen.map(({ text }) => text).join(', ')
  return (
    <Popover
      label={label}
      align="start"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          {...attributes}
          type="button"
          className={styles.rest}
          aria-label={`${label}: ${words === '' ? t('widgets.field.empty') : words}`}
        >
          {chosen.length === 0 ? (
            <span className={styles.placeholder}>{placeholder}</span>
          ) : (
            <Chosen options={chosen} isSigned={chosen.length > 1} />
          )}
        </button>
      }
    >
      {/* React hands events of the open list on to the canvas around the panel; there they would move the board. */}
      <div {...stopEvents}>
        <OptionList
          label={label}
          groups={groups}
          picked={picked}
          isSingle={isSingle}
          put={(next) => {
            put(next)
            if (isSingle) setOpen(false)
          }}
        />
      </div>
    </Popover>
  )
}

/** Partners as signs where several stand side by side, else words. */
function Chosen({ options, isSigned }: { options: readonly Option[]; isSigned: boolean }) {
  const { looks } = useBoard()
  return options.map((option, place) => {
    const look = option.partner === undefined ? undefined : looks[option.partner]
    return (
      <span key={option.value} className={styles.one}>
        {look && <PartnerSign look={look} size={13} {...(isSigned ? { label: option.text } : {})} />}
        {(!look || !isSigned) && `${option.text}${place < options.length - 1 ? ', ' : ''}`}
      </span>
    )
  })
}

const stop = (event: { stopPropagation(): void }): void => event.stopPropagation()

/** For what a panel opens outside itself. */
export const stopEvents = {
  onPointerDown: stop,
  onPointerUp: stop,
  onClick: stop,
  onDoubleClick: stop,
  onWheel: stop,
  onTouchStart: stop,
}

type ListProps = Pick<Props, 'label' | 'groups' | 'picked' | 'put'> & { isSingle: boolean }

export function OptionList({ label, groups, picked, isSingle, put }: ListProps) {
  const { t, looks } = useBoard()
  const name = useId()
  const [query, setQuery] = useState('')
  const count = groups.reduce((sum, group) => sum + group.options.length, 0)
  const wanted = query.trim().toLocaleLowerCase()
  const found = groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ text }) => text.toLocaleLowerCase().includes(wanted)),
    }))
    .filter((group) => group.options.length > 0)
  const toggle = ({ value }: Option) => {
    if (isSingle) put(picked.includes(value) ? [] : [value])
    else put(picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  return (
    <div className={styles.list} onKeyDown={onKeyDown}>
      {count >= MANY && (
        <label className={styles.search}>
          <Search size={14} aria-hidden />
          <input
            autoFocus
            value={query}
            aria-label={t('widgets.field.search', { field: label })}
            placeholder={t('widgets.field.searchHint')}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              const first = found[0]?.options[0]
              if (event.key !== 'Enter' || !first) return
              toggle(first)
              setQuery('')
            }}
          />
        </label>
      )}
      <div className={styles.options} role="group" aria-label={label}>
        {found.map((group) => (
          <div key={group.label ?? ''}>
            {group.label !== null && <p className={styles.group}>{group.label}</p>}
            {group.options.map((option) => {
              const look = option.partner === undefined ? undefined : looks[option.partner]
              return (
                <label key={option.value} className={styles.option}>
                  <input
                    type={isSingle ? 'radio' : 'checkbox'}
                    name={name}
                    checked={picked.includes(option.value)}
                    onChange={() => toggle(option)}
                    onClick={() => {
                      if (isSingle && picked.includes(option.value)) toggle(option)
                    }}
                  />
                  {look && <PartnerSign look={look} size={14} />}
                  <span>{option.text}</span>
                </label>
              )
            })}
          </div>
        ))}
        {found.length === 0 && <p className={classes(styles.group, styles.none)}>{t('widgets.field.nothingFound')}</p>}
      </div>
    </div>
  )
}
