// SVG files are written beside the page, so that nobody's cursor stands still meanwhile. One job, then how far it is, then the
// files.
import { makePictures } from './makePictures.ts'
import type { PictureFiles, PictureJob } from './pictureJob.ts'
import type { WorkerAnswer } from './runWorker.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', (event: MessageEvent<PictureJob>) => {
  const answer = (words: WorkerAnswer<PictureFiles>) => scope.postMessage(words)
  makePictures(event.data, (progress) => answer({ progress })).then(
    (file) => answer({ file }),
    (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
