/** A phone with Okta Verify on it: holds its own keys, enrolls by a link, and signs what its owner says. */
import type { Device } from '@stuntdouble/scenarios'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { Send } from './lab/stage.js'

/** What the phone calls itself. */
export type DeviceOptions = { name?: string; platform?: 'IOS' | 'ANDROID'; osVersion?: string }

type Key = { privateKey: CryptoKey; publicKey: JWK }

/** What is known once it is enrolled. */
type Enrollment = { id: string; userId: string; methodId: string; org: string; pending: string }

/** A push, as the org tells of it. */
type Push = { transactionId: string; nonce: string; verificationUri: string }

const lifetimeSeconds = 60

/** `send` carries a request to the org; the phone sends no other caller's token. */
export function createDevice(send: Send, options: DeviceOptions = {}): Device {
  const { name = 'Phone of a stunt double', platform = 'ANDROID', osVersion = '15' } = options
  const key = keyPair()
  let enrollment: Enrollment | undefined

  const enrolled = (): Enrollment => {
    if (enrollment === undefined) throw new Error('The device is not enrolled.')
    return enrollment
  }

  async function ask(method: string, path: string, authorization: string | undefined, body?: unknown) {
    const answer = await send({
      method,
      path,
      headers: {
        accept: 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (answer.status >= 400) throw new Error(`${method} ${path} was refused: ${answer.status} ${answer.text ?? ''}`)
    return answer.text ? JSON.parse(answer.text) : undefined
  }

  /** A phone has its time from the network: here, from the org, whose clock may be ahead. */
  async function orgSeconds(): Promise<number> {
    const { headers } = await send({
      method: 'GET',
      path: '/stuntdouble/health',
      headers: { accept: 'application/json' },
      body: undefined,
    })
    return Math.floor(Date.parse(headers.date ?? '') / 1000)
  }

  async function signed(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const { privateKey, publicKey } = await key
    const { id, userId, org } = enrolled()
    const now = await orgSeconds()
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'okta-pushbind+jwt', kid: publicKey.kid ?? '' })
      .setIssuer(id)
      .setSubject(userId)
      .setAudience(org)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey)
  }

  async function newestPush(): Promise<Push> {
    const pushes: Push[] = await ask('GET', enrolled().pending, `SSWS ${await signed({})}`)
    const newest = pushes.at(-1)
    if (newest === undefined) throw new Error('The device was asked nothing.')
    return newest
  }

  async function answer(userConsent: string, userResponse?: number): Promise<void> {
    const { transactionId: tx, nonce, verificationUri } = await newestPush()
    const challengeResponseContext = {
      userConsent,
      transactionType: 'LOGIN',
      ...(userResponse === undefined ? {} : { userResponse }),
    }
    const { methodId: methodEnrollmentId } = enrolled()
    const said = { tx, nonce, methodEnrollmentId, keyType: 'proofOfPossession', challengeResponseContext }
    await ask('POST', pathOf(verificationUri), undefined, { method: 'push', challengeResponse: await signed(said) })
  }

  return {
    async enroll(activationLink) {
      const said = new URL(activationLink).searchParams
      const { publicKey } = await key
      const body = {
        authenticatorId: said.get('f'),
        key: 'okta_verify',
        device: {
          clientInstanceBundleId: 'stuntdouble.testkit',
          clientInstanceDeviceSdkVersion: 'testkit',
          clientInstanceVersion: '1',
          clientInstanceKey: publicKey,
          displayName: name,
          osVersion,
          platform,
        },
        methods: [{ type: 'push', isFipsCompliant: false, keys: { proofOfPossession: publicKey } }],
      }
      const made = await ask('POST', '/idp/authenticators', `OTDT ${said.get('t')}`, body)
      const [push] = made.methods
      const { id, user } = made
      const org = said.get('s') ?? ''
      enrollment = { id, userId: user.id, methodId: push.id, org, pending: pathOf(push.links.pending.href) }
    },
    approve: () => answer('APPROVED_CONSENT_PROMPT'),
    deny: () => answer('DENIED_CONSENT_PROMPT'),
    pick: (number) => answer('APPROVED_CONSENT_PROMPT', number),
  }
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

async function keyPair(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  return { privateKey, publicKey: { ...jwk, kid: await calculateJwkThumbprint(jwk) } }
}
