/**
 * Stored passwords. New ones are Argon2id (RFC 9106) with the parameters that OWASP asks for: 19 MiB, two passes, one
 * lane. Imported ones are verified in the algorithm they came with, until the next right password replaces them.
 *
 * Encoded forms of imports; salt and value are base64 as Okta takes them, order is PREFIX, POSTFIX or empty:
 *
 *     $okta-bcrypt$<workFactor>$<salt: 22 radix-64>$<value: 31 radix-64>
 *     $okta-md5|sha1|sha256|sha512$<salt>$<order>$<value>
 *     $okta-pbkdf2$<SHA256_HMAC|SHA512_HMAC>$<iterations>$<salt>$<value>
 */
import { createHash, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Hasher } from '../ports/index.js'

/** Memory in KiB, passes and lanes: OWASP Password Storage Cheat Sheet, Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * The thread pool has four threads; one is left to everything else that waits for one. With one hash more than there are
 * cores on a small machine, the next is at work while the answer to the last is written.
 */
const atOnce = 3

/**
 * The hasher of a machine. Native libraries are loaded at the first password that needs them.
 * `verify` answers false for an encoding it does not know.
 */
export function createHasher(): Hasher {
  const queued = queue(atOnce)
  // Kept, for to ask for a module that is loaded takes as long as a query.
  let loading: Promise<typeof import('@node-rs/argon2')> | undefined
  const argon2 = () => {
    loading ??= import('@node-rs/argon2')
    return loading
  }
  return {
    hash: (password) => queued(async () => (await argon2()).hash(password, cost)),
    async verify(encoded, password) {
      const [, kind = '', ...parts] = encoded.split('$')
      if (kind === 'argon2id') return queued(async () => (await argon2()).verify(encoded, password))
      if (kind === 'okta-bcrypt') return queued(() => isBcrypt(parts, password))
      if (kind === 'okta-pbkdf2') return queued(() => isPbkdf2(parts, password))
      const digest = digests[kind]
      return digest !== undefined && isDigest(digest, parts, password)
    },
  }
}

/** Whether a right password should be hashed anew: it was imported, or made with other costs than today's. */
export function needsRehash(encoded: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost
  return !encoded.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

async function isBcrypt([workFactor = '', salt = '', value = '']: string[], password: string): Promise<boolean> {
  // The algorithm itself knows no factor below 4: nothing was ever hashed with one.
  if (Number(workFactor) < 4) return false
  const { verify } = await import('@node-rs/bcrypt')
  return verify(password, `$2b$${workFactor.padStart(2, '0')}$${salt}${value}`)
}

const pbkdf2Async = promisify(pbkdf2)

async function isPbkdf2([algorithm, iterations, salt = '', value = '']: string[], password: string): Promise<boolean> {
  const expected = Buffer.from(value, 'base64')
  const digest = algorithm === 'SHA512_HMAC' ? 'sha512' : 'sha256'
  const derived = await pbkdf2Async(password, Buffer.from(salt, 'base64'), Number(iterations), expected.length, digest)
  return timingSafeEqual(derived, expected)
}

const digests: Readonly<Record<string, string>> = {
  'okta-md5': 'md5',
  'okta-sha1': 'sha1',
  'okta-sha256': 'sha256',
  'okta-sha512': 'sha512',
}

function isDigest(algorithm: string, [salt = '', order = '', value = '']: string[], password: string): boolean {
  const bytes = Buffer.from(salt, 'base64')
  const secret = Buffer.from(password, 'utf8')
  const salted = order === 'PREFIX' ? [bytes, secret] : [secret, bytes]
  const made = createHash(algorithm).update(Buffer.concat(salted)).digest()
  const expected = Buffer.from(value, 'base64')
  return made.length === expected.length && timingSafeEqual(made, expected)
}

/** Lets at most `most` pieces of work run at a time; the others wait in the order in which they came. */
function queue(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // Whoever waits takes over the place; only an empty queue gives it back.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
