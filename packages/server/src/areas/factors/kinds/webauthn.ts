/** Security keys and the authenticators of devices (WebAuthn). Bodies as Okta's clients send them: base64, not JSON. */

import { bytesOf } from '../../../kernel/bytes.js'
import { base64url } from '../../../kernel/ids.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import { personOf } from '../../users/index.js'
import type { Factor, FactorKind, Members } from '../model.js'
import { mustShow } from '../rules.js'
import { factors } from '../store.js'
import { newestAsked } from './asking.js'
import { askToSign, type ClientData, clientDataOf, hasGrown, isFirst, ownOrigin } from './fido.js'

/** ES256 and RS256: what Okta asks for (COSE algorithms). */
const algorithms = [-7, -257]

/** What is kept of a key. */
type Kept = { publicKey: string; counter: number; rpId: string }

/** A proof that was found good, as far as can be told before the transaction. */
type Signed = { challenge: string; credentialId: string; kept: Kept }

export const webauthn: FactorKind<undefined, undefined, Signed | undefined> = {
  key: 'fido_webauthn',
  factorType: 'webauthn',
  provider: 'FIDO',
  ids: { active: 'webauthnFactor' },
  authenticator: 'webauthn',
  method: 'webauthn',
  amr: ['hwk'],
  several: true,
  nameForPeople: 'Security Key or Biometric Authenticator',

  enroll: async () => ({ status: 'PENDING_ACTIVATION' }),

  async enrolled(ctx, _user, factor) {
    await askToSign(ctx, factor)
  },

  async activation(ctx, user, factor) {
    const { userVerification, attachment, rpId } = await settingsOf(ctx)
    const person = personOf(user)
    const asked = await newestAsked(ctx, factor)
    return {
      attestation: 'direct',
      authenticatorSelection: {
        userVerification: userVerification.toLowerCase(),
        requireResidentKey: false,
        ...(attachment === 'ANY' ? {} : { authenticatorAttachment: attachments[attachment] }),
      },
      challenge: asked?.id,
      excludeCredentials: await credentialsOf(ctx, factor),
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
      rp: { ...(rpId === undefined ? {} : { id: rpId }), name: ctx.org.name },
      user: { displayName: nameOf(person), name: person.login, id: user.id },
      u2fParams: { appid: ownOrigin(ctx) },
    }
  },

  challenge: (ctx, _user, factor) => askToSign(ctx, factor),
  challengeShown: (ctx, _factor, { id }) => ({ challenge: id, extensions: { appid: ownOrigin(ctx) } }),

  async prepareVerification(ctx, _user, factor, proof) {
    const isNew = factor.status !== 'ACTIVE'
    const shown = isNew
      ? [mustShow(proof, 'attestation')]
      : [mustShow(proof, 'authenticatorData'), mustShow(proof, 'signatureData')]
    const clientData = await clientDataOf(ctx, factor, proof)
    const [first, signature] = shown.map(bytesOf)
    if (clientData === undefined || first === undefined) return undefined
    if (isNew) return registered(ctx, clientData, first)
    return signature && signed(ctx, factor, clientData, first, signature)
  },

  async verify(ctx, _user, factor, _proof, signed) {
    if (signed === undefined || !(await isFirst(ctx, signed.challenge))) return { is: 'wrong' }
    const { credentialId, kept } = signed
    const state = JSON.stringify(kept)
    if (factor.status === 'ACTIVE') {
      const { counter } = JSON.parse(factor.state) as Kept
      return hasGrown(counter, kept.counter) ? { is: 'right', changes: { state } } : { is: 'wrong' }
    }
    const profile = JSON.stringify({ credentialId, authenticatorName: 'Authenticator' })
    return { is: 'right', changes: { state, profile } }
  },
}

const attachments: Readonly<Record<string, string>> = { BUILT_IN: 'platform', ROAMING: 'cross-platform' }

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim()

async function settingsOf(ctx: Context) {
  const { settings = {} } = (await authenticatorFor(ctx, 'webauthn'))?.methods.get('webauthn') ?? {}
  const { enabled, domain } = (settings.rpId ?? {}) as { enabled?: boolean; domain?: { name?: string } }
  return {
    userVerification: String(settings.userVerification ?? 'DISCOURAGED'),
    attachment: String(settings.attachment ?? 'ANY'),
    rpId: enabled ? domain?.name : undefined,
  }
}

/** The keys that the person has already: none of them is enrolled twice. */
async function credentialsOf(ctx: Context, { user_id }: Factor) {
  const all = await factors(ctx.db, ctx.org.id).of(user_id)
  return all
    .filter(({ key, profile }) => key === 'fido_webauthn' && profile !== null)
    .map(({ profile }) => ({
      type: 'public-key',
      id: (JSON.parse(profile ?? '{}') as Members).credentialId,
    }))
}

/** Where nothing else was said, a browser names the host of its page. */
const hostOf = (origin: string): string => new URL(origin).hostname

async function registered(
  ctx: Context,
  { bytes, challenge, origin }: ClientData,
  attestation: Uint8Array,
): Promise<Signed | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { userVerification, rpId } = await settingsOf(ctx)
  // What names the key stands in the attestation itself; the library only compares the two names outside of it.
  const named = { id: challenge, rawId: challenge, type: 'public-key' as const, clientExtensionResults: {} }
  const found = await heard(
    verifyRegistrationResponse({
      response: { ...named, response: { clientDataJSON: base64url(bytes), attestationObject: base64url(attestation) } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: [rpId ?? hostOf(origin)],
      requireUserVerification: userVerification === 'REQUIRED',
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (found?.registrationInfo === undefined) return undefined
  const { credential, rpID = hostOf(origin) } = found.registrationInfo
  const kept = { publicKey: base64url(credential.publicKey), counter: credential.counter, rpId: rpID }
  return { challenge, credentialId: credential.id, kept }
}

async function signed(
  ctx: Context,
  factor: Factor,
  { bytes, challenge, origin }: ClientData,
  authenticatorData: Uint8Array,
  signature: Uint8Array,
): Promise<Signed | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { userVerification } = await settingsOf(ctx)
  const kept = JSON.parse(factor.state) as Kept
  const credentialId = String((JSON.parse(factor.profile ?? '{}') as Members).credentialId)
  const publicKey = bytesOf(kept.publicKey) ?? new Uint8Array()
  const found = await heard(
    verifyAuthenticationResponse({
      response: {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(bytes),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: kept.rpId,
      credential: { id: credentialId, publicKey, counter: kept.counter },
      requireUserVerification: userVerification === 'REQUIRED',
    }),
  )
  if (!found?.verified) return undefined
  return { challenge, credentialId, kept: { ...kept, counter: found.authenticationInfo.newCounter } }
}

/** The library throws at whatever does not fit. Which of it that was is nobody's business but the log's. */
async function heard<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch {
    return undefined
  }
}
