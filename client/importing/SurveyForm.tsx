// What the list of surveys will say about the survey whose results come in.
import { useBoard } from '../board/boardContext.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './SurveyForm.module.css'
import { surveyOptions, type SurveyFacts } from './surveyFacts.ts'

export function SurveyForm({ facts, onChange }: { facts: SurveyFacts; onChange: (facts: SurveyFacts) => void }) {
  const { t } = useBoard()
  const choice = (field: 'method' | 'segment') => (
    <SelectField
      label={t(`T02.field.surveys.${field}`)}
      value={facts[field] ?? ''}
      options={[
        { value: '', label: t('import.survey.notSaid') },
        ...surveyOptions(field).map((value) => ({ value, label: t(`T02.option.${field}.${value}`) })),
      ]}
      onChange={(value) => onChange({ ...facts, [field]: value === '' ? null : value })}
    />
  )
  return (
    <div className={styles.form}>
      <TextField
        label={t('T02.field.surveys.label')}
        value={facts.label}
        maxLength={LIMITS.maxTitleLength}
        onChange={(label) => onChange({ ...facts, label })}
      />
      <TextField
        label={t('T02.field.surveys.date')}
        type="date"
        value={facts.date ?? ''}
        onChange={(date) => onChange({ ...facts, date: date === '' ? null : date })}
      />
      <div className={styles.pair}>
        {choice('method')}
        {choice('segment')}
      </div>
    </div>
  )
}
