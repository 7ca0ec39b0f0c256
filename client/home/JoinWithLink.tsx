// For people who got a link by other ways than a click, such as on paper or from another device.
import { Link2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { readRoomCode } from '../../shared/session/roomCode.ts'
import { useTranslate } from '../i18n.ts'
import { goToLink, parseBoardLink } from '../join/boardLink.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

export function JoinWithLink({ variant = 'normal' }: { variant?: 'normal' | 'primary' }) {
  const t = useTranslate()
  const [isOpen, setIsOpen] = useState(false)
  const [link, setLink] = useState('')
  const [error, setError] = useState<string | null>(null)

  const [, navigate] = useLocation()

  const join = (event: FormEvent) => {
    event.preventDefault()
    const code = readRoomCode(link)
    if (code !== null) return navigate(`/j#${code}`)
    const parsed = parseBoardLink(link, location.origin)
    if (parsed.kind === 'board') goToLink(parsed.link)
    else setError(t(parsed.kind === 'otherServer' ? 'home.join.otherServer' : 'home.join.noLink'))
  }

  return (
    <>
      <Button
        variant={variant}
        size={variant === 'primary' ? 'large' : 'normal'}
        icon={<Link2 size={15} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('home.join')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('home.join')}
        description={t('home.join.text')}
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>{t('ui.cancel')}</Button>
            <Button variant="primary" type="submit" form="join-with-link">
              {t('home.join.go')}
            </Button>
          </>
        }
      >
        <form id="join-with-link" onSubmit={join} noValidate>
          <TextField
            label={t('home.join.link')}
            placeholder={`${location.origin}/b/...`}
            inputMode="url"
            autoComplete="off"
            autoFocus
            value={link}
            error={error}
            onChange={(value) => {
              setError(null)
              setLink(value)
            }}
          />
        </form>
      </Dialog>
    </>
  )
}
