// Where something is laid out: a page by its template, and a screen of it, as one list.
import { instanceName } from '../../shared/board/instances.ts'
import { instanceSeedOf, templateOf } from '../../shared/catalog.ts'
import type { Place } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { SelectField } from '../ui/SelectField.tsx'

type Props = { label: string; place: Place; onChange: (place: Place) => void; className?: string }

const nameOf = ({ template, screen }: Place): string => (screen === undefined ? template : `${template}/${screen}`)

export function PlaceField({ label, place, onChange, ...rest }: Props) {
  const { board, t } = useBoard()
  const places = board.templates.flatMap((template): { place: Place; label: string }[] => {
    const seed = instanceSeedOf(template)
    const name = instanceName(board, template, t)
    if (!seed) return []
    return seed.screens.map(({ id }) => ({
      place: { template, screen: id },
      label: `${name}: ${t(`${templateOf(template)}.screen.${id}`)}`,
    }))
  })
  return (
    <SelectField
      {...rest}
      label={label}
      value={nameOf(place)}
      options={places.map((one) => ({ value: nameOf(one.place), label: one.label }))}
      onChange={(value) => {
        const chosen = places.find((one) => nameOf(one.place) === value)
        if (chosen) onChange(chosen.place)
      }}
    />
  )
}
