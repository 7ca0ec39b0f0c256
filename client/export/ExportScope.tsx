// Which part of the board is printed, and what of it.
import type { TLPageId } from 'tldraw'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { instanceName } from '../../shared/board/instances.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'
import { framesOf, partsOf, SCOPES, type ScopeKind, type Wishes } from './exportWishes.ts'

type Props = { wishes: Wishes; onChange: (part: Partial<Wishes>) => void }
type ScopeProps = Props & {
  label?: string
  /** Those that can be chosen. */
  scopes?: readonly ScopeKind[]
}

export function ExportScope({ wishes, onChange, label, scopes: possible = SCOPES }: ScopeProps) {
  const { t } = useBoard()
  const { editor } = useCanvas()
  // A phone has no canvas: pages and the whole board are what it can print.
  const scopes = possible.filter((scope) => editor !== null || scope === 'board' || scope === 'pages')
  return (
    <div className={styles.group}>
      <SelectField
        label={label ?? t('export.scope')}
        value={wishes.scope}
        options={scopes.map((value) => ({
          value,
          label: t(`export.scope.${value}`, { count: wishes.selection.length }),
        }))}
        onChange={(scope) => onChange({ scope })}
      />
      {wishes.scope === 'pages' ? <PageList wishes={wishes} onChange={onChange} /> : null}
      {wishes.scope === 'frames' ? <FrameList wishes={wishes} onChange={onChange} /> : null}
    </div>
  )
}

function PageList({ wishes, onChange }: Props) {
  const { t, board } = useBoard()
  const { editor } = useCanvas()
  const pages = editor
    ? editor.getPages().map(({ id, name }) => ({ id, name }))
    : board.templates.map((instance) => ({
        id: `page:${instance}` as TLPageId,
        name: instanceName(board, instance, t),
      }))
  return (
    <Choices
      label={t('export.scope.pages')}
      entries={pages}
      chosen={wishes.pages}
      onChange={(chosen) => onChange({ pages: chosen })}
    />
  )
}

function FrameList({ wishes, onChange }: Props) {
  const { t } = useBoard()
  const { editor } = useCanvas()
  const frames = editor ? framesOf(editor) : []
  if (frames.length === 0) return <p className={styles.hint}>{t('export.noFrames')}</p>
  return (
    <Choices
      label={t('export.scope.frames')}
      entries={frames.map(({ id, name, page }) => ({
        id,
        name: t('export.frameOnPage', { name: name || t('report.frame'), page }),
      }))}
      chosen={wishes.frames}
      onChange={(chosen) => onChange({ frames: chosen })}
    />
  )
}

type ChoicesProps<Id extends string> = {
  label: string
  entries: readonly { id: Id; name: string }[]
  chosen: readonly Id[]
  onChange: (chosen: Id[]) => void
}

function Choices<Id extends string>({ label, entries, chosen, onChange }: ChoicesProps<Id>) {
  return (
    <div className={styles.choices} role="group" aria-label={label}>
      {entries.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  )
}

export function ExportParts({ wishes, onChange }: Props) {
  const { t } = useBoard()
  const parts = partsOf(wishes.scope)
  if (parts.length === 0) return null
  return (
    <fieldset className={styles.parts}>
      <legend>{t('export.parts')}</legend>
      {parts.map((part) => (
        <Checkbox
          key={part}
          checked={wishes.parts.includes(part)}
          onChange={(isOn) =>
            onChange({ parts: isOn ? [...wishes.parts, part] : wishes.parts.filter((other) => other !== part) })
          }
        >
          {t(`export.part.${part}`)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
