// What a facilitator may do about one person: another role, off the board, the name erased. The last two ask first.
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { ROLES, type Role } from '../../shared/roles.ts'
import { api } from '../api.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Question } from '../ui/Question.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { useBoard, type PersonInfo } from './boardContext.ts'

type Asked = 'remove' | 'erase'

export function PersonMenu({ person, onChanged }: { person: PersonInfo; onChanged?: () => void }) {
  const { t, board, boardId, people } = useBoard()
  const [question, setQuestion] = useState<Asked | null>(null)
  const { run, refusal } = useRequest()
  const { name, participantId } = person
  const { deputies } = board.workshop
  const isDeputy = deputies.includes(participantId)

  const setDeputy = async () => {
    // Only those who may still lead: one deputy who became a viewer would have the whole list refused.
    const others = deputies.filter((id) =>
      people.some((one) => one.participantId === id && id !== participantId && one.role !== 'viewer'),
    )
    await api.session(boardId, { command: 'setDeputies', people: isDeputy ? others : [...others, participantId] })
  }
  const change = (work: () => Promise<unknown>) =>
    void run(async () => {
      await work()
      onChanged?.()
    })

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
          onChange={(role) => change(() => api.changeRole(boardId, participantId, role as Role))}
        />
        {person.role === 'editor' || isDeputy ? (
          <>
            <MenuSeparator />
            <MenuItem note={isDeputy ? undefined : t('access.person.deputy.note')} onSelect={() => change(setDeputy)}>
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
        <Question
          title={t(`access.${question}.title`, { name })}
          text={t(`access.${question}.text`)}
          action={t(`access.${question}.do`)}
          onYes={async () => {
            await (question === 'erase' ? api.eraseName : api.removePerson)(boardId, participantId)
            setQuestion(null)
            onChanged?.()
          }}
          onClose={() => setQuestion(null)}
        />
      ) : refusal ? (
        <Notice tone="red">{refusal}</Notice>
      ) : null}
    </>
  )
}
