// The words that were voted on; none where nothing was written.
import styles from './Statement.module.css'

export function Statement({ words }: { words: string }) {
  if (words.trim() === '') return null
  return (
    <blockquote className={styles.statement} data-length={words.length > 180 ? 'long' : undefined}>
      {words}
    </blockquote>
  )
}
