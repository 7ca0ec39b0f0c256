declare module 'wawoff2' {
  export function decompress(bytes: Uint8Array): Promise<Uint8Array>
}

declare module '*.woff2?ttf' {
  const url: string
  export default url
}

// The library brings no types: what of it is used here.
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    /** The next place a line may break, as an index into the text; null at the end. */
    nextBreak(): { position: number; required: boolean } | null
  }
}
