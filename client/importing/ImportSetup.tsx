// Where a table comes from and what it is for: file, sheet, the list or table of the board, and the meaning of each column.
import { FileSpreadsheet } from 'lucide-react'
import { CODE_PAGES } from '../../shared/importing/FileTable.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './ImportSetup.module.css'
import { SurveyForm } from './SurveyForm.tsx'
import type { ImportState } from './useImport.ts'

export function ImportSetup({ state }: { state: ImportState }) {
  const { t } = useBoard()
  const { file, table, target, targets } = state
  if (!file || !table) return null
  return (
    <div className={styles.setup}>
      <div className={styles.file}>
        <FileSpreadsheet size={18} aria-hidden />
        <span className={styles.fileName}>{file.name}</span>
        <Button size="small" variant="quiet" onClick={state.restart}>
          {t('import.otherFile')}
        </Button>
      </div>
      {file.tables.length > 1 ? (
        <SelectField
          label={t('import.table')}
          value={String(state.index)}
          options={file.tables.map(({ name }, i) => ({ value: String(i), label: name }))}
          onChange={(value) => state.chooseTable(Number(value))}
        />
      ) : null}
      {file.codePage === null ? null : (
        <SelectField
          label={t('import.letters')}
          hint={t('import.letters.hint')}
          value={file.codePage}
          options={CODE_PAGES.map((value) => ({ value, label: t(`import.letters.${value}`) }))}
          onChange={state.chooseLetters}
        />
      )}
      <SelectField
        label={t('import.target')}
        value={target?.widget ?? ''}
        options={[
          { value: '', label: t('import.target.none') },
          ...targets.map(({ widget, title }) => ({ value: widget, label: title })),
        ]}
        onChange={state.chooseTarget}
      />
      {target?.kind === 'survey' ? <SurveyForm facts={state.survey} onChange={state.setSurvey} /> : null}
      {target ? <Columns state={state} /> : null}
      {target && target.kind !== 'survey' ? (
        <Checkbox checked={state.clears} onChange={state.setClears}>
          {t('import.clears')}
        </Checkbox>
      ) : null}
    </div>
  )
}

/** Each column of the file with the first thing that stands in it, and what it is taken for. */
function Columns({ state }: { state: ImportState }) {
  const { t } = useBoard()
  const { table, mapping, columns } = state
  if (!table) return null
  const known = mapping.filter((key) => key !== null).length
  return (
    <fieldset className={styles.columns}>
      <legend>{t('import.columns', { known, all: mapping.length })}</legend>
      <ul className={styles.list}>
        {table.heads.map((head, i) => {
          const name = head || t('import.column', { number: i + 1 })
          const sample = table.rows.find(({ cells }) => (cells[i] ?? '') !== '')?.cells[i]
          return (
            <li key={i} className={styles.column}>
              <span className={styles.head}>
                <span className={styles.headName}>{name}</span>
                <span className={styles.sample}>
                  {sample === undefined ? t('import.column.empty') : String(sample)}
                </span>
              </span>
              <SelectField
                label={t('import.column.means', { column: name })}
                hideLabel
                value={mapping[i] ?? ''}
                options={[
                  { value: '', label: t('import.column.none') },
                  ...columns.map(({ key, label }) => ({ value: key, label })),
                ]}
                onChange={(key) => state.chooseColumn(i, key === '' ? null : key)}
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
