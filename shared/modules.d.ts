declare module 'wawoff2' {
  export function decompress(bytes: Uint8Array): Promise<Uint8Array>
}

declare module '*.woff2?ttf' {
  const url: string
  export default url
}
