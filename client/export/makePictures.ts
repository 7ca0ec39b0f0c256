// Frames as SVG files: fonts, then one file a frame. Runs in a worker, and in tests.
import { Paper } from '../../shared/pdf/Paper.ts'
import { frameSvg } from '../../shared/svg/frameSvg.ts'
import { interfaceFontsFor } from './interfaceFonts.ts'
import { loadFonts } from './loadFonts.ts'
import type { PictureFiles, PictureJob } from './pictureJob.ts'

export async function makePictures(
  { frames, pictures, language }: PictureJob,
  onProgress: (share: number) => void = () => undefined,
): Promise<PictureFiles> {
  const marks = frames.flatMap(({ marks }) => marks.map(({ mark }) => mark))
  const panelWords = marks.flatMap((mark) => (mark.kind === 'panel' ? mark.texts.map(({ text }) => text) : []))
  const { fonts, missing, missingFallbacks } = await loadFonts([JSON.stringify(frames)], frames)
  const inter = await interfaceFontsFor(panelWords.join(' '))
  // Never drawn on: it measures texts as paper does.
  const paper = new Paper(fonts, [], { title: '', language, author: '', subject: '', printedAt: new Date(0) })
  const svgs = frames.map((frame, i) => {
    onProgress(i / frames.length)
    return frameSvg(frame, { paper, fonts, inter: inter.fonts, pictures })
  })
  return { svgs, missing: [...missing, ...missingFallbacks, ...inter.missing] }
}
