// Names that every spreadsheet program takes for a sheet, and every file system for a file.

/** Most characters of a sheet's name in Excel. */
const LONGEST = 31
const FORBIDDEN = /[[\]:*?/\\<>|"\p{Cc}]+/gu

/** One name for each title, in order: at most 31 characters, no sign that Excel or a file system refuses, no two alike. */
export function sheetNames(titles: readonly string[]): string[] {
  // Excel keeps "History" for itself.
  const taken = new Set(['history'])
  return titles.map((title) => {
    const plain = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim() || 'Table'
    for (let number = 1; ; number++) {
      const name = shortened(plain, number === 1 ? '' : ` ${number}`)
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

/** Cut between letters, never inside one that takes two units; no apostrophe or dot at an end. */
function shortened(title: string, ending: string): string {
  let text = ''
  for (const letter of title) {
    if (text.length + letter.length + ending.length > LONGEST) break
    text += letter
  }
  return `${text.replace(/^['\s]+|['\s.]+$/g, '') || 'Table'}${ending}`
}
