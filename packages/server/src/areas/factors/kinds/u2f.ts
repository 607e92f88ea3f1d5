/** Security keys of before WebAuthn: raw messages of U2F (FIDO U2F Raw Message Formats 1.2). */
import { bytesOf, joined } from '../../../kernel/bytes.js'
import { base64url } from '../../../kernel/ids.js'
import type { FactorKind, Members } from '../model.js'
import { mustShow } from '../rules.js'
import { newestAsked } from './asking.js'
import { askToSign, type ClientData, clientDataOf, hasGrown, isFirst, ownOrigin } from './fido.js'

type Bytes = Uint8Array<ArrayBuffer>

/** What is kept of a key. `appId`: for whom it was made. */
type Kept = { publicKey: string; counter: number; appId: string }

type Signed = { challenge: string; credentialId: string; kept: Kept }

const version = 'U2F_V2'
/** How long a key blinks. */
const timeoutSeconds = 20

export const u2f: FactorKind<undefined, undefined, Signed | undefined> = {
  key: 'fido_u2f',
  factorType: 'u2f',
  provider: 'FIDO',
  ids: { active: 'u2fFactor' },
  authenticator: 'security_key',
  amr: ['hwk'],
  several: true,
  nameForPeople: 'Security Key (U2F)',

  enroll: async () => ({ status: 'PENDING_ACTIVATION' }),

  async enrolled(ctx, _user, factor) {
    await askToSign(ctx, factor)
  },

  async activation(ctx, _user, factor) {
    const asked = await newestAsked(ctx, factor)
    return { version, appId: ownOrigin(ctx), nonce: asked?.id, timeoutSeconds }
  },

  challenge: (ctx, _user, factor) => askToSign(ctx, factor),
  challengeShown: (_ctx, _factor, { id }) => ({ nonce: id, timeoutSeconds }),

  async prepareVerification(ctx, _user, factor, proof) {
    const isNew = factor.status !== 'ACTIVE'
    const shown = bytesOf(mustShow(proof, isNew ? 'registrationData' : 'signatureData'))
    const clientData = await clientDataOf(ctx, factor, proof)
    if (clientData === undefined || shown === undefined) return undefined
    if (isNew) return registered(clientData, shown, ownOrigin(ctx))
    const { credentialId } = JSON.parse(factor.profile ?? '{}') as Members
    return signed(clientData, shown, String(credentialId), JSON.parse(factor.state) as Kept)
  },

  async verify(ctx, _user, factor, _proof, signed) {
    if (signed === undefined || !(await isFirst(ctx, signed.challenge))) return { is: 'wrong' }
    const { challenge: _, credentialId, kept } = signed
    const state = JSON.stringify(kept)
    if (factor.status === 'ACTIVE') {
      const { counter } = JSON.parse(factor.state) as Kept
      return hasGrown(counter, kept.counter) ? { is: 'right', changes: { state } } : { is: 'wrong' }
    }
    const profile = JSON.stringify({ credentialId, appId: kept.appId, version })
    return { is: 'right', changes: { state, profile } }
  },
}

/** An uncompressed point on P-256. */
const pointBytes = 65

/** Registration: 0x05, public key, length and key handle, the certificate of the maker, a signature by it over all. */
async function registered(client: ClientData, data: Bytes, appId: string): Promise<Signed | undefined> {
  if (client.type !== 'navigator.id.finishEnrollment' || data[0] !== 5) return undefined
  const publicKey = data.subarray(1, 1 + pointBytes)
  const handleAt = 2 + pointBytes
  const certificateAt = handleAt + (data[handleAt - 1] ?? 0)
  const handle = data.subarray(handleAt, certificateAt)
  const signatureAt = certificateAt + lengthOfDer(data.subarray(certificateAt))
  const x509Certificate = data.slice(certificateAt, signatureAt)
  const isSigned = await isSignedBy({
    x509Certificate,
    data: joined(Uint8Array.of(0), await sha256(appId), await sha256(client.bytes), handle, publicKey),
    signature: data.slice(signatureAt),
  })
  if (!isSigned || handle.length === 0) return undefined
  const kept = { publicKey: base64url(publicKey), counter: 0, appId }
  return { challenge: client.challenge, credentialId: base64url(handle), kept }
}

/** Authentication: whether somebody touched the key, how often it signed, and the signature over both. */
async function signed(client: ClientData, data: Bytes, credentialId: string, kept: Kept): Promise<Signed | undefined> {
  const counterAt = 1
  const signatureAt = 5
  const isTouched = ((data[0] ?? 0) & 1) === 1
  if (client.type !== 'navigator.id.getAssertion' || data.length <= signatureAt || !isTouched) return undefined
  const counter = new DataView(data.buffer, data.byteOffset).getUint32(counterAt)
  const isSigned = await isSignedBy({
    credentialPublicKey: await coseOf(bytesOf(kept.publicKey) ?? new Uint8Array()),
    data: joined(await sha256(kept.appId), data.subarray(0, signatureAt), await sha256(client.bytes)),
    signature: data.slice(signatureAt),
  })
  return isSigned ? { challenge: client.challenge, credentialId, kept: { ...kept, counter } } : undefined
}

async function sha256(text: string | Bytes): Promise<Bytes> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** How long the DER element is that begins here, head and all; a certificate has its length in two bytes. */
function lengthOfDer(data: Uint8Array): number {
  const [, first = 0, high = 0, low = 0] = data
  if (first < 0x80) return 2 + first
  return first === 0x81 ? 3 + high : 4 + high * 256 + low
}

/** EC2, ES256, P-256 and the two coordinates (RFC 9053), which is how WebAuthn writes a key. */
async function coseOf(point: Uint8Array) {
  const { isoCBOR } = await import('@simplewebauthn/server/helpers')
  const half = (pointBytes - 1) / 2
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point.slice(1, 1 + half)],
      [-3, point.slice(1 + half)],
    ]),
  )
}

type Signature = { signature: Bytes; data: Bytes; credentialPublicKey?: Bytes; x509Certificate?: Bytes }

/** What is no signature, or no certificate, at all is thrown at by the library. */
async function isSignedBy(claimed: Signature): Promise<boolean> {
  const { verifySignature } = await import('@simplewebauthn/server/helpers')
  try {
    return await verifySignature(claimed)
  } catch {
    return false
  }
}
