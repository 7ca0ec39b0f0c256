// Right after a board was made: its three links, once, and the way in.
import { useEffect, useRef } from 'react'
import { ROLES } from '../../shared/roles.ts'
import type { CreatedBoard } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { goToLink } from '../join/boardLink.ts'
import { LinkCard } from '../join/LinkCard.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './WorkshopReady.module.css'

export function WorkshopReady({ title, board }: { title: string; board: CreatedBoard }) {
  const t = useTranslate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <section className={styles.ready}>
      <h1 className={styles.title} tabIndex={-1} ref={heading}>
        {t('home.ready')}
      </h1>
      <p className={styles.text}>{t('home.ready.text', { title })}</p>
      <ul className={styles.links}>
        {ROLES.map((role) => (
          <li key={role}>
            <LinkCard role={role} link={board.invites[role]} />
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('home.ready.keep')}</p>
      <div className={styles.end}>
        <Button variant="primary" size="large" onClick={() => goToLink(board.invites.facilitator)}>
          {t('home.ready.open')}
        </Button>
        <span>{t('home.ready.next')}</span>
      </div>
    </section>
  )
}
