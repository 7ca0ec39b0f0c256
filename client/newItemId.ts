// Ids of what people add to a board.

/** 72 random bits; works without a secure context, unlike crypto.randomUUID. */
export function newItemId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return `i${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}`
}
