// A kept state, only to be read: its title, its templates, what stands on each page beside what stands there now, and the
// main lines of its results. The state is read into a document that is never connected.
import { fromBase64 } from 'lib0/buffer'
import { useCallback, useMemo } from 'react'
import * as Y from 'yjs'
import { readBoard, type BoardState } from '../../shared/board/boardState.ts'
import { instanceName } from '../../shared/board/instances.ts'
import { pageCounts, type PageCount } from '../../shared/board/pageCounts.ts'
import { boardResults } from '../../shared/boardResults.ts'
import { BoardError } from '../../shared/errors.ts'
import { mainLines } from '../../shared/findings/mainLines.ts'
import { api, type RestorePoint } from '../api.ts'
import { translate } from '../i18n.ts'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'
import styles from './HistoryDialog.module.css'
import { useAnswer } from './useAnswer.ts'

type Kept = { board: BoardState; pages: PageCount[] }

/** @throws BoardError board_unreadable */
function readState(base64: string): Kept {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, fromBase64(base64))
    const board = readBoard(doc)
    return { board, pages: pageCounts(doc, board) }
  } catch (reason) {
    console.error('kept state not readable', reason)
    throw new BoardError('board_unreadable', translate('history.look.unreadable'))
  } finally {
    doc.destroy()
  }
}

export function HistoryLook({ point }: { point: RestorePoint }) {
  const { t, boardId } = useBoard()
  const load = useCallback(async () => readState(await api.keptState(boardId, point.id)), [boardId, point.id])
  const { answer, again } = useAnswer(load)
  switch (answer.state) {
    case 'loading':
      return <Skeleton lines={5} />
    case 'failed':
      return <RetryNotice title={t('history.failed')} message={answer.message} again={again} />
    case 'here':
      return <State kept={answer.value} />
  }
}

function State({ kept: { board, pages } }: { kept: Kept }) {
  const { t, board: present } = useBoard()
  const { doc } = useConnection()
  const lines = useMemo(() => mainLines(board, boardResults(board, board.today ?? ''), t), [board, t])
  const now = useMemo(() => pageCounts(doc, present), [doc, present])
  const hasOpenRound = board.rounds.some(({ state }) => state === 'open')
  return (
    <div className={styles.scroll}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('history.look.title')}</dt>
          <dd>{board.title}</dd>
        </div>
        <div>
          <dt>{t('history.look.templates')}</dt>
          <dd>{board.templates.map((instance) => instanceName(board, instance, t)).join(t('list.comma'))}</dd>
        </div>
      </dl>
      <Counts then={pages} now={now} />
      <h3 className={styles.heading}>{t('history.look.results')}</h3>
      <dl className={styles.facts}>
        {lines.map(({ about, sentences }) => (
          <div key={about}>
            <dt>{about === 'coverage' ? t('coverage.index') : `${about} ${t(`${about}.name`)}`}</dt>
            <dd>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {hasOpenRound ? <p className={styles.note}>{t('history.look.openRound')}</p> : null}
    </div>
  )
}

const COLUMNS = ['drawings', 'entries', 'rounds'] as const

function Counts({ then, now }: { then: PageCount[]; now: PageCount[] }) {
  const { t } = useBoard()
  const nowById = new Map(now.map((page) => [page.id, page]))
  const differs = then.some((page) => COLUMNS.some((column) => nowById.get(page.id)?.[column] !== page[column]))
  const added = now.filter((page) => !then.some(({ id }) => id === page.id))
  return (
    <>
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{t('history.count.page')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`history.count.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {then.map((page) => {
            const today = nowById.get(page.id)
            return (
              <tr key={page.id}>
                <th scope="row">{page.name}</th>
                {COLUMNS.map((column) => (
                  <td key={column}>
                    {page[column]}
                    {today?.[column] === page[column] ? null : (
                      <span className={styles.now}>
                        {today ? t('history.count.now', { count: today[column] }) : t('history.count.noPage')}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={styles.note}>
        {t('history.count.text')} {differs ? t('history.count.differs') : null}
      </p>
      {added.length > 0 ? (
        <p className={styles.note}>
          {t('history.count.newPages', { pages: added.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
    </>
  )
}
