// Gives the reader a file through the browser's own download.
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the address when the download starts, which some do only in a later task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A file name from a title: letters, digits and hyphens of any script, with the day and an ending. */
export function fileName(title: string, day: Date, ending: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain || 'clusterboard'} ${day.toISOString().slice(0, 10)}.${ending}`.replace(' ', '-')
}
