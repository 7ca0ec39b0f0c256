// The Word document is made beside the page, so that nobody's cursor stands still meanwhile. One job, then how far it is, then
// the file.
import type { DocxFile, DocxJob } from './docxJob.ts'
import { makeDocx } from './makeDocx.ts'
import type { WorkerAnswer } from './runWorker.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', (event: MessageEvent<DocxJob>) => {
  const answer = (words: WorkerAnswer<DocxFile>, moved: Transferable[] = []) => scope.postMessage(words, moved)
  makeDocx(event.data, (progress) => answer({ progress })).then(
    (file) => answer({ file }, [file.bytes.buffer]),
    (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
