// An address that leads nowhere.
import { useTranslate } from '../i18n.ts'
import { DeadEnd } from '../join/DeadEnd.tsx'

export function NotFoundPage() {
  const t = useTranslate()
  return (
    <DeadEnd title={t('app.notFound.title')} text={t('app.notFound.text', { example: `${location.origin}/b/...` })} />
  )
}
