// Ideas that wait: each goes to a place of the board or is put aside. Asked for anew whenever the count on the board changes.
import { useCallback, useEffect, useState } from 'react'
import { sheetOf } from '../../shared/session/sheet.ts'
import { api, type Idea } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useAnswer } from '../board/useAnswer.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { PlaceField } from './PlaceField.tsx'
import { stepPlace } from './stepPlace.ts'
import styles from './Facilitator.module.css'

export function IdeasDialog({ onClose }: { onClose: () => void }) {
  const { board, boardId, t } = useBoard()
  const { template: shown } = useCanvas()
  const ask = useCallback(() => api.ideas(boardId), [boardId])
  const { answer, again } = useAnswer(ask)
  const { send, isBusy, refusal } = useSessionCommand()
  const [place, setPlace] = useState(() => {
    const { step } = board
    if (!step) return stepPlace(shown ?? board.templates[0] ?? '', undefined)
    return stepPlace(step.template, sheetOf(board, step.template).find(({ id }) => id === step.step)?.screen)
  })
  const waiting = board.workshop.ideas
  useEffect(() => {
    again()
  }, [waiting, again])
  return (
    <Dialog isOpen onClose={onClose} title={t('ideas.title')} description={t('ideas.text')}>
      <PlaceField label={t('ideas.place')} place={place} onChange={setPlace} />
      {answer.state === 'loading' && <Skeleton lines={4} />}
      {answer.state === 'failed' && (
        <Notice tone="red" title={t('ideas.failed')} action={<Button onClick={again}>{t('ideas.retry')}</Button>}>
          {answer.message}
        </Notice>
      )}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {answer.state === 'here' && (
        <div className={styles.ideas}>
          {answer.value.length === 0 && <EmptyBox title={t('ideas.none')}>{t('ideas.none.text')}</EmptyBox>}
          {answer.value.map((idea) => (
            <IdeaCard
              key={idea.id}
              idea={idea}
              isBusy={isBusy}
              onPut={() => send({ command: 'placeIdea', noteId: idea.id, place })}
              onAside={() => send({ command: 'dismissIdea', noteId: idea.id })}
            />
          ))}
        </div>
      )}
    </Dialog>
  )
}

type CardProps = { idea: Idea; isBusy: boolean; onPut: () => void; onAside: () => void }

function IdeaCard({ idea, isBusy, onPut, onAside }: CardProps) {
  const { board, looks, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === idea.partnerId)
  const look = looks[place]
  return (
    <article className={styles.idea}>
      <p>{idea.text}</p>
      <div className={styles.ideaFoot}>
        {look ? (
          <PartnerName look={look} name={board.partners[place]?.name ?? ''} size={13} />
        ) : (
          <span>{t('ideas.noPartner')}</span>
        )}
        <time dateTime={idea.createdAt}>{formatTime(idea.createdAt)}</time>
        <Button size="small" variant="quiet" isDisabled={isBusy} onClick={onAside}>
          {t('ideas.aside')}
        </Button>
        <Button size="small" variant="primary" isDisabled={isBusy} onClick={onPut}>
          {t('ideas.put')}
        </Button>
      </div>
    </article>
  )
}
