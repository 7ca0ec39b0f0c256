// A full page for what cannot be opened: what happened, what to do, and a way on.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import buttons from '../ui/Button.module.css'
import { SitePage } from '../home/SitePage.tsx'
import { useTranslate } from '../i18n.ts'
import { classes } from '../ui/classes.ts'
import styles from './DeadEnd.module.css'

export type DeadEndProps = {
  title: string
  text: string
  /** The first thing to do; a way to the start page is always there. */
  action?: ReactNode
  children?: ReactNode
}

export function DeadEnd({ title, text, action, children }: DeadEndProps) {
  const t = useTranslate()
  return (
    <SitePage>
      <section className={styles.box}>
        <svg className={styles.picture} width="120" height="76" viewBox="0 0 120 76" aria-hidden>
          <rect x="1" y="1" width="118" height="74" rx="8" fill="none" stroke="currentColor" strokeDasharray="5 4" />
          <circle cx="34" cy="38" r="8" />
          <rect x="50" y="30" width="15" height="15" />
          <path d="M84 29l10 17H74z" fill="none" stroke="currentColor" strokeDasharray="3 3" />
        </svg>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>{text}</p>
        {children}
        <div className={styles.actions}>
          {action}
          <Link href="/" className={classes(buttons.button, action ? buttons.normal : buttons.primary, buttons.large)}>
            {t('app.toHome')}
          </Link>
        </div>
      </section>
    </SitePage>
  )
}
