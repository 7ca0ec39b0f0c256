// Frames, pages or what is selected as pictures: the canvas as it looks, panels too. SVG keeps text as text; PNG is that SVG,
// drawn at twice its size.
import type { Editor } from 'tldraw'
import { zip } from 'fflate'
import type { BoardContextValue } from '../board/boardContext.ts'
import { i18n } from '../i18n.ts'
import { signaturesOf } from './exportPdf.ts'
import { panelPictures } from './panelPictures.ts'
import type { PictureFiles } from './pictureJob.ts'
import { runWorker } from './runWorker.ts'
import { shapeBlocks } from './shapeBlocks.ts'
import type { DrawnScope } from './sheaves.ts'
import { pngScale, svgToPng } from './svgToPng.ts'

export const PICTURE_FORMATS = ['svg', 'png'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]
export type FramePicture = { title: string; blob: Blob }
export type FramePictures = {
  pictures: FramePicture[]
  /** What is not as on the board, in words. */
  notices: string[]
}

type Drawn = Pick<BoardContextValue, 'board' | 'people' | 't'>
type Wishes = {
  scope: DrawnScope
  format: PictureFormat
  /** Ends the work; the promise is then refused with an AbortError. */
  signal?: AbortSignal
  onProgress?: (share: number) => void
}

/** Shares of the work: shapes, SVG, dots. */
const [SHAPED, WRITTEN] = [0.3, 0.6]

/** @throws Error when the worker fails or the browser cannot draw a file. */
export async function framePictures(context: Drawn, editor: Editor, wishes: Wishes): Promise<FramePictures> {
  const { scope, format, signal, onProgress = () => undefined } = wishes
  const { t } = context
  const { frames, pictures, notices } = await shapeBlocks(editor, t, {
    scope,
    isWhole: true,
    isPicture: true,
    signatureOf: signaturesOf(context),
    panelsOf: (shapes) => panelPictures(shapes, t),
    ...(signal ? { signal } : {}),
  })
  onProgress(SHAPED)
  const newWorker = () => new Worker(new URL('./pictureWorker.ts', import.meta.url), { type: 'module' })
  const { svgs, missing } = await runWorker<PictureFiles>(
    newWorker,
    { frames, pictures, language: i18n.language },
    { ...(signal ? { signal } : {}), onProgress: (share) => onProgress(SHAPED + share * (WRITTEN - SHAPED)) },
  )
  if (missing.length > 0) notices.push(t('export.notice.font', { count: missing.length, names: missing.join(', ') }))
  const made: FramePicture[] = []
  for (const [i, { svg, samples }] of svgs.entries()) {
    signal?.throwIfAborted()
    const { title, width, height } = frames[i]!
    if (format === 'svg') made.push({ title, blob: new Blob([svg], { type: 'image/svg+xml' }) })
    else {
      made.push({ title, blob: await svgToPng(svg, samples, { width, height }) })
      const scale = pngScale({ width, height })
      if (scale < 1)
        notices.push(
          t('pictures.notice.scaled', {
            frame: title,
            width: Math.round(width),
            height: Math.round(height),
            percent: Math.round(scale * 100),
          }),
        )
    }
    onProgress(WRITTEN + ((i + 1) / svgs.length) * (1 - WRITTEN))
  }
  return { pictures: made, notices }
}

/** Several pictures as one ZIP file; those of one name are numbered. */
export async function pictureArchive(pictures: readonly FramePicture[], format: PictureFormat): Promise<Blob> {
  const files: Record<string, Uint8Array> = {}
  for (const { title, blob } of pictures) {
    const plain = title.replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ').trim() || format
    let name = `${plain}.${format}`
    for (let number = 2; name in files; number++) name = `${plain} ${number}.${format}`
    files[name] = new Uint8Array(await blob.arrayBuffer())
  }
  return new Promise((resolve, reject) =>
    // PNG is small already.
    zip(files, { level: format === 'png' ? 0 : 6 }, (error, bytes) =>
      error ? reject(error) : resolve(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' })),
    ),
  )
}
