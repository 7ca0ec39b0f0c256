// A value of this device, kept as JSON under a key, so that a reload or a lost connection takes nothing of it.

export type KeptJson<Value> = { read(): Value | null; write(value: Value): void; clear(): void }

export function keptJson<Value>(key: string): KeptJson<Value> {
  return {
    read() {
      const text = localStorage.getItem(key)
      if (text === null) return null
      try {
        return JSON.parse(text) as Value
      } catch {
        // Cut off while it was written: what the server has is the better one.
        localStorage.removeItem(key)
        return null
      }
    },
    write: (value) => localStorage.setItem(key, JSON.stringify(value)),
    clear: () => localStorage.removeItem(key),
  }
}
