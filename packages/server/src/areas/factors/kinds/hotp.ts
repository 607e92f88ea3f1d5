/** Codes of a hardware token of the org's own choice: the authenticator `custom_otp` says how they are made. */
import { Secret } from 'otpauth'
import { bytesOf } from '../../../kernel/bytes.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import type { Factor, FactorKind } from '../model.js'
import * as must from '../rules.js'
import { judgeTotp } from './totp.js'

/** The settings of the authenticator's method `otp`, as Okta names them: in the spelling of one authenticator or another. */
type OtpProfile = {
  factorProfileId?: string
  encoding?: string
  algorithm?: string
  passCodeLength?: number
  timeIntervalInSeconds?: number
  acceptableAdjacentIntervals?: number
}

/** What is kept of the profile: what an administrator changes later makes other codes than the token does. */
type Kept = { secret: string } & Required<Omit<OtpProfile, 'factorProfileId' | 'encoding'>>

export const hotp: FactorKind = {
  key: 'hotp',
  factorType: 'token:hotp',
  provider: 'CUSTOM',
  ids: { active: 'hotpFactor' },
  authenticator: 'custom_otp',
  amr: ['otp', 'hwk'],
  proofIs: 'token',
  nameForPeople: 'Custom TOTP Authenticator',
  vendorNameOf: ({ state }) => (JSON.parse(state) as { vendorName?: string }).vendorName,

  async enroll(ctx, _user, { profile, factorProfileId, activate }) {
    const authenticator = await authenticatorFor(ctx, 'custom_otp')
    const settings: OtpProfile = authenticator?.methods.get('otp')?.settings ?? {}
    must.mustBeTheProfile(factorProfileId, settings.factorProfileId)
    const kept: Kept = {
      secret: must.mustBeASecret(profile.sharedSecret, (text) => decoded(text, settings.encoding)).base32,
      algorithm: settings.algorithm ?? 'HMacSHA1',
      passCodeLength: settings.passCodeLength ?? 6,
      timeIntervalInSeconds: settings.timeIntervalInSeconds ?? 30,
      acceptableAdjacentIntervals: settings.acceptableAdjacentIntervals ?? 3,
    }
    return {
      status: activate ? 'ACTIVE' : 'PENDING_ACTIVATION',
      secret: ctx.sealer.seal(JSON.stringify(kept)),
      state: { vendorName: authenticator?.name },
    }
  },

  verify: async (ctx, _user, factor, proof) => {
    const kept = keptOf(ctx, factor)
    return judgeTotp(ctx, factor, must.mustShow(proof, 'passCode'), {
      secret: Secret.fromBase32(kept.secret),
      algorithm: kept.algorithm.replace(/^HMac/i, ''),
      digits: kept.passCodeLength,
      periodSeconds: kept.timeIntervalInSeconds,
      drift: kept.acceptableAdjacentIntervals,
    })
  },
}

const keptOf = (ctx: Context, { secret }: Factor): Kept => JSON.parse(ctx.sealer.open(secret ?? '')) as Kept

/** Undefined where the text is not of that encoding. */
function decoded(text: string, encoding = 'base32'): Secret | undefined {
  const written = text.replace(/\s/g, '')
  switch (encoding.toLowerCase()) {
    case 'hexadecimal':
      return /^(?:[0-9a-f]{2})+$/i.test(written) ? Secret.fromHex(written) : undefined
    case 'base64': {
      const bytes = bytesOf(written)
      return bytes?.length ? new Secret({ buffer: bytes.buffer }) : undefined
    }
    default:
      return /^[a-z2-7]+=*$/i.test(written) ? Secret.fromBase32(written) : undefined
  }
}
