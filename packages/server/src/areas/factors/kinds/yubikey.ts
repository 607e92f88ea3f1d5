/**
 * YubiKeys: keys that type a one-time password. Its first twelve characters name the key, the others are one block of
 * AES-128 that holds what only the key and we know, and counters that only grow.
 */
import type { ecb } from '@noble/ciphers/aes'
import type { Context } from '../../../operation/context.js'
import type { YubikeySeedRow } from '../../../store/tables/factors.js'
import type { FactorKind, Verdict } from '../model.js'
import * as must from '../rules.js'
import { yubikeySeeds } from '../store.js'

/** Hexadecimal digits that lie on the same keys of most keyboards. */
const modhex = 'cbdefghijklnrtuv'

const publicLength = 12
const shape = /^[cbdefghijklnrtuv]{44}$/

export type YubikeySecrets = { privateId: string; aesKey: string }

/** AES one block at a time. Its tables are made when it is loaded, so it is when the first key is shown. */
type Ecb = typeof ecb
const loadEcb = async (): Promise<Ecb> => (await import('@noble/ciphers/aes')).ecb

export const yubikey: FactorKind<Ecb, undefined, Ecb> = {
  key: 'yubikey_token',
  factorType: 'token:hardware',
  provider: 'YUBICO',
  ids: { active: 'yubikeyFactor' },
  authenticator: 'yubikey_token',
  amr: ['otp', 'hwk'],
  proofIs: 'token',
  nameForPeople: 'YubiKey',

  prepareEnrollment: loadEcb,
  prepareVerification: loadEcb,

  /** The key that types the password is the one that is enrolled. */
  async enroll(ctx, user, { verify = {} }, ecb) {
    const code = must.mustShow(verify, 'passCode').toLowerCase()
    const seed = must.mustBeAnUnassignedKey(await seedOf(ctx, code))
    const read = must.mustBeTyped(readCode(ctx, ecb, code, seed), (made) => isNewer(made, seed))
    const id = ctx.ids.next('yubikeyFactor')
    await yubikeySeeds(ctx.db, ctx.org.id).change(seed.id, {
      ...used(ctx, read),
      status: 'ACTIVE',
      user_id: user.id,
      factor_id: id,
      activated: ctx.now,
    })
    return { id, status: 'ACTIVE', profile: { credentialId: seed.serial } }
  },

  async verify(ctx, _user, factor, proof, ecb): Promise<Verdict> {
    const code = must.mustShow(proof, 'passCode').toLowerCase()
    const seed = await seedOf(ctx, code)
    if (seed === undefined || seed.factor_id !== factor.id || seed.status !== 'ACTIVE') return { is: 'wrong' }
    const read = readCode(ctx, ecb, code, seed)
    if (read === undefined) return { is: 'wrong' }
    if (!isNewer(read, seed)) return { is: 'replayed' }
    await yubikeySeeds(ctx.db, ctx.org.id).change(seed.id, used(ctx, read))
    return { is: 'right' }
  },

  /** The key may be given to somebody else; its counters stay where they are. */
  async ended(ctx, factor) {
    const seeds = yubikeySeeds(ctx.db, ctx.org.id)
    const seed = await seeds.ofFactor(factor.id)
    if (seed === undefined) return
    await seeds.change(seed.id, { status: 'UNASSIGNED', user_id: null, factor_id: null, last_updated: ctx.now })
  },
}

const seedOf = async (ctx: Context, code: string): Promise<YubikeySeedRow | undefined> =>
  shape.test(code) ? yubikeySeeds(ctx.db, ctx.org.id).withPublicId(code.slice(0, publicLength)) : undefined

type Read = { use: number; session: number }

const used = (ctx: Context, { use, session }: Read) => ({
  use_counter: use,
  session_counter: session,
  last_updated: ctx.now,
  last_verified: ctx.now,
})

/** The counter of uses grows when the key is plugged in, that of the session with each touch until then. */
const isNewer = ({ use, session }: Read, seed: YubikeySeedRow): boolean =>
  use > seed.use_counter || (use === seed.use_counter && session > seed.session_counter)

/** Undefined where the block was not made by this key. */
function readCode(ctx: Context, ecb: Ecb, code: string, seed: YubikeySeedRow): Read | undefined {
  const { privateId, aesKey } = JSON.parse(ctx.sealer.open(seed.secrets)) as YubikeySecrets
  const key = bytesOf(aesKey)
  const hex = [...code.slice(publicLength)].map((letter) => modhex.indexOf(letter).toString(16)).join('')
  const block = ecb(key, { disablePadding: true }).decrypt(bytesOf(hex))
  if (checksum(block) !== goodChecksum || hexOf(block.subarray(0, 6)) !== privateId.toLowerCase()) return undefined
  const at = (index: number) => block[index] as number
  return { use: at(6) | (at(7) << 8), session: at(11) }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What the checksum of a block gives that ends in its own (ISO/IEC 13239). */
const goodChecksum = 0xf0b8

function checksum(bytes: Uint8Array): number {
  let sum = 0xffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >> 1) ^ 0x8408 : sum >> 1
  }
  return sum
}
