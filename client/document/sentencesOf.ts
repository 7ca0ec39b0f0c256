// The sentences of a chart's alternative text, one a line: most say one row of the chart.

/** Ends after a full stop before a space, never inside a figure. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.;])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
