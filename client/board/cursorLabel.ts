// How a person is called beside a cursor or a reaction.

/** First name and partner letters, such as "Marta · BC". */
export function cursorLabel(name: string, letters: string): string {
  const first = name.trim().split(/\s+/)[0] ?? ''
  return letters === '' ? first : `${first} · ${letters}`
}
