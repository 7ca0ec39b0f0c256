// Everything with rows and columns as a table: shared matrices, heat maps and checklists to fill in, private scores to read.
import { cellValue } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { instanceOf, listSeedOf, widgetSeedOf } from '../../shared/catalog.ts'
import { axisEntries } from '../../shared/board/axis.ts'
import { printed } from '../../shared/charts/printed.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import type { AxisLabel } from '../../shared/widgets/axisLabels.ts'
import { COMMON_COLUMN, checkedList, checklistSeedOf, checkRows, stateKey } from '../../shared/widgets/checklist.ts'
import { dotResults } from '../../shared/widgets/dotVote.ts'
import { axisLabels } from '../../shared/widgets/axisLabels.ts'
import { heatmap } from '../../shared/widgets/heatmap.ts'
import { ballotMatrix, cellField, isOnOff, matrixAxes, matrixSeedOf } from '../../shared/widgets/matrix.ts'
import { partnerVote } from '../../shared/widgets/partnerVote.ts'
import { useBoard } from '../board/boardContext.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { axisName } from '../shapes/generic/axisName.ts'
import { fieldKey, widgetKey } from '../shapes/generic/fieldKey.ts'
import { ownText } from '../shapes/generic/ownText.ts'
import { useRefusal } from '../shapes/generic/useRefusal.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { CellValues } from './CellValues.tsx'
import { DocumentField } from './DocumentField.tsx'
import { DocumentTable, type TableHead, type TableRow } from './DocumentTable.tsx'
import { DocumentRound } from './DocumentRound.tsx'
import styles from './DocumentPage.module.css'

type Props = { widget: WidgetId }

const headOf = ({ id, label, isLeft }: AxisLabel): TableHead => ({ id, content: label, isLeft })

function Nothing({ widget }: Props) {
  const { t } = useBoard()
  return <p className={styles.none}>{ownText(t, 'widgets.noneText', widget)}</p>
}

export function DocumentSharedMatrix({ widget }: Props) {
  const { board, canEdit, edit, t } = useBoard()
  const seed = matrixSeedOf(widget)
  const { rows, columns } = matrixAxes(board, widget, t)
  const { reason, attempt } = useRefusal()
  const onOffRow = useOnOffRow()
  if (rows.length === 0 || columns.length === 0) return <Nothing widget={widget} />
  const cell = (row: AxisLabel, column: AxisLabel) => {
    const held = cellValue(board, widget, row.id, column.id)
    const value = typeof held === 'number' ? held : null
    const label = `${row.label}, ${column.label}`
    if (!canEdit) return value === null ? t('widgets.matrix.noData') : printed(value, Number.isInteger(value) ? 0 : 2)
    return (
      <DocumentField
        widget={widget}
        field={cellField(seed)}
        value={value}
        label={label}
        isLabelHidden
        save={(next) => edit.setCell(widget, row.id, column.id, typeof next === 'number' ? next : null)}
      />
    )
  }
  return (
    <>
      <DocumentTable
        isWide
        caption={t(widgetKey(widget))}
        corner={axisName(widget, seed.rows, t)}
        heads={columns.map(headOf)}
        rows={rows.map((row) =>
          isOnOff(seed)
            ? onOffRow(
                row,
                columns.map((column) => ({
                  id: column.id,
                  isLeft: column.isLeft,
                  row: row.label,
                  column: column.label,
                  isOn: cellValue(board, widget, row.id, column.id) === 1,
                  put: (isOn) => attempt(() => edit.setCell(widget, row.id, column.id, isOn ? 1 : null)),
                })),
              )
            : {
                id: row.id,
                head: row.label,
                isLeft: row.isLeft,
                cells: columns.map((column) => ({ id: column.id, content: cell(row, column) })),
              },
        )}
      />
      {reason !== null && <FieldError id={`${widget}-refused`}>{reason}</FieldError>}
    </>
  )
}

type OnOffProps = { row: string; column: string; isOn: boolean; put: (isOn: boolean) => void }

