// What a facilitator may do about one person: another role, off the board, the name erased. The last two ask first.
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { api } from '../api.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard, type PersonInfo } from './boardContext.ts'

type Question = 'remove' | 'erase'

export function PersonMenu({ person, onChanged }: { person: PersonInfo; onChanged?: () => void }) {
  const { t, board, boardId, people } = useBoard()
  const [question, setQuestion] = useState<Question | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { name, participantId } = person
  const { deputies } = board.workshop
  const isDeputy = deputies.includes(participantId)

  const run = async (change: () => Promise<void>) => {
    setIsBusy(true)
    setError(null)
    try {
      await change()
      setQuestion(null)
      onChanged?.()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    } finally {
      setIsBusy(false)
    }
  }
  const setDeputy = async () => {
    // Only those who may still lead: one deputy who became a viewer would have the whole list refused.
    const others = deputies.filter((id) =>
      people.some((one) => one.participantId === id && id !== participantId && one.role !== 'viewer'),
    )
    await api.session(boardId, { command: 'setDeputies', people: isDeputy ? others : [...others, participantId] })
  }
  const confirm = () =>
    run(() => (question === 'erase' ? api.eraseName(boardId, participantId) : api.removePerson(boardId, participantId)))

  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t('access.person.menu', { name })} icon={<MoreHorizontal size={16} aria-hidden />} />
        }
      >
        <MenuLabel>{t('access.person.role')}</MenuLabel>
        <MenuChoice
          value={person.role}
          options={ROLES.map((role) => ({ value: role, label: t(`share.${role}`) }))}
          onChange={(role) => void run(() => api.changeRole(boardId, participantId, role as Role))}
        />
        {person.role === 'editor' || isDeputy ? (
          <>
            <MenuSeparator />
            <MenuItem note={isDeputy ? undefined : t('access.person.deputy.note')} onSelect={() => void run(setDeputy)}>
              {t(isDeputy ? 'access.person.noDeputy' : 'access.person.deputy')}
            </MenuItem>
          </>
        ) : null}
        <MenuSeparator />
        <MenuItem onSelect={() => setQuestion('remove')}>{t('access.person.remove')}</MenuItem>
        <MenuItem isDanger onSelect={() => setQuestion('erase')}>
          {t('access.person.erase')}
        </MenuItem>
      </Menu>
      {question ? (
        <Dialog
          isOpen
          size="small"
          onClose={() => setQuestion(null)}
          title={t(`access.${question}.title`, { name })}
          description={t(`access.${question}.text`)}
          footer={
            <>
              <Button onClick={() => setQuestion(null)}>{t('ui.cancel')}</Button>
              <Button variant="danger" isBusy={isBusy} onClick={() => void confirm()}>
                {t(`access.${question}.do`)}
              </Button>
            </>
          }
        >
          {error ? <Notice tone="red">{error}</Notice> : null}
        </Dialog>
      ) : error ? (
        <Notice tone="red">{error}</Notice>
      ) : null}
    </>
  )
}
