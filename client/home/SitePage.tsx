// The frame of every page outside the board: head with the product's name, and the content under it.
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { i18n, languages, setLanguage, useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuChoice } from '../ui/Menu.tsx'
import { Logo } from './Logo.tsx'
import styles from './SitePage.module.css'

const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

export function SitePage({ children }: { children: ReactNode }) {
  const t = useTranslate()
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link href="/" className={styles.brand}>
          <Logo />
          {t('app.name')}
        </Link>
        {languages.length > 1 && (
          <Menu
            align="end"
            trigger={
              <Button variant="quiet" aria-label={t('ui.language')}>
                {nameOf(i18n.language)}
                <ChevronDown size={14} aria-hidden />
              </Button>
            }
          >
            <MenuChoice
              value={i18n.language}
              onChange={(language) => void setLanguage(language)}
              options={languages.map((language) => ({ value: language, label: nameOf(language) }))}
            />
          </Menu>
        )}
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}
