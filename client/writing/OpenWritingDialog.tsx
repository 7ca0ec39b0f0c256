// What a facilitator decides before everybody writes in private. The naming is announced and cannot be changed later.
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { ARRANGEMENTS, NAMINGS, type Arrangement, type Naming } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { TextField } from '../ui/TextField.tsx'
import { openWriting } from './openWriting.ts'
import { PlaceField } from './PlaceField.tsx'
import { RadioRows } from './RadioRows.tsx'
import { stepPlace } from './stepPlace.ts'
import styles from './Facilitator.module.css'

type Props = { template: TemplateId; screen: string | undefined; question: string; onClose: () => void }

export function OpenWritingDialog({ template, screen, question: suggested, onClose }: Props) {
  const { board, boardId, t } = useBoard()
  const [question, setQuestion] = useState(suggested)
  const [place, setPlace] = useState(() => stepPlace(template, screen))
  const [naming, setNaming] = useState<Naming>('partners')
  const [arrangement, setArrangement] = useState<Arrangement>('partner')
  const [isMissing, setMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isMixed = naming === 'nobody'
  const start = async () => {
    if (question.trim() === '') {
      setMissing(true)
      return
    }
    setBusy(true)
    try {
      await api.session(boardId, {
        command: 'openWriting',
        question: question.trim(),
        place,
        naming,
        arrangement: isMixed ? 'random' : arrangement,
      })
      onClose()
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  const isTaken = openWriting(board.workshop) !== null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('writing.open.title')}
      description={t('writing.open.text')}
      footer={
        <Button
          variant="primary"
          isBusy={isBusy}
          disabledReason={isTaken ? t('writing.open.several') : null}
          onClick={() => void start()}
        >
          {t('writing.open.start')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t('writing.open.question')}
          hint={t('writing.open.question.hint')}
          error={isMissing && question.trim() === '' ? t('writing.open.question.missing') : null}
          lines={2}
          maxLength={LIMITS.maxTextLength}
          value={question}
          onChange={setQuestion}
        />
        <PlaceField label={t('writing.open.place')} place={place} onChange={setPlace} />
        <RadioRows
          legend={t('writing.open.naming')}
          hint={t('writing.open.namingNote')}
          value={naming}
          onChange={setNaming}
          options={NAMINGS.map((value) => ({
            value,
            label: t(`writing.naming.${value}`),
            text: t(`writing.naming.${value}.text`),
          }))}
        />
        {isMixed ? (
          <p className={styles.note}>{t('writing.open.nobodyMixed')}</p>
        ) : (
          <RadioRows
            legend={t('writing.open.arrangement')}
            value={arrangement}
            onChange={setArrangement}
            options={ARRANGEMENTS.map((value) => ({ value, label: t(`writing.arrangement.${value}`) }))}
            isInLine
          />
        )}
        {refusal && <FieldError>{refusal}</FieldError>}
      </div>
    </Dialog>
  )
}
