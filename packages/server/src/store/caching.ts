/** Answers that stay true until this process changes what they were read from: kept only where no other can write. */
import type { Change, Store } from './database.js'

/** How many answers are kept; an org's tokens and hosts are few. */
const keptMax = 1000

/** An answer that may be there already: then nobody need wait for it. */
export type Soon<T> = T | Promise<T>

/** `read` remembered by its key, as long as none of the changes in `of` was made. It reads outside of transactions. */
export function untilChanged<T>(
  store: Store,
  of: readonly Change[],
  read: (key: string) => Promise<T>,
): (key: string) => Soon<T> {
  if (!store.exclusive) return read
  let readAt = -1
  const kept = new Map<string, T>()
  const readAnew = async (key: string, changes: number): Promise<T> => {
    const value = await read(key)
    // That there is none is not worth keeping: whoever guesses would only drive out what is true.
    if (value !== undefined && store.changes(of) === changes) kept.set(key, value)
    return value
  }
  return (key) => {
    const changes = store.changes(of)
    if (changes !== readAt || kept.size >= keptMax) {
      kept.clear()
      readAt = changes
    }
    return kept.get(key) ?? readAnew(key, changes)
  }
}
