// The page `/j`: type the code that stands on the wall, or come from its QR code (`/j#CODE`), then say who you are.
import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { PartnerId } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { boardPath } from '../../shared/protocol.ts'
import { readRoomCode, spacedRoomCode } from '../../shared/session/roomCode.ts'
import { api, type BoardInfo, type Invitation } from '../api.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { SitePage } from '../home/SitePage.tsx'
import { translate, useTranslate } from '../i18n.ts'
import { roomPath } from '../room/roomPlace.ts'
import { recentBoards, rememberBoard } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { JoinPage } from './JoinPage.tsx'
import { RefusedPage } from './RefusedPage.tsx'
import styles from './RoomCodePage.module.css'

type Stage =
  | { at: 'code' }
  | { at: 'joining'; code: string; invitation: Invitation; info: BoardInfo | null }
  | { at: 'refused'; code: string; error: BoardError }

export function RoomCodePage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const isPhone = useIsPhone()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [stage, setStage] = useState<Stage>({ at: 'code' })

  useEffect(() => {
    document.title = t('roomCode.pageTitle')
  }, [t])

  const enter = useCallback(
    (boardId: string) => navigate(isPhone ? roomPath(boardId) : boardPath(boardId), { replace: true }),
    [isPhone, navigate],
  )

  const ask = useCallback(
    async (text: string) => {
      const code = readRoomCode(text)
      if (code === null) return setProblem(translate('roomCode.form'))
      setTyped(spacedRoomCode(code))
      setProblem(null)
      setIsBusy(true)
      try {
        const invitation = await api.roomInvitation(code)
        const info = await ownEntry(invitation.boardId)
        // Who is in already and may do as much needs no form.
        if (info && info.role !== 'viewer') enter(invitation.boardId)
        else setStage({ at: 'joining', code, invitation, info })
      } catch (error) {
        if (!(error instanceof BoardError)) throw error
        if (error.code === 'door_closed') setStage({ at: 'refused', code, error })
        else setProblem(wordsOf(error))
      } finally {
        setIsBusy(false)
      }
    },
    [enter],
  )

  // The code leaves the address at once, so that nobody copies it on by accident.
  useEffect(() => {
    const take = () => {
      const inAddress = decodeURIComponent(location.hash.slice(1))
      if (inAddress === '') return
      history.replaceState(history.state, '', location.pathname)
      setTyped(inAddress)
      void ask(inAddress)
    }
    take()
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [ask])

  if (stage.at === 'refused') {
    return (
      <RefusedPage
        error={stage.error}
        onRetry={() => {
          setStage({ at: 'code' })
          void ask(stage.code)
        }}
      />
    )
  }
  if (stage.at === 'joining') {
    const { invitation, code, info } = stage
    const { boardId, title } = invitation
    const join = async (name: string, partnerId: PartnerId | null) => {
      const { role } = await api.joinRoom(code, name, partnerId)
      rememberBoard({ boardId, title, role, templates: [], openedAt: new Date().toISOString() })
    }
    return (
      <JoinPage
        invitation={invitation}
        join={join}
        onJoined={() => enter(boardId)}
        onRefused={(error) => {
          if (error.code === 'door_closed') return setStage({ at: 'refused', code, error })
          setStage({ at: 'code' })
          setProblem(wordsOf(error))
        }}
        {...(info ? { already: { role: info.role, name: info.me.name, onStay: () => enter(boardId) } } : {})}
      />
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) void ask(typed)
  }
  return (
    <SitePage>
      <form className={styles.page} onSubmit={submit} noValidate>
        <h1 className={styles.title}>{t('roomCode.title')}</h1>
        <p className={styles.text}>{t('roomCode.text')}</p>
        <TextField
          className={styles.code}
          label={t('roomCode.field')}
          hint={t('roomCode.hint')}
          value={typed}
          error={problem}
          maxLength={80}
          placeholder="7H2 K9M"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          autoFocus
          onChange={(text) => {
            setProblem(null)
            setTyped(text)
          }}
        />
        <Button type="submit" variant="primary" size="large" isBusy={isBusy}>
          {isBusy ? t('roomCode.looking') : t('roomCode.go')}
        </Button>
        <p className={styles.other}>{t('roomCode.link')}</p>
      </form>
    </SitePage>
  )
}

/** The board as this browser's participant sees it, or null for who is not in yet. */
async function ownEntry(boardId: string): Promise<BoardInfo | null> {
  // Somebody who comes for the first time has no session; asking for one would only log a refusal.
  if (!recentBoards().some((board) => board.boardId === boardId)) return null
  try {
    return await api.board(boardId)
  } catch (error) {
    if (error instanceof BoardError && (error.code === 'not_signed_in' || error.code === 'not_allowed')) return null
    throw error
  }
}

function wordsOf(error: BoardError): string {
  if (error.code === 'invitation_unknown') return translate('roomCode.unknown')
  if (error.code === 'too_fast') return translate('refused.tooFast.text')
  return error.message
}
