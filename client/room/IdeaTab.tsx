// Sends an idea from a phone: to the private writing that is open, else to the facilitators, who put it on the board.
import { Check, EyeOff } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { newItemId } from '../newItemId.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { SentIdea } from './ideaOutbox.ts'
import { useIdeas, type OwnIdeas } from './useIdeas.ts'
import { useKeptText } from './useKeptText.ts'
import styles from './IdeaTab.module.css'

export function IdeaTab() {
  const { board, boardId, me, t } = useBoard()
  const ideas = useIdeas()
  const [text, setText] = useKeptText(`idea.${boardId}.${me.participantId}`)
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null)
  const writing = board.workshop.writings.findLast(({ state }) => state === 'open') ?? null
  const isEmpty = text.trim() === ''
  const send = () => {
    field.current?.focus()
    if (isEmpty) return
    ideas.send({ id: newItemId(), text: text.trim(), writingId: writing?.id ?? null })
    setText('')
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <h2 tabIndex={-1}>{t('room.idea.title')}</h2>
        {writing && (
          <p className={styles.question}>
            {t('room.idea.writing')} <b>{writing.question}</b>
          </p>
        )}
        <TextField
          ref={field}
          label={t('room.idea.label')}
          hideLabel
          lines={4}
          maxLength={LIMITS.maxTextLength}
          value={text}
          onChange={setText}
          onKeyDown={onKey}
        />
        <div className={styles.foot}>
          <From writing={writing} />
          <Button type="submit" variant="primary" size="large" className={styles.send} isDisabled={isEmpty}>
            {t('room.idea.send')}
          </Button>
        </div>
      </form>
      <Sent ideas={ideas} writing={writing} />
      <p className={styles.note}>{t(writing ? 'room.idea.note.writing' : 'room.idea.note')}</p>
    </>
  )
}

/** Under whose name it will be seen. */
function From({ writing }: { writing: Writing | null }) {
  const { board, looks, me, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === me.partnerId)
  const partner = board.partners[place]
  const look = looks[place]
  const naming = writing?.naming ?? 'partners'
  const words =
    naming === 'names'
      ? t('room.idea.from.name', { name: me.name })
      : naming === 'nobody' || !partner
        ? t('room.idea.from.nobody')
        : t('room.idea.from.partner', { partner: partner.name })
  return (
    <span className={styles.from}>
      {writing ? <EyeOff size={15} aria-hidden /> : look && <PartnerSign look={look} size={18} />}
      <span>{writing ? t('room.idea.private', { from: words }) : words}</span>
    </span>
  )
}

function Sent({ ideas, writing }: { ideas: OwnIdeas; writing: Writing | null }) {
  const { t } = useBoard()
  // Notes of earlier writings are on the board or gone.
  const shown = ideas.state.ideas.filter(({ writingId }) => writingId === null || writingId === writing?.id)
  if (shown.length === 0) return null
  return (
    <section className={styles.sent} aria-labelledby="sent-by-you">
      <h3 id="sent-by-you">{t('room.idea.sent')}</h3>
      <ul aria-live="polite" aria-relevant="additions text">
        {shown.map((idea) => (
          <li key={idea.id}>
            <p>{idea.text}</p>
            <StateBadge idea={idea} isWaiting={ideas.state.isWaiting} />
            {idea.state === 'refused' && (
              <div className={styles.refused}>
                <p role="alert">{idea.problem}</p>
                {idea.writingId !== null && (
                  <Button size="small" onClick={() => ideas.send({ ...bare(idea), writingId: null })}>
                    {t('room.idea.toFacilitator')}
                  </Button>
                )}
                <Button size="small" onClick={() => ideas.send(bare(idea))}>
                  {t('ui.retry')}
                </Button>
                <Button size="small" variant="quiet" onClick={() => ideas.forget(idea.id)}>
                  {t('room.idea.forget')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const bare = ({ id, text, writingId }: SentIdea) => ({ id, text, writingId })

function StateBadge({ idea, isWaiting }: { idea: SentIdea; isWaiting: boolean }) {
  const { t } = useBoard()
  switch (idea.state) {
    case 'placed':
      return (
        <Badge tone="good" icon={<Check size={13} strokeWidth={2.5} aria-hidden />}>
          {t('room.idea.state.placed')}
        </Badge>
      )
    case 'sending':
      return isWaiting ? (
        <Badge tone="discuss">{t('room.idea.state.device')}</Badge>
      ) : (
        <Badge>{t('room.idea.state.sending')}</Badge>
      )
    case 'refused':
      return <Badge tone="error">{t('room.idea.state.refused')}</Badge>
    case 'kept':
      return <Badge icon={<EyeOff size={13} aria-hidden />}>{t('room.idea.state.kept')}</Badge>
    case 'sent':
      return <Badge>{t('room.idea.state.sent')}</Badge>
    case 'dismissed':
      return <Badge>{t('room.idea.state.dismissed')}</Badge>
  }
}
