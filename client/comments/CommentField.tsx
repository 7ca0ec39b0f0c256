// Where a comment is written. After an @ the people and partners of the board are offered.
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { COMMENT_LIMITS } from '../../shared/comments/comments.ts'
import { mentionQuery, withMentions, type ChosenMention, type Mention } from '../../shared/comments/mentions.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useCommentNames } from './useCommentNames.ts'
import styles from './CommentPanel.module.css'

export type CommentFieldProps = {
  label: string
  action: string
  /** Takes the finished text; throws BoardError when it is refused. */
  onSend: (text: string) => void
  autoFocus?: boolean
}

type Candidate = { name: string; partnerId: string | null; mention: Mention }
const MOST_OFFERED = 6

export function CommentField({ label, action, onSend, autoFocus = false }: CommentFieldProps) {
  const { t } = useBoard()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState('')
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState<ChosenMention[]>([])
  const [active, setActive] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const query = mentionQuery(draft, caret)
  const offered = useOffered(query?.query ?? null)
  const isOffering = query !== null && !isDismissed && offered.length > 0
  const current = Math.min(active, offered.length - 1)

  const choose = ({ name, mention }: Candidate) => {
    if (!query) return
    const before = `${draft.slice(0, query.from)}@${name} `
    setDraft(before + draft.slice(caret))
    setCaret(before.length)
    setChosen([...chosen, { name, mention }])
    setActive(0)
    const element = field.current
    element?.focus()
    // After React has put the new text there.
    requestAnimationFrame(() => element?.setSelectionRange(before.length, before.length))
  }
  const send = () => {
    try {
      onSend(withMentions(draft, chosen))
      setDraft('')
      setChosen([])
      setError(null)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (isOffering) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setActive((current + step + offered.length) % offered.length)
      else if (event.key === 'Enter' || event.key === 'Tab') choose(offered[current]!)
      else if (event.key === 'Escape') setDismissed(true)
      else return
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    }
  }

  return (
    <div className={styles.field}>
      <textarea
        ref={field}
        rows={2}
        autoFocus={autoFocus}
        role="combobox"
        aria-label={label}
        aria-expanded={isOffering}
        aria-controls={`${id}-offered`}
        aria-autocomplete="list"
        aria-activedescendant={isOffering ? `${id}-${current}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder={label}
        maxLength={COMMENT_LIMITS.textLength}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setCaret(event.target.selectionStart)
          setDismissed(false)
          setError(null)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-offered`} role="listbox" aria-label={t('comments.offered')} className={styles.offered}>
        {isOffering &&
          offered.map((candidate, index) => (
            <Offer
              key={`${candidate.mention.kind}/${candidate.mention.id}`}
              id={`${id}-${index}`}
              candidate={candidate}
              isActive={index === current}
              onChoose={() => choose(candidate)}
            />
          ))}
      </ul>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className={styles.send}>
        <span className={styles.hint}>{t('comments.hint')}</span>
        <Button variant="primary" size="small" isDisabled={draft.trim() === ''} onClick={send}>
          {action}
        </Button>
      </div>
    </div>
  )
}

type OfferProps = { id: string; candidate: Candidate; isActive: boolean; onChoose: () => void }

function Offer({ id, candidate, isActive, onChoose }: OfferProps) {
  const { lookOf, partnerName } = useCommentNames()
  const { name, partnerId, mention } = candidate
  const look = lookOf(partnerId)
  return (
    <li
      id={id}
      role="option"
      aria-selected={isActive}
      // Before the field loses the focus.
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      {look && <PartnerSign look={look} size={14} />}
      <span>{name}</span>
      {mention.kind === 'person' && <span className={styles.offerPartner}>{partnerName(partnerId)}</span>}
    </li>
  )
}

/** Partners and other people with a word that starts as asked; people of one name are told apart by their partner. */
function useOffered(query: string | null): Candidate[] {
  const { board, people, me } = useBoard()
  const { partnerName } = useCommentNames()
  if (query === null) return []
  const others = people.filter((person) => person.participantId !== me.participantId)
  const isShared = (name: string) => others.filter((person) => person.name === name).length > 1
  const all: Candidate[] = [
    ...others.map((person) => ({
      name: isShared(person.name) ? `${person.name}, ${partnerName(person.partnerId) ?? person.role}` : person.name,
      partnerId: person.partnerId,
      mention: { kind: 'person' as const, id: person.participantId },
    })),
    ...board.partners.map((partner) => ({
      name: partner.name,
      partnerId: partner.id,
      mention: { kind: 'partner' as const, id: partner.id },
    })),
  ]
  const wanted = query.toLocaleLowerCase()
  const fits = (name: string) => {
    const lower = name.toLocaleLowerCase()
    return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted))
  }
  return all.filter(({ name }) => fits(name)).slice(0, MOST_OFFERED)
}
