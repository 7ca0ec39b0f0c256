// Numbers as people read them. Rounded once, from the exact value, half away from zero (domain 3.3); missing is never zero.

/** Below this a half counts as a half although its binary form is a hair smaller (0.475 prints as 0.48). */
const HALF_TOLERANCE = 1e-9

/**
 * A number with a fixed count of decimals and a true minus sign.
 * @param decimals 0 to 4.
 * @param missing What stands for null.
 */
export function printed(value: number | null | undefined, decimals: number, missing = '–'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing
  const factor = 10 ** decimals
  const rounded = Math.floor(Math.abs(value) * factor + 0.5 + HALF_TOLERANCE) / factor
  return (value < 0 && rounded > 0 ? '−' : '') + rounded.toFixed(decimals)
}

/** A change in per cent with its sign: `−20 %`, `+9.8 %`. */
export function printedChange(value: number, decimals: number): string {
  const text = printed(value, decimals)
  return `${value > 0 ? '+' : ''}${text} %`
}
