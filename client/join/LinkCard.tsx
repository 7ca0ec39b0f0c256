// One link to a board: who it is for, what it allows, the link to copy and its QR code.
import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Role } from '../../shared/roles.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import styles from './LinkCard.module.css'
import { QrCode } from './QrCode.tsx'

export type LinkCardProps = {
  role: Role
  /** Undefined when this browser does not know it; then `onMake` makes another. */
  link: string | undefined
  onMake?: () => void
  isMaking?: boolean
  error?: string | null
}

export function LinkCard({ role, link, onMake, isMaking = false, error = null }: LinkCardProps) {
  const t = useTranslate()
  const [isCopied, setIsCopied] = useState(false)
  const [isLarge, setIsLarge] = useState(false)
  const [copyError, setCopyError] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async () => {
    if (!link) return
    const isDone = await copyText(link, field.current)
    setIsCopied(isDone)
    setCopyError(!isDone)
  }

  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <h3>{t(`share.${role}`)}</h3>
        <p>{t(`share.${role}.text`)}</p>
        {link ? (
          <div className={styles.row}>
            <input
              ref={field}
              readOnly
              className={styles.link}
              value={link}
              aria-label={t('share.linkFor', { role: t(`share.${role}`) })}
              onFocus={(event) => event.target.select()}
            />
            <Button
              icon={isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
              onClick={() => void copy()}
            >
              <span aria-live="polite">{isCopied ? t('ui.copied') : t('ui.copy')}</span>
            </Button>
          </div>
        ) : (
          <div className={styles.row}>
            <Button isBusy={isMaking} {...(onMake ? { onClick: onMake } : {})}>
              {isMaking ? t('share.making') : t('share.make')}
            </Button>
          </div>
        )}
        {copyError ? <FieldError>{t('share.copyByHand')}</FieldError> : null}
        {error ? <FieldError>{error}</FieldError> : null}
      </div>
      {link ? (
        <button type="button" className={styles.code} onClick={() => setIsLarge(true)} title={t('share.qr.large')}>
          <QrCode text={link} size={88} label={t('share.qr.open', { role: t(`share.${role}`) })} />
        </button>
      ) : null}
      {link ? (
        <Dialog isOpen={isLarge} onClose={() => setIsLarge(false)} title={t(`share.${role}`)} size="normal">
          <p className={styles.hint}>{t('share.qr.text')}</p>
          <div className={styles.large}>
            <QrCode text={link} size={440} label={t('share.qr', { role: t(`share.${role}`) })} />
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}

/** The clipboard of today, else the old command, which works on plain http addresses too. */
async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Refused, or not there outside https: the field with the link is selected, so that copying by hand is one key.
    field?.focus()
    field?.select()
    return document.execCommand('copy')
  }
}
