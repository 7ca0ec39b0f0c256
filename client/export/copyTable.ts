// Puts a table into the clipboard, as text and as HTML.
import { copiedTable } from '../../shared/tables/copiedTable.ts'
import type { Table } from '../../shared/tables/Table.ts'

/** The clipboard of today, else the old command, which works on plain http addresses too. Answers whether it is there. */
export async function copyTable(table: Table): Promise<boolean> {
  const forms = copiedTable(table)
  try {
    const item = new ClipboardItem({ 'text/plain': blob(forms.text, 'plain'), 'text/html': blob(forms.html, 'html') })
    await navigator.clipboard.write([item])
    return true
  } catch (error) {
    console.info('the clipboard of today is not there', error)
    return copyByCommand(forms)
  }
}

const blob = (content: string, kind: 'plain' | 'html'): Blob => new Blob([content], { type: `text/${kind}` })

function copyByCommand({ text, html }: { text: string; html: string }): boolean {
  let isDone = false
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
    isDone = true
  }
  // Before the canvas, which copies what is selected on it.
  window.addEventListener('copy', give, { capture: true, once: true })
  document.execCommand('copy')
  window.removeEventListener('copy', give, { capture: true })
  return isDone
}
