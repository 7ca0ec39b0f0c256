// How many are here, and everybody behind it: for screens without a canvas, where nobody can be followed.
import { Users } from 'lucide-react'
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'

export function PeopleButton() {
  const { t, people } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const count = people.filter(({ isHere }) => isHere).length
  return (
    <>
      <Button
        icon={<Users size={16} aria-hidden />}
        aria-label={t('people.all', { count })}
        title={t('people.all', { count })}
        onClick={() => setOpen(true)}
      >
        {count}
      </Button>
      {isOpen ? <PeopleDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
