/** A phone with Okta Verify on it: holds its own keys, enrolls by a link, and signs what its owner says. */
import type { Body, Device } from '@stuntdouble/scenarios'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { Send } from './lab/send.js'

type Answered = { status: number; body: Body }
type Ask = (request: Parameters<Send>[0]) => Promise<Answered>

export type DeviceOptions = {
  /** What the phone calls itself. */
  name?: string
  platform?: 'IOS' | 'ANDROID'
  osVersion?: string
  /** Carries what the phone says to the org, where somebody listens; by `send` when left out. */
  ask?: Ask
  /** Told of what is another each time, and of no use to anybody who reads along: keys and signatures. */
  hide?(value: string, name: string): void
}

/** What is known once it is enrolled. */
type Enrollment = { id: string; userId: string; methodId: string; org: string; pending: string }

/** A push, as the org tells of it. */
type Push = { transactionId: string; nonce: string; verificationUri: string }

const lifetimeSeconds = 60

/** `send` carries a request to the org. The phone shows no token of anybody else. */
export function createDevice(send: Send, options: DeviceOptions = {}): Device {
  const { name = 'Phone of a stunt double', platform = 'ANDROID', osVersion = '15', hide = () => {} } = options
  const transport = options.ask ?? asking(send)
  const pair = keyPair(hide)
  let enrollment: Enrollment | undefined
  let seen: Push | undefined

  function enrolled(): Enrollment {
    if (enrollment === undefined) throw new Error('The device is not enrolled.')
    return enrollment
  }

  const ask = (method: string, path: string, authorization: string | undefined, body?: unknown): Promise<Answered> =>
    transport({
      method,
      path,
      headers: {
        accept: 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })

  /** A phone has its time from the network: here, from the org, whose clock may be ahead. */
  async function orgSeconds(): Promise<number> {
    const headers = { accept: 'application/json' }
    const answer = await send({ method: 'GET', path: '/stuntdouble/health', headers, body: undefined })
    return Math.floor(Date.parse(answer.headers.date ?? '') / 1000)
  }

  async function signed(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const { privateKey, publicKey } = await pair
    const { id, userId, org } = enrolled()
    const now = await orgSeconds()
    const jwt = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'okta-pushbind+jwt', kid: publicKey.kid ?? '' })
      .setIssuer(id)
      .setSubject(userId)
      .setAudience(org)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey)
    hide(jwt, '$SIGNED')
    return jwt
  }

  async function look(): Promise<Body> {
    const { status, body } = await ask('GET', enrolled().pending, `SSWS ${await signed({})}`)
    seen = status === 200 ? body.at(-1) : undefined
    return body
  }

  async function answer(userConsent: string, more: object = {}): Promise<Body> {
    const pushes = seen === undefined ? await look() : []
    // What the org would not show cannot be answered; why, it has said.
    if (!Array.isArray(pushes)) return pushes
    if (seen === undefined) throw new Error('The device was asked nothing.')
    const { transactionId: tx, nonce, verificationUri } = seen
    seen = undefined
    const { methodId: methodEnrollmentId } = enrolled()
    const challengeResponseContext = { userConsent, transactionType: 'LOGIN', ...more }
    const said = { tx, nonce, methodEnrollmentId, keyType: 'proofOfPossession', challengeResponseContext }
    const body = { method: 'push', challengeResponse: await signed(said) }
    return (await ask('POST', pathOf(verificationUri), undefined, body)).body
  }

  return {
    async enroll(activationLink) {
      const said = new URL(activationLink).searchParams
      const { publicKey } = await pair
      const { status, body } = await ask('POST', '/idp/authenticators', `OTDT ${said.get('t')}`, {
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
      })
      if (status !== 200) return body
      const [push] = body.methods
      const org = said.get('s') ?? ''
      const pending = pathOf(push.links.pending.href)
      enrollment = { id: body.id, userId: body.user.id, methodId: push.id, org, pending }
      return body
    },
    look,
    approve: (originHeader) => answer('APPROVED_CONSENT_PROMPT', originHeader === undefined ? {} : { originHeader }),
    deny: () => answer('DENIED_CONSENT_PROMPT'),
    pick: (userResponse) => answer('APPROVED_CONSENT_PROMPT', { userResponse }),
  }
}

const asking =
  (send: Send): Ask =>
  async (request) => {
    const { status, text } = await send(request)
    return { status, body: text === undefined || text === '' ? undefined : JSON.parse(text) }
  }

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

async function keyPair(hide: NonNullable<DeviceOptions['hide']>): Promise<{ privateKey: CryptoKey; publicKey: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint({ kty, crv, x, y })
  hide(x, '$KEY_X')
  hide(y, '$KEY_Y')
  hide(kid, '$KEY_ID')
  return { privateKey, publicKey: { kty, crv, x, y, kid } }
}
