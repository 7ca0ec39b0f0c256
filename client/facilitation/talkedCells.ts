// Which cells of a round were talked about, remembered on the device that leads.
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function talkedAbout(store: Store, key: string): Set<string> {
  const text = store.getItem(key)
  if (text === null) return new Set()
  try {
    return new Set(JSON.parse(text) as string[])
  } catch {
    // Cut off while it was written: the list starts anew.
    store.removeItem(key)
    return new Set()
  }
}

export const keepTalked = (store: Store, key: string, cells: ReadonlySet<string>): void =>
  store.setItem(key, JSON.stringify([...cells]))
