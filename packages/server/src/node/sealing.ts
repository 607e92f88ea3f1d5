/** Encryption of what is stored and must be read back, with a key that is not in the database. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Sealer } from '../ports/index.js'
import type { Store } from '../store/database.js'

/** AES-256-GCM: a text that was changed does not open. */
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
/** Told apart from whatever is sealed another way one day. */
const prefix = 'v1.'

/** `key`: 32 bytes. */
export const createSealer = (key: Uint8Array): Sealer => ({
  seal(text) {
    const nonce = randomBytes(nonceBytes)
    const sealing = createCipheriv(cipher, key, nonce)
    const sealed = [sealing.update(text, 'utf8'), sealing.final()]
    return prefix + Buffer.concat([nonce, sealing.getAuthTag(), ...sealed]).toString('base64url')
  },
  open(sealed) {
    if (!sealed.startsWith(prefix)) throw new Error('This was not sealed here.')
    const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8')
  },
})

/** Asks for its key when something is first sealed or opened: a start that fails before then makes none. */
export function lateSealer(key: () => Uint8Array): Sealer {
  let made: Sealer | undefined
  const sealer = () => {
    made ??= createSealer(key())
    return made
  }
  return { seal: (text) => sealer().seal(text), open: (sealed) => sealer().open(sealed) }
}

/** A key of its own for as long as the process lives. */
export const passingKey = (): Uint8Array => randomBytes(32)

/** The key that a secret of any length stands for: how several servers on one database are given the same. */
export const keyFrom = (secret: string): Uint8Array => createHash('sha256').update(secret).digest()

/** The key in a file that only its owner may read; made when there is none. */
export function keyInFile(file: string): Uint8Array {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFrom(lineIn(file))
}

/** Another server that starts at this moment may have made the file and not written to it yet. */
function lineIn(file: string): string {
  for (let attempt = 0; ; attempt++) {
    const text = readFileSync(file, 'utf8')
    if (text.endsWith('\n') || attempt === attemptsMax) return text.trim()
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs)
  }
}
const attemptsMax = 50
const waitMs = 10

/**
 * Whether the database was sealed with this key; one that nothing was sealed in yet is from now on. Servers on one
 * database that were given different keys would else find out with the first secret that one reads of another.
 */
export async function isSealedWith(sealer: Sealer, { db }: Pick<Store, 'db'>): Promise<boolean> {
  const probes = db.withTables<{ key_probe: { id: number; sealed: string } }>()
  const find = () => probes.selectFrom('key_probe').select('sealed').where('id', '=', 1).executeTakeFirst()
  let probe = await find()
  if (probe === undefined) {
    const values = { id: 1, sealed: sealer.seal('stuntdouble') }
    await probes
      .insertInto('key_probe')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    probe = await find()
  }
  try {
    return sealer.open(probe?.sealed ?? '') === 'stuntdouble'
  } catch {
    return false
  }
}
