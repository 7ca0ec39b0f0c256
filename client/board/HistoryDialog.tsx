// The board's earlier states and what was done on it, for facilitators: look at a state, name the present one, go back.
import { Tabs } from 'radix-ui'
import { useCallback, useEffect, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api, type RestorePoint } from '../api.ts'
import { readerLocale } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'
import { useSavedState } from './connectionContext.ts'
import { HistoryAudit } from './HistoryAudit.tsx'
import styles from './HistoryDialog.module.css'
import { HistoryLook } from './HistoryLook.tsx'
import { HistoryPoints } from './HistoryPoints.tsx'
import { pointTitle, timeWords } from './historyWords.ts'
import { useAnswer } from './useAnswer.ts'

type View = { at: 'lists' } | { at: 'look' | 'confirm'; point: RestorePoint }

export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { t, boardId } = useBoard()
  const [view, setView] = useState<View>({ at: 'lists' })
  const [tab, setTab] = useState('states')
  const points = useAnswer(useCallback(() => api.history(boardId), [boardId]))
  const saved = useSavedState()
  const mustSaveFile = saved.kind === 'problem' && saved.hasUnsaved
  // The bar that offers the copy lies behind the dialog.
  useEffect(() => {
    if (mustSaveFile) onClose()
  }, [mustSaveFile, onClose])

  if (view.at === 'look')
    return (
      <Look
        point={view.point}
        onClose={onClose}
        onBack={() => setView({ at: 'lists' })}
        onGoBack={() => setView({ at: 'confirm', point: view.point })}
      />
    )
  if (view.at === 'confirm')
    return <Confirm point={view.point} onClose={onClose} onCancel={() => setView({ at: 'look', point: view.point })} />
  return (
    <Dialog isOpen onClose={onClose} title={t('history.title')} description={t('history.text')} size="wide">
      <Tabs.Root value={tab} onValueChange={setTab}>
        <Tabs.List className={styles.tabs} aria-label={t('history.title')}>
          <Tabs.Trigger className={styles.tab} value="states">
            {t('history.tab.states')}
          </Tabs.Trigger>
          <Tabs.Trigger className={styles.tab} value="done">
            {t('history.tab.done')}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="states" tabIndex={-1}>
          <HistoryPoints points={points} onLook={(point) => setView({ at: 'look', point })} />
        </Tabs.Content>
        <Tabs.Content value="done" tabIndex={-1}>
          <HistoryAudit points={points.answer.state === 'here' ? points.answer.value : []} />
        </Tabs.Content>
      </Tabs.Root>
    </Dialog>
  )
}

type LookProps = { point: RestorePoint; onClose: () => void; onBack: () => void; onGoBack: () => void }

function Look({ point, onClose, onBack, onGoBack }: LookProps) {
  const { t } = useBoard()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={pointTitle(point, t)}
      description={t('history.look.text', { time: timeWords(point.at, new Date(), t, readerLocale()) })}
      size="wide"
      footer={
        <>
          <Button onClick={onBack}>{t('history.look.back')}</Button>
          <Button variant="primary" onClick={onGoBack}>
            {t('history.goBack')}
          </Button>
        </>
      }
    >
      <HistoryLook point={point} />
    </Dialog>
  )
}

type ConfirmProps = { point: RestorePoint; onClose: () => void; onCancel: () => void }

function Confirm({ point, onClose, onCancel }: ConfirmProps) {
  const { t, boardId } = useBoard()
  const [stage, setStage] = useState<'asking' | 'running' | 'done'>('asking')
  const [error, setError] = useState<string | null>(null)

  const goBack = async () => {
    setStage('running')
    setError(null)
    try {
      await api.goBackTo(boardId, point.id)
      // The connection hears of it like everybody's and loads the board again.
      setStage('done')
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
      setStage('asking')
    }
  }

  const time = timeWords(point.at, new Date(), t, readerLocale())
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('history.confirm.title')}
      description={t('history.confirm.text', { name: pointTitle(point, t), time })}
      footer={
        <>
          <Button isDisabled={stage !== 'asking'} onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
          <Button variant="primary" isBusy={stage !== 'asking'} onClick={() => void goBack()}>
            {t(stage === 'asking' ? 'history.goBack' : 'history.goBack.running')}
          </Button>
        </>
      }
    >
      <ol className={styles.steps}>
        <li>{t('history.confirm.kept')}</li>
        <li>{t('history.confirm.everybody')}</li>
        <li>{t('history.confirm.unsaved')}</li>
        <li>{t('history.confirm.rounds')}</li>
      </ol>
      {error ? <Notice tone="red">{error}</Notice> : null}
      {stage === 'done' ? <Notice tone="good">{t('history.goBack.done')}</Notice> : null}
    </Dialog>
  )
}
