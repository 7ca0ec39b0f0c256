// A person: initials in a ring of the partner's colour with its sign; a star for the facilitator, a dashed ring when followed.
import { Star } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { PartnerLook } from '../../shared/signs.ts'
import styles from './Avatar.module.css'
import { classes } from './classes.ts'
import { initialsOf } from './format.ts'
import { PartnerSign } from './PartnerSign.tsx'

export type AvatarProps = Omit<ComponentProps<'button'>, 'children' | 'name'> & {
  name: string
  /** Null for people who belong to no partner. */
  look: PartnerLook | null
  isFacilitator?: boolean
  isFollowed?: boolean
  size?: number
  /** Read aloud and shown on hover; the name when left out. */
  label?: string
}

/** A button when `onClick` is given, otherwise a picture. */
export function Avatar({
  name,
  look,
  isFacilitator = false,
  isFollowed = false,
  size = 30,
  label = name,
  className,
  style,
  onClick,
  ...rest
}: AvatarProps) {
  const content = (
    <>
      <span aria-hidden>{initialsOf(name)}</span>
      {isFacilitator ? (
        <span className={styles.star} aria-hidden>
          <Star size={10} fill="currentColor" strokeWidth={0} />
        </span>
      ) : look ? (
        <span className={styles.mark} aria-hidden>
          <PartnerSign look={look} size={14} />
        </span>
      ) : null}
    </>
  )
  const shown = classes(styles.avatar, isFollowed && styles.followed, className)
  const ring = {
    ...style,
    width: size,
    height: size,
    borderColor: look?.color ?? (isFacilitator ? 'var(--ink)' : 'var(--control-line)'),
  }
  if (!onClick) {
    return (
      <span className={shown} style={ring} role="img" aria-label={label} title={label}>
        {content}
      </span>
    )
  }
  return (
    <button
      {...rest}
      type="button"
      className={shown}
      style={ring}
      aria-label={label}
      title={label}
      aria-pressed={isFollowed}
      onClick={onClick}
    >
      {content}
    </button>
  )
}
