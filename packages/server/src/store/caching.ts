/** Answers that stay true until this process commits something: kept only where no other process can write. */
import type { Store } from './database.js'

/** How many answers are kept; an org's tokens and hosts are few. */
const keptMax = 1000

/** `read` remembered by its key, as long as the store is exclusively ours and unchanged. */
export function untilChanged<T>(store: Store, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  if (!store.exclusive) return read
  let readAt = -1
  const kept = new Map<string, T>()
  return async (key) => {
    const commits = store.commits()
    if (commits !== readAt || kept.size >= keptMax) {
      kept.clear()
      readAt = commits
    }
    const known = kept.get(key)
    if (known !== undefined) return known
    const value = await read(key)
    if (store.commits() === readAt) kept.set(key, value)
    return value
  }
}
