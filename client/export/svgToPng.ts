// An SVG file as PNG, drawn by the browser at twice its size, or smaller where no canvas would hold it.

/** Twice the board's own size: sharp on a projector and in a document. */
const DENSITY = 2
/** Browsers refuse canvases beyond these, or run out of memory. */
const LONGEST_SIDE = 16_000
const MOST_DOTS = 64_000_000

/** Dots for each px of the board that a picture of this size can have, 2 at most. */
export function pngScale(width: number, height: number): number {
  return Math.min(DENSITY, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_DOTS / (width * height)))
}

/** @throws Error when the browser cannot draw the file. */
export async function svgToPng(svg: string, width: number, height: number): Promise<Blob> {
  const scale = pngScale(width, height)
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  // The file says the size it is wanted in, so that it is drawn sharp rather than enlarged.
  const sized = svg.replace(/^<svg([^>]*?) width="[^"]*" height="[^"]*"/, `<svg$1 width="${w}" height="${h}"`)
  const url = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = w
    canvas.height = h
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('this browser has no 2D canvas')
    pen.fillStyle = '#FFFFFF'
    pen.fillRect(0, 0, w, h)
    pen.drawImage(image, 0, 0, w, h)
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    canvas.width = 0
    if (!file) throw new Error(`no picture of ${w} by ${h} dots could be made`)
    return file
  } finally {
    URL.revokeObjectURL(url)
  }
}
