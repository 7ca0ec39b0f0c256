// Sums of money as people read them: whole units, thousands apart by a space that never breaks and that no language takes for
// a decimal sign.

/** `12 500`, rounded half away from zero; a dash where there is no sum, never 0. */
export function printedMoney(value: number | null): string {
  if (value === null) return '–'
  const whole = String(Math.round(Math.abs(value)))
  return (value < 0 && whole !== '0' ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}
