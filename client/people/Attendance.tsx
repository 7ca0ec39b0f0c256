// Who was there and when, as a table and as a file.
import { ArrowLeft, Download } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { attendanceOf } from '../../shared/session/attendance.ts'
import { api, type Visit } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { saveBlob } from '../board/saveBlob.ts'
import { useAnswer } from '../board/useAnswer.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useRequest } from '../ui/useRequest.ts'
import styles from './PeopleDialog.module.css'

export function Attendance({ onBack }: { onBack: () => void }) {
  const { t, board, boardId } = useBoard()
  const ask = useCallback(() => api.attendance(boardId), [boardId])
  const { answer, again } = useAnswer(ask)
  const { run, refusal } = useRequest()
  const download = () =>
    run(async () => saveBlob(await api.attendanceFile(boardId), t('attendance.file', { title: board.title })))
  return (
    <>
      <div className={styles.bar}>
        <Button icon={<ArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('attendance.back')}
        </Button>
        <Button icon={<Download size={16} aria-hidden />} onClick={() => void download()}>
          {t('attendance.download')}
        </Button>
      </div>
      {refusal ? <Notice tone="red">{refusal}</Notice> : null}
      {answer.state === 'loading' ? <Skeleton lines={5} /> : null}
      {answer.state === 'failed' ? <RetryNotice message={answer.message} again={again} /> : null}
      {answer.state === 'here' ? <Table visits={answer.value} /> : null}
    </>
  )
}

function Table({ visits }: { visits: readonly Visit[] }) {
  const { t, board, looks } = useBoard()
  const byId = useMemo(() => new Map(visits.map((visit) => [visit.participantId, visit])), [visits])
  const lines = useMemo(() => attendanceOf(visits), [visits])
  if (lines.length === 0) return <EmptyBox title={t('attendance.none')}>{t('attendance.none.text')}</EmptyBox>
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('attendance.head.name')}</th>
            <th scope="col">{t('attendance.head.partner')}</th>
            <th scope="col">{t('attendance.head.from')}</th>
            <th scope="col">{t('attendance.head.to')}</th>
            <th scope="col" className={styles.number}>
              {t('attendance.head.minutes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ participantId, from, to, minutes, stays }) => {
            const { name, partnerId } = byId.get(participantId)!
            const place = board.partners.findIndex(({ id }) => id === partnerId)
            const look = looks[place]
            return (
              <tr key={participantId}>
                <th scope="row">{name}</th>
                <td>{look ? <PartnerName look={look} name={board.partners[place]!.name} size={14} /> : '–'}</td>
                <td>{moment(from)}</td>
                <td>{moment(to)}</td>
                <td className={styles.number}>
                  {minutes}
                  {stays.length > 1 ? (
                    <span className={styles.facts}> {t('attendance.times', { count: stays.length })}</span>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const moment = (time: string): string => `${formatDate(time)}, ${formatTime(time)}`
