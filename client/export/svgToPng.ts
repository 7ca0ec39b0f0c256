// An SVG file as PNG, drawn by the browser at twice its size, or smaller where no canvas would hold it.
import { element, escaped } from '../../shared/svg/elements.ts'
import type { FontSample } from '../../shared/svg/svgFonts.ts'

type Size = { width: number; height: number }

/** Twice the board's own size: sharp on a projector and in a document. */
const DENSITY = 2
/** Browsers refuse canvases beyond these, or run out of memory. */
const LONGEST_SIDE = 16_000
const MOST_DOTS = 64_000_000
/** Fonts within a file are there after some milliseconds; after this long a browser shows the text without them. */
const PATIENCE_MS = 4000
/** Side of a font's sample, in dots. */
const SAMPLE = 24

/** Dots for each px of the board that a picture of this size can have, 2 at most. */
export function pngScale({ width, height }: Size): number {
  return Math.min(DENSITY, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_DOTS / (width * height)))
}

/** @throws Error when the browser cannot draw the file. */
export async function svgToPng(svg: string, samples: readonly FontSample[], size: Size): Promise<Blob> {
  const scale = pngScale(size)
  const [w, h] = [Math.max(1, Math.round(size.width * scale)), Math.max(1, Math.round(size.height * scale))]
  const strip = samples.length === 0 ? 0 : SAMPLE
  const file = withSamples(svg, samples, { w, h, strip, scale })
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    await fontsShown(image, samples.length, { w, h })
    const { canvas, pen } = newCanvas(w, h)
    pen.drawImage(image, 0, 0)
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    canvas.width = 0
    if (!picture) throw new Error(`no picture of ${w} by ${h} dots could be made`)
    return picture
  } finally {
    URL.revokeObjectURL(url)
  }
}

function newCanvas(w: number, h: number) {
  const canvas = document.createElement('canvas')
  canvas.width = w
  canvas.height = h
  const pen = canvas.getContext('2d', { willReadFrequently: h === SAMPLE })
  if (!pen) throw new Error('this browser has no 2D canvas')
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, w, h)
  return { canvas, pen }
}

/** The picture in the size it is wanted in, and below it a letter of every font. */
function withSamples(
  svg: string,
  samples: readonly FontSample[],
  { w, h, strip, scale }: { w: number; h: number; strip: number; scale: number },
): string {
  const letters = samples.map(({ family, weight, style, letter }, i) =>
    element(
      'text',
      {
        x: (i + 0.5) * SAMPLE,
        y: h + SAMPLE * 0.8,
        'text-anchor': 'middle',
        'font-family': `"${family}"`,
        'font-weight': weight,
        'font-style': style,
        'font-size': SAMPLE * 0.8,
      },
      escaped(letter),
    ),
  )
  return svg
    .replace(/^<svg([^>]*?) width="[^"]*" height="[^"]*" viewBox="[^"]*"/, `<svg$1 width="${w}" height="${h + strip}"`)
    .replace(/(<\/style>)/, `$1<g transform="scale(${scale})">`)
    .replace(/<\/svg>$/, `</g>${letters.join('')}</svg>`)
}

/** Waits until no sample is blank any more: a browser says that a file is read before its fonts are. */
async function fontsShown(image: HTMLImageElement, count: number, { w, h }: { w: number; h: number }): Promise<void> {
  const seen = Math.min(count, Math.floor(w / SAMPLE))
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const { pen } = newCanvas(Math.max(1, seen * SAMPLE), SAMPLE)
    pen.drawImage(image, 0, -h)
    const isBlank = (i: number) => {
      const { data } = pen.getImageData(i * SAMPLE, 0, SAMPLE, SAMPLE)
      return data.every((value) => value > 200)
    }
    if (Array.from({ length: seen }, (_, i) => i).every((i) => !isBlank(i)) || performance.now() > until) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
