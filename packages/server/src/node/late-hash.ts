/**
 * The first administrator's password in a store in memory. Hashing it is made slow on purpose, and nobody can use it
 * before they have read it, so the server starts first. Until the hash is there a placeholder stands for it; whoever
 * comes to verify against the placeholder waits for the hash.
 */
import { founderRows } from '../control/store.js'
import type { Hasher, Random } from '../ports/index.js'
import type { Store } from '../store/database.js'

export type LateHash = {
  hasher: Hasher
  /** The encoded hash, or the placeholder. */
  hash(password: string): Promise<string>
  /** From now on there is time to hash, and a store to put it in. */
  begin(store: Store): void
  /** Resolves once the hash is in the store. */
  done(): Promise<void>
}

/** The first requests after a start are served before it. */
const afterMs = 300

/** `late` false: hashes at once. */
export function lateHash({ hasher, random }: { hasher: Hasher; random: Random }, late: boolean): LateHash {
  if (!late) return { hasher, hash: (password) => hasher.hash(password), begin: () => {}, done: async () => {} }
  const placeholder = `$later$${Buffer.from(random.bytes(16)).toString('hex')}`
  let waiting: string | undefined
  let made: Promise<string> | undefined
  let written: Promise<void> = Promise.resolve()
  let store: Store | undefined
  const make = (): Promise<string> => {
    made ??= hasher.hash(waiting ?? '')
    return made
  }
  const finish = (): Promise<void> => {
    const into = store
    if (waiting === undefined || into === undefined) return written
    const hashed = make()
    waiting = undefined
    written = hashed.then((hash) => into.transaction((db) => founderRows(db).replaceHash(placeholder, hash)))
    return written
  }
  return {
    hasher: {
      hash: (password) => hasher.hash(password),
      verify: async (encoded, password) =>
        hasher.verify(encoded === placeholder && (waiting ?? made) !== undefined ? await make() : encoded, password),
    },
    hash: async (password) => {
      waiting = password
      return placeholder
    },
    begin(opened) {
      store = opened
      setTimeout(() => void finish().catch(() => {}), afterMs).unref()
    },
    done: finish,
  }
}
