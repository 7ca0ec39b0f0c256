// When a comment was written, as short as it can be read.
import { formatDate, formatTime } from '../ui/format.ts'

/** The time for today, the day before that. */
export function when(at: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return isToday ? formatTime(at) : formatDate(at)
}