function OnOff({ row, column, isOn, put }: OnOffProps) {
  const { canEdit, t } = useBoard()
  if (!canEdit) return t(isOn ? 'widgets.field.yes' : 'widgets.field.dash')
  return (
    <Checkbox checked={isOn} onChange={put}>
      <span className="visually-hidden">{`${row}, ${column}`}</span>
    </Checkbox>
  )
}

/** On a phone the choices of a row stand side by side, each with its words. */
function useOnOffRow() {
  const isPhone = useIsPhone()
  const { canEdit } = useBoard()
  return (row: AxisLabel, choices: readonly (OnOffProps & { id: string; isLeft: boolean })[]): TableRow => ({
    id: row.id,
    head: row.label,
    isLeft: row.isLeft,
    cells:
      isPhone && canEdit
        ? [
            {
              id: '',
              content: (
                <div className={styles.choices}>
                  {choices.map(({ id, isLeft, column, isOn, put }) => (
                    <Checkbox key={id} checked={isOn} onChange={put} data-left={isLeft || undefined}>
                      <span className="visually-hidden">{row.label}, </span>
                      {column}
                    </Checkbox>
                  ))}
                </div>
              ),
            },
          ]
        : choices.map(({ id, isLeft: _isLeft, ...choice }) => ({ id, content: <OnOff {...choice} /> })),
  })
}

