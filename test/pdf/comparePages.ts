// Paper laid next to screen: pages of a PDF as pictures, and how far each is from the canvas's own picture of the frame.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Share of the picture whose colour is far off (more than a quarter of the scale), and the mean distance, both 0 to 1. */
export type Distance = { far: number; mean: number }

/** 4 dots for each px of the canvas: 96 px are one inch. */
const DENSITY = 4
const DOTS_PER_INCH = 96 * DENSITY

/** The area of a page (px of the canvas from its top left corner) as PNG in base64, four dots a px. */
export function pagePicture(
  bytes: Uint8Array,
  page: number,
  area: { x: number; y: number; w: number; h: number },
): string {
  const folder = mkdtempSync(join(tmpdir(), 'clusterboard-page-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    const dots = (px: number) => String(Math.round(px * DENSITY))
    const place = ['-x', dots(area.x), '-y', dots(area.y), '-W', dots(area.w), '-H', dots(area.h)]
    const range = ['-f', String(page), '-l', String(page), '-singlefile']
    execFileSync('pdftoppm', ['-png', '-r', String(DOTS_PER_INCH), ...range, ...place, file, join(folder, 'page')])
    return readFileSync(join(folder, 'page.png')).toString('base64')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Both pictures are brought to a quarter of the canvas's size first: what differs then is seen, not measured. */
export function distance(page: Page, paper: string, screen: string): Promise<Distance> {
  return page.evaluate(
    async ([first, second]) => {
      const read = async (base64: string) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        return image
      }
      const [a, b] = [await read(first!), await read(second!)]
      const [w, h] = [Math.round(b.naturalWidth / 4), Math.round(b.naturalHeight / 4)]
      const pixels = (image: HTMLImageElement) => {
        const canvas = new OffscreenCanvas(w, h)
        const pen = canvas.getContext('2d')!
        pen.imageSmoothingQuality = 'high'
        pen.fillStyle = '#ffffff'
        pen.fillRect(0, 0, w, h)
        pen.drawImage(image, 0, 0, w, h)
        return pen.getImageData(0, 0, w, h).data
      }
      const [p, q] = [pixels(a), pixels(b)]
      let far = 0
      let sum = 0
      for (let i = 0; i < p.length; i += 4) {
        const gap = Math.max(Math.abs(p[i]! - q[i]!), Math.abs(p[i + 1]! - q[i + 1]!), Math.abs(p[i + 2]! - q[i + 2]!))
        sum += gap / 255
        if (gap > 64) far++
      }
      return { far: far / (w * h), mean: sum / (w * h) }
    },
    [paper, screen],
  )
}
