/** Passwords kept cheaply: for labs and tests, where a hash that takes its time would be all the time there is. */
import type { Digest, Hasher, Random } from '@stuntdouble/server'

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Salted SHA-256. It can be told from a real hash by its prefix, and is as wrong about a wrong password. */
export const quickHasher = (random: Random, digest: Digest): Hasher => ({
  hash: async (password) => {
    const salt = hex(random.bytes(8))
    return `$lab$${salt}$${digest.sha256(salt + password)}`
  },
  verify: async (encoded, password) => {
    const [, kind, salt = '', kept = ''] = encoded.split('$')
    return kind === 'lab' && digest.equal(kept, digest.sha256(salt + password))
  },
})
