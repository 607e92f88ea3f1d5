/** What a device signs: that it is the one, and what its person said. */
import type { JWK, JWTPayload } from 'jose'
import { type Enrollment, enrollmentNamed, keyNamed, mustBeAbleToAct } from '../areas/factors/index.js'
import type { Context } from '../operation/context.js'
import { mustBeSignedByTheDevice } from './rules.js'

/** What a device says it is, before anybody has looked whether it is. */
type Claims = JWTPayload & { iss: string; sub: string }

export type Signed = { enrollment: Enrollment; claims: Claims; keyType: string }

/** As long as a push: a clock that is wrong by more than that must be put right. */
const oldestMinutes = 5
const clockToleranceSeconds = 60

/**
 * For `prepare`: signatures take their time. `keyType`: the key that must have been used, or none where it says itself.
 * @throws E0000011 for what no device of this org signed for this org now; E0000154, E0000155, E0000156
 */
export async function signedByDevice(ctx: Context, jwt: string, keyType?: 'proofOfPossession'): Promise<Signed> {
  const { decodeJwt, errors, importJWK, jwtVerify } = await import('jose')
  const claimed = mustBeSignedByTheDevice(whose(jwt, decodeJwt))
  const enrollment = await enrollmentNamed(ctx, claimed.iss, claimed.sub)
  const used = keyType ?? String(claimed.keyType)
  const key = mustBeSignedByTheDevice(keyNamed(enrollment.device, used))
  try {
    await jwtVerify(jwt, await importJWK(key, algorithmOf(key)), {
      issuer: claimed.iss,
      subject: claimed.sub,
      audience: ctx.request.base,
      algorithms: [algorithmOf(key)],
      maxTokenAge: `${oldestMinutes} minutes`,
      clockTolerance: clockToleranceSeconds,
      currentDate: ctx.clock.now(),
      requiredClaims: ['exp'],
    })
  } catch (error) {
    if (error instanceof errors.JOSEError) mustBeSignedByTheDevice(undefined, error)
    throw error
  }
  mustBeAbleToAct(enrollment)
  return { enrollment, claims: claimed, keyType: used }
}

function whose(jwt: string, decode: (jwt: string) => JWTPayload): Claims | undefined {
  try {
    const { iss, sub, ...claims } = decode(jwt)
    return iss === undefined || sub === undefined ? undefined : { ...claims, iss, sub }
  } catch {
    return undefined
  }
}

/** What the keys of devices sign with. */
const algorithmOf = ({ kty }: JWK): 'ES256' | 'RS256' => (kty === 'RSA' ? 'RS256' : 'ES256')

/** A public key that a device may have, and nothing beside it: on P-256, or of RSA with 2,048 bits at least. */
export async function deviceKey(jwk: JWK): Promise<JWK | undefined> {
  const { exportJWK, importJWK } = await import('jose')
  if ('d' in jwk || (jwk.kty === 'EC' ? jwk.crv !== 'P-256' : jwk.kty !== 'RSA')) return undefined
  try {
    const key = await importJWK(jwk, algorithmOf(jwk), { extractable: true })
    const { modulusLength = rsaBitsMin } = 'algorithm' in key ? (key.algorithm as { modulusLength?: number }) : {}
    return modulusLength < rsaBitsMin ? undefined : await exportJWK(key)
  } catch {
    return undefined
  }
}

const rsaBitsMin = 2048