export function DocumentHeatmap({ widget }: Props) {
  const { board, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const onOffRow = useOnOffRow()
  const seed = widgetSeedOf(widget)
  const { columns, rows } = heatmap(board, widget, t)
  if (rows.length === 0 || columns.length === 0 || seed?.kind !== 'heatmap') return <Nothing widget={widget} />
  return (
    <>
      <DocumentTable
        isWide
        caption={t(widgetKey(widget))}
        corner={axisName(widget, seed.rows, t)}
        heads={columns.map(headOf)}
        rows={rows.map(({ row, cells }) =>
          onOffRow(
            row,
            cells.map(({ column, isOn }, place) => ({
              id: column,
              isLeft: columns[place]!.isLeft,
              row: row.label,
              column: columns[place]!.label,
              isOn,
              put: (next) => attempt(() => edit.setCell(widget, row.id, column, next ? 1 : null)),
            })),
          ),
        )}
      />
      {reason !== null && <FieldError id={`${widget}-refused`}>{reason}</FieldError>}
    </>
  )
}

export function DocumentChecklist({ widget }: Props) {
  const { board, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const seed = checklistSeedOf(widget)
  const list = checkedList(widget)
  const rows = checkRows(board, widget, t)
  if (rows.length === 0) return <p className={styles.none}>{t('widgets.check.none', { list: t(widgetKey(list)) })}</p>
  const isOne = seed.columns === 'one'
  const heads = isOne
    ? [{ id: COMMON_COLUMN, content: t('widgets.check.state') }]
    : board.partners.map(({ id, name }) => ({ id, content: name }))
  const nameOf = (column: string) =>
    board.partners.find(({ id }) => id === column)?.name ?? t(isOne ? 'widgets.check.state' : 'widgets.check.common')
  return (
    <>
      <DocumentTable
        isWide
        caption={t(widgetKey(widget))}
        corner={t(fieldKey(list, listSeedOf(list)?.label ?? 'label'))}
        heads={[...heads, { id: 'done', content: t('widgets.check.column') }]}
        rows={rows.map((row) => ({
          id: row.item.id,
          head: row.label,
          cells: [
            ...row.cells.map(({ column, state }) => ({
              id: column,
              span: row.isCommon && !isOne ? Math.max(1, board.partners.length) : 1,
              content: canEdit ? (
                <SelectField
                  hideLabel
                  label={`${row.label}, ${nameOf(column)}`}
                  value={String(state)}
                  options={seed.states.map((one) => ({ value: String(one), label: t(stateKey(widget, one)) }))}
                  onChange={(next) =>
                    attempt(() =>
                      edit.setCell(
                        widget,
                        row.item.id,
                        column,
                        seed.states.find((one) => String(one) === next) ?? null,
                      ),
                    )
                  }
                />
              ) : (
                t(stateKey(widget, state))
              ),
            })),
            { id: 'done', content: row.readiness === null ? '–' : printed(row.readiness, 0) },
          ],
        }))}
      />
      {reason !== null && <FieldError id={`${widget}-refused`}>{reason}</FieldError>}
    </>
  )
}

/** Group means with every partner's value in words; nothing before the reveal. */
export function DocumentBallot({ widget }: Props) {
  const { board, t } = useBoard()
  const seed = matrixSeedOf(widget)
  const matrix = ballotMatrix(board, widget, t)
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return <Nothing widget={widget} />
  return (
    <>
      <DocumentRound widget={widget} />
      {matrix.round !== null && matrix.open === null && (
        <DocumentTable
          isWide={matrix.columns.length > 1}
          caption={t('document.means', {
            name: t(widgetKey(widget)),
            round: roundName(board, widget, matrix.round, t, 'within'),
          })}
          corner={axisName(widget, seed.rows, t)}
          heads={matrix.columns.map(headOf)}
          rows={matrix.rows.map(({ row, cells }) => ({
            id: row.id,
            head: row.label,
            isLeft: row.isLeft,
            cells: cells.map((cell, place) => ({
              id: matrix.columns[place]!.id,
              content:
                cell.kind === 'value' ? (
                  <CellValues mean={cell.mean} cell={cell.cell} />
                ) : (
                  t(`widgets.ballot.${cell.kind}`)
                ),
            })),
          }))}
        />
      )}
    </>
  )
}

export function DocumentVotes({ widget }: Props) {
  const { board, t } = useBoard()
  const vote = partnerVote(board, widget, t)
  if (vote.rows.length === 0) return <Nothing widget={widget} />
  return (
    <>
      <DocumentRound widget={widget} />
      {vote.round !== null && vote.open === null && (
        <DocumentTable
          isWide
          caption={t(widgetKey(widget))}
          corner={t('widgets.votes.about')}
          heads={[
            ...board.partners.map(({ id, name }) => ({ id, content: name })),
            { id: 'result', content: t('widgets.votes.result') },
          ]}
          rows={vote.rows.map(({ row, votes, tally }) => ({
            id: row.id,
            head: row.label,
            isLeft: row.isLeft,
            cells: [
              ...votes.map(({ partner, vote: cast }) => ({ id: partner, content: t(`widgets.vote.${cast}`) })),
              {
                id: 'result',
                content: tally && (
                  <>
                    <strong>
                      {t(
                        tally.adopted
                          ? 'widgets.statement.adopted'
                          : tally.quorum
                            ? 'widgets.statement.notAdopted'
                            : 'widgets.votes.noQuorum',
                      )}
                    </strong>
                    <small>{t('brand.votes.count', { approve: tally.approve, oppose: tally.oppose })}</small>
                  </>
                ),
              },
            ],
          }))}
        />
      )}
      <p className={styles.note}>
        {t('widgets.statement.rule', { quorum: vote.quorum, partners: board.partners.length })}
      </p>
    </>
  )
}

export function DocumentDots({ widget }: Props) {
  const { board, t } = useBoard()
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'dotVote') return null
  const labels = axisLabels(board, widget, axisEntries(board, seed.options, instanceOf(widget)), t)
  if (labels.length === 0) return <Nothing widget={widget} />
  const isOpen = board.rounds.some((round) => round.widget === widget && round.state === 'open')
  const results = isOpen ? null : dotResults(board, widget)
  const byId = new Map(results?.options.map((option) => [option.option, option]))
  return (
    <>
      <DocumentRound widget={widget} />
      <DocumentTable
        caption={t(widgetKey(widget))}
        corner={t('widgets.dots.option')}
        isNumeric
        heads={[
          { id: 'rank', content: t('widgets.dots.rank') },
          { id: 'share', content: t('widgets.dots.share') },
        ]}
        rows={labels.map(({ id, label, isLeft }) => {
          const share = byId.get(id)?.share ?? null
          return {
            id,
            head: label,
            isLeft,
            cells: [
              { id: 'rank', content: byId.get(id)?.rank ?? '–' },
              { id: 'share', content: share === null ? '–' : `${printed(share * 100, 1)} %` },
            ],
          }
        })}
      />
    </>
  )
}
