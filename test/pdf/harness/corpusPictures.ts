// Small pictures made on the spot in every format the board takes, and one that is none.
type Source = { name: string; type: string; src: string; w: number; h: number }

const [W, H] = [400, 300]
/** A grey square of 2 by 2 pixels. */
const GIF = 'data:image/gif;base64,R0lGODlhAgACAIAAAJmZmf///yH5BAAAAAAALAAAAAACAAIAAAIDhH8FADs='

function draw(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = W
  canvas.height = H
  const pen = canvas.getContext('2d')!
  const shade = pen.createLinearGradient(0, 0, W, H)
  shade.addColorStop(0, '#0b5c66')
  shade.addColorStop(1, '#f2c14e')
  pen.fillStyle = shade
  pen.fillRect(0, 0, W, H)
  pen.fillStyle = '#ffffff'
  pen.fillRect(40, 40, 120, 60)
  pen.fillStyle = '#a8281e'
  pen.beginPath()
  pen.arc(290, 190, 70, 0, 7)
  pen.fill()
  pen.clearRect(180, 20, 60, 60)
  return canvas
}

export async function pictureSources(): Promise<Source[]> {
  const canvas = draw()
  const source = (name: string, type: string): Source => ({ name, type, src: canvas.toDataURL(type, 0.95), w: W, h: H })
  return [
    source('See-through.png', 'image/png'),
    source('Photo.jpg', 'image/jpeg'),
    source('Web picture.webp', 'image/webp'),
    { name: 'Small.gif', type: 'image/gif', src: GIF, w: 2, h: 2 },
    { name: 'Broken.png', type: 'image/png', src: 'data:image/png;base64,AAAA', w: W, h: H },
  ]
}
