/** Codes of an app on a phone, made of a shared secret and the time (RFC 6238). */
import { Secret, TOTP } from 'otpauth'
import { second } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import { personOf, type User } from '../../users/index.js'
import type { Factor, FactorKind, Members, Verdict } from '../model.js'
import { mustShow } from '../rules.js'

/** What a code is made of beside the time. */
export type TotpSettings = { secret: Secret; algorithm: string; digits: number; periodSeconds: number; drift: number }

/** Steps around now within which a code that is too old, or too new, is still recognised as one. */
const recognised = 10

/**
 * A code is good in its own step and `drift` steps before and after, for a phone's clock is seldom right; and for once.
 * Whoever has shown the code of a step does not go back behind it.
 */
export function judgeTotp(ctx: Context, factor: Factor, passCode: string, settings: TotpSettings): Verdict {
  const { secret, algorithm, digits, periodSeconds: period, drift } = settings
  const timestamp = ctx.clock.now().getTime()
  const within = (window: number) =>
    TOTP.validate({ token: passCode, secret, algorithm, digits, period, timestamp, window })
  const delta = within(drift) ?? within(Math.max(recognised, drift))
  if (delta === null) return { is: 'wrong' }
  const { step: last = Number.NEGATIVE_INFINITY } = JSON.parse(factor.state) as { step?: number }
  const step = Math.floor(timestamp / (period * second)) + delta
  if (step === last) return { is: 'replayed' }
  if (Math.abs(delta) > drift || step < last) return { is: 'out of window' }
  const state: Members = { ...(JSON.parse(factor.state) as Members), step }
  return { is: 'right', changes: { state: JSON.stringify(state) } }
}

const usual = { algorithm: 'SHA1', digits: 6, periodSeconds: 30, drift: 1 }

/** 80 bits, which is 16 characters of base32: what Okta gives, and what people can type. */
const secretHexDigits = 20

const secretOf = (ctx: Context, { secret }: Factor): Secret => Secret.fromBase32(ctx.sealer.open(secret ?? ''))

type Own = Pick<FactorKind, 'key' | 'provider' | 'ids' | 'authenticator' | 'nameForPeople'>

const appKind = (own: Own): FactorKind => ({
  ...own,
  factorType: 'token:software:totp',
  amr: ['otp'],

  async enroll(ctx, user) {
    const secret = Secret.fromHex(ctx.ids.request().slice(0, secretHexDigits))
    return {
      status: 'PENDING_ACTIVATION',
      profile: { credentialId: personOf(user).login },
      secret: ctx.sealer.seal(secret.base32),
    }
  },

  verify: async (ctx, _user, factor, proof) =>
    judgeTotp(ctx, factor, mustShow(proof, 'passCode'), { ...usual, secret: secretOf(ctx, factor) }),

  async activation(ctx, _user, factor) {
    const { base32 } = secretOf(ctx, factor)
    const qrCode = ctx.url(`/api/v1/users/${factor.user_id}/factors/${factor.id}/qr/${qrToken(ctx, factor)}`)
    return {
      timeStep: usual.periodSeconds,
      sharedSecret: base32,
      encoding: 'base32',
      keyLength: base32.length,
      _links: { qrcode: { href: qrCode, type: 'image/png' } },
    }
  },
})

/** The address of a picture that shows a secret is as secret as that. */
const qrToken = (ctx: Context, { secret }: Factor): string => ctx.digest.sha256(secret ?? '')

export const isQrToken = (ctx: Context, factor: Factor, token: string): boolean =>
  ctx.digest.equal(token, qrToken(ctx, factor))

/** What an app reads from a QR code. */
export const keyUri = (ctx: Context, user: User, factor: Factor): string =>
  new TOTP({ issuer: ctx.org.name, label: personOf(user).login, secret: secretOf(ctx, factor) }).toString()

export const googleOtp = appKind({
  key: 'google_otp',
  provider: 'GOOGLE',
  ids: { active: 'googleOtpFactor' },
  authenticator: 'google_otp',
  nameForPeople: 'Google Authenticator',
})

export const oktaOtp = appKind({
  key: 'okta_otp',
  provider: 'OKTA',
  ids: { active: 'oktaOtpFactor' },
  authenticator: 'okta_verify',
  nameForPeople: 'Okta Verify',
})
