// The start page: set up a workshop, see the example, find the boards this browser knows.
import { useEffect, useRef, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api, type CreatedBoard, type ServerConfig } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { goToLink } from '../join/boardLink.ts'
import { rememberLinks } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import styles from './HomePage.module.css'
import { JoinWithLink } from './JoinWithLink.tsx'
import { OpenSavedFile } from './OpenSavedFile.tsx'
import { RecentBoards } from './RecentBoards.tsx'
import { SitePage } from './SitePage.tsx'
import { WorkshopForm } from './WorkshopForm.tsx'
import { WorkshopReady } from './WorkshopReady.tsx'

const EXAMPLES = ['worked', 'full'] as const
type ExampleName = (typeof EXAMPLES)[number]

type Server = { state: 'asking' } | { state: 'ready'; config: ServerConfig } | { state: 'silent'; message: string }

export function HomePage() {
  const t = useTranslate()
  const [server, setServer] = useState<Server>({ state: 'asking' })
  const [asked, setAsked] = useState(0)
  const [created, setCreated] = useState<{ board: CreatedBoard; title: string } | null>(null)
  const [adminToken, setAdminToken] = useState('')
  const [tokenError, setTokenError] = useState<string | null>(null)
  const [exampleState, setExampleState] = useState<{ busy: ExampleName | null; error: string | null }>({
    busy: null,
    error: null,
  })
  const tokenField = useRef<HTMLInputElement & HTMLTextAreaElement>(null)

  useEffect(() => {
    document.title = t('app.name')
  }, [t])

  useEffect(() => {
    let isCurrent = true
    api.config().then(
      (config) => isCurrent && setServer({ state: 'ready', config }),
      (error: unknown) =>
        isCurrent &&
        setServer({ state: 'silent', message: error instanceof BoardError ? error.message : t('error.unreachable') }),
    )
    return () => {
      isCurrent = false
    }
  }, [asked, t])

  const needsToken = server.state === 'ready' && server.config.needsAdminToken
  /** True when the refusal was told here, at the token's field. */
  const tellTokenRefusal = (error: BoardError): boolean => {
    if (error.code !== 'admin_token_needed') return false
    setTokenError(adminToken ? t('home.admin.wrong') : t('home.admin.missing'))
    requestAnimationFrame(() => tokenField.current?.focus())
    return true
  }

  const openExample = async (name: ExampleName) => {
    setExampleState({ busy: name, error: null })
    try {
      const example = await api.createExample(name, adminToken || undefined)
      rememberLinks(example.boardId, example.invites)
      goToLink(example.invites.facilitator)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setExampleState({ busy: null, error: tellTokenRefusal(error) ? null : error.message })
    }
  }

  const onCreated = (board: CreatedBoard, title: string) => {
    rememberLinks(board.boardId, board.invites)
    setCreated({ board, title })
    window.scrollTo(0, 0)
  }

  if (created) {
    return (
      <SitePage>
        <WorkshopReady title={created.title} board={created.board} />
      </SitePage>
    )
  }
  return (
    <SitePage>
      {server.state === 'silent' && (
        <div className={styles.top}>
          <RetryNotice message={server.message} again={() => setAsked((count) => count + 1)} />
        </div>
      )}
      <div className={styles.grid}>
        <div>
          <h1 className={styles.title}>{t('home.start')}</h1>
          <p className={styles.sub}>{t('home.start.text')}</p>
          {needsToken && (
            <div className={styles.token}>
              <TextField
                ref={tokenField}
                type="password"
                label={t('home.admin')}
                hint={t('home.admin.hint')}
                value={adminToken}
                error={tokenError}
                autoComplete="off"
                onChange={(token) => {
                  setTokenError(null)
                  setAdminToken(token.trim())
                }}
              />
            </div>
          )}
          <WorkshopForm adminToken={adminToken} onCreated={onCreated} onRefused={tellTokenRefusal} />
        </div>
        <aside className={styles.aside}>
          <section className={styles.examples}>
            {EXAMPLES.map((name) => (
              <div key={name} className={styles.example}>
                <h2>{t(`home.example.${name}`)}</h2>
                <p>{t(`home.example.${name}.text`)}</p>
                <Button
                  aria-label={t('home.example.openNamed', { name: t(`home.example.${name}`) })}
                  isBusy={exampleState.busy === name}
                  onClick={() => exampleState.busy ?? void openExample(name)}
                >
                  {exampleState.busy === name ? t('home.example.opening') : t('home.example.open')}
                </Button>
              </div>
            ))}
            {exampleState.error ? (
              <div className={styles.exampleError}>
                <Notice tone="red">{exampleState.error}</Notice>
              </div>
            ) : null}
          </section>
          <RecentBoards />
          <div className={styles.more}>
            <JoinWithLink />
            <OpenSavedFile adminToken={adminToken} onCreated={onCreated} onRefused={tellTokenRefusal} />
          </div>
          <p className={styles.where}>{t('home.where')}</p>
        </aside>
      </div>
    </SitePage>
  )
}
