/** A security key made of software: what WebAuthn and U2F ask of one, with keys of Node's own. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()
const sign = (key: KeyObject, data: Uint8Array): Buffer => createSign('sha256').update(data).sign(key)
const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64')
const base64url = (data: Uint8Array): string => Buffer.from(data).toString('base64url')
const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function pair() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return { privateKey, x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
}

/** What a page and its browser add: where the key is asked, and who is asked for. */
export type Page = { origin: string; rpId?: string; verified?: boolean }

const rpIdOf = ({ origin, rpId }: Page) => rpId ?? new URL(origin).hostname

/** As a browser hands it on: standard base64, as Okta's clients send it. */
export function createAuthenticator() {
  const { privateKey, x, y } = pair()
  const credentialId = randomBytes(32)
  let counter = 0

  const flags = ({ verified }: Page, more = 0) => Buffer.from([1 | (verified ? 4 : 0) | more])
  const clientData = (type: string, challenge: string, { origin }: Page) =>
    jsonOf({ type, challenge, origin, crossOrigin: false })

  return {
    credentialId: base64url(credentialId),
    /** The next signature is counted from here. */
    setCounter: (to: number) => {
      counter = to
    },
    create(challenge: string, page: Page) {
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Uint8Array.from(x)],
          [-3, Uint8Array.from(y)],
        ]),
      )
      const length = Buffer.from([0, credentialId.length])
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key])
      const authData = Buffer.concat([sha256(rpIdOf(page)), flags(page, 0x40), uint32(counter), attested])
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<never, never>>([
          ['fmt', 'none'],
          ['attStmt', new Map<never, never>()],
          ['authData', Uint8Array.from(authData)],
        ]),
      )
      return { attestation: base64(attestation), clientData: base64(clientData('webauthn.create', challenge, page)) }
    },
    get(challenge: string, page: Page) {
      counter++
      const said = clientData('webauthn.get', challenge, page)
      const authenticatorData = Buffer.concat([sha256(rpIdOf(page)), flags(page), uint32(counter)])
      return {
        clientData: base64(said),
        authenticatorData: base64(authenticatorData),
        signatureData: base64(sign(privateKey, Buffer.concat([authenticatorData, sha256(said)]))),
      }
    },
  }
}

/** A key of before WebAuthn (FIDO U2F Raw Message Formats 1.2). */
export async function createU2fKey() {
  const { privateKey, x, y } = pair()
  const publicKey = Buffer.concat([Buffer.from([4]), x, y])
  const handle = randomBytes(64)
  const maker = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Maker of keys', keys: maker })
  const makerKey = await import('node:crypto').then(({ KeyObject }) => KeyObject.from(maker.privateKey))
  let counter = 0
  return {
    register(nonce: string, appId: string, origin = appId) {
      const clientData = jsonOf({ typ: 'navigator.id.finishEnrollment', challenge: nonce, origin })
      const signed = Buffer.concat([Buffer.from([0]), sha256(appId), sha256(clientData), handle, publicKey])
      const length = Buffer.from([handle.length])
      const raw = Buffer.from(certificate.rawData)
      const data = Buffer.concat([Buffer.from([5]), publicKey, length, handle, raw, sign(makerKey, signed)])
      return { registrationData: base64url(data), clientData: base64url(clientData) }
    },
    sign(nonce: string, appId: string, origin = appId) {
      counter++
      const clientData = jsonOf({ typ: 'navigator.id.getAssertion', challenge: nonce, origin })
      const head = Buffer.concat([Buffer.from([1]), uint32(counter)])
      const signed = Buffer.concat([sha256(appId), head, sha256(clientData)])
      const signatureData = Buffer.concat([head, sign(privateKey, signed)])
      return { signatureData: base64url(signatureData), clientData: base64url(clientData) }
    },
    setCounter: (to: number) => {
      counter = to
    },
  }
}
