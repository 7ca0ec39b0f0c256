// Asked after opposing: what somebody wants on record. Stays on this device until the decision is there to put it on.
import { useState } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { useBoard } from '../board/boardContext.ts'
import { TextField } from '../ui/TextField.tsx'
import { readDissentDraft, writeDissentDraft } from './dissentDraft.ts'
import styles from './Decisions.module.css'

export function DissentField({ round, row }: { round: Round; row: string }) {
  const { boardId, t } = useBoard()
  const [text, setText] = useState(() => readDissentDraft(localStorage, boardId, round.id, row))
  return (
    <TextField
      className={styles.ballotDissent}
      label={t('decisions.dissent.ballot')}
      hint={t('decisions.dissent.ballot.hint')}
      lines={2}
      maxLength={LIMITS.maxTextLength}
      value={text}
      onChange={(words) => {
        setText(words)
        writeDissentDraft(localStorage, boardId, round.id, row, words)
      }}
    />
  )
}
