// Fetches what the export needs once the board has been quiet for a while, so that it also works when the connection is gone
// later. Nothing is kept: the browser's own cache has it from then on.
import { useEffect } from 'react'
import { useCanvas } from '../board/canvasContext.ts'

const QUIET_MS = 15_000

export function useWarmExport(): void {
  const { editor } = useCanvas()
  useEffect(() => {
    const { connection } = navigator as { connection?: { saveData?: boolean } }
    if (!editor || connection?.saveData === true) return
    const timer = setTimeout(() => {
      // Without a connection there is nothing to fetch; the export says so when it is asked for.
      warm().catch((error: unknown) => console.info('the PDF parts were not fetched ahead', error))
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [editor])
}

async function warm(): Promise<void> {
  const [{ warmWorker }, { warmPreview }] = await Promise.all([import('./pdfThread.ts'), import('./pdfPages.ts')])
  await Promise.all([import('./exportPdf.ts'), import('./ExportDialog.tsx'), import('./tableFile.ts')])
  await Promise.all([warmWorker(), warmPreview()])
}
