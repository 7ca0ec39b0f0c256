// Why a part of the screen could not be loaded, and the way to ask once more.
import { useTranslate } from '../i18n.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

export function RetryNotice({ title, message, again }: { title?: string; message: string; again: () => void }) {
  const t = useTranslate()
  return (
    <Notice
      tone="red"
      {...(title === undefined ? {} : { title })}
      action={
        <Button size="small" onClick={again}>
          {t('ui.retry')}
        </Button>
      }
    >
      {message}
    </Notice>
  )
}
