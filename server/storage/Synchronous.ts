// The storage contract without promises: what runs inside the storage thread.
import type { Storage } from './Storage.ts'

export type StoreMethod = Exclude<keyof Storage, 'close'>
/** Methods of the storage contract, synchronous. */
export type Synchronous<K extends StoreMethod = StoreMethod> = {
  [M in K]: (...args: Parameters<Storage[M]>) => Awaited<ReturnType<Storage[M]>>
}
